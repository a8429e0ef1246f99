"use client";

import { useEffect, useState } from "react";
import { Choices } from "./choices";
import type { AdmissionFigureStrings, Choice, HookChoice, Outcome } from "./types";
import { Way } from "./way";
import styles from "./admission-figure.module.css";

export interface AdmissionFigureProps {
  readonly strings: AdmissionFigureStrings;
  /** Sends a pod through a chain of these webhooks, in virtual time. */
  readonly admit: (choice: Choice) => Promise<Outcome>;
}

const up: HookChoice = { behaviour: "up", failurePolicy: "Fail" };
const first: Choice = { hooks: { mirror: up, sidecar: up, "mirrored-only": up, "small-pods": up }, reinvocationPolicy: "Never" };

/** A pod's way through the admission chain, whose webhooks the reader breaks. */
export function AdmissionFigure({ strings, admit }: AdmissionFigureProps) {
  const [choice, setChoice] = useState(first);
  // With the choice that it is of, so that what is shown fits together.
  const [shown, setShown] = useState<{ readonly choice: Choice; readonly outcome: Outcome }>();
  useEffect(() => {
    let current = true;
    void admit(choice).then((outcome) => { if (current) setShown({ choice, outcome }); });
    return () => { current = false; };
  }, [admit, choice]);

  return (
    <div className={styles.figure}>
      <Choices strings={strings} choice={choice} onChange={setChoice} />
      {shown === undefined ? <div className={styles.blank} /> : <Way strings={strings} {...shown} />}
    </div>
  );
}
