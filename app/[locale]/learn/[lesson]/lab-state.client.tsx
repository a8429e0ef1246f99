"use client";

import { useEffect, useState, type ReactNode } from "react";
import { knownProgress } from "./reader-progress.client";

/** Shows `passed` when this browser has seen the lab pass. */
export function LabState({ lab, signedIn, passed }: { lab: string; signedIn: boolean; passed: ReactNode }) {
  const [isPassed, setPassed] = useState(false);
  useEffect(() => {
    let gone = false;
    knownProgress({ signedIn }).then((progress) => progress?.localPasses() ?? []).then(
      (passes) => { if (!gone) setPassed(passes.some((pass) => pass.lab === lab)); },
      () => undefined, // Nothing is known, so nothing is claimed.
    );
    return () => { gone = true; };
  }, [lab, signedIn]);
  return isPassed && passed;
}
