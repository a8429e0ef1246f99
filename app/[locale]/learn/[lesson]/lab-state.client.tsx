"use client";

import { useEffect, useState, type ReactNode } from "react";
import { readerProgress } from "./reader-progress.client";

/** Shows `passed` when this browser has seen the lab pass. */
export function LabState({ lab, passed }: { lab: string; passed: ReactNode }) {
  const [isPassed, setPassed] = useState(false);
  useEffect(() => {
    let gone = false;
    readerProgress().then((progress) => progress.localPasses()).then(
      (passes) => { if (!gone) setPassed(passes.some((pass) => pass.lab === lab)); },
      () => undefined, // Nothing is known, so nothing is claimed.
    );
    return () => { gone = true; };
  }, [lab]);
  return isPassed && passed;
}
