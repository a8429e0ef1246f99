"use client";

import { useEffect, useRef, useState } from "react";
import styles from "./read-mark.module.css";

export interface ReadStore {
  isRead(): Promise<boolean>;
  markRead(): Promise<void>;
}

/** At the end of a lesson: records that it was read when the reader stays here for a moment, or presses the button. */
export function ReadMark({ store, strings }: { store: ReadStore; strings: { mark: string; done: string; failed: string } }) {
  const [state, setState] = useState<"open" | "read" | "failed">("open");
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (next: "read" | "failed") => { if (!gone) setState(next); };
    const seen = new IntersectionObserver(([entry]) => {
      clearTimeout(timer);
      // A jump past the end, or a quick scroll to the foot and back, is no reading.
      if (entry?.isIntersecting) timer = setTimeout(() => store.markRead().then(() => settle("read"), () => settle("failed")), 1500);
    });
    store.isRead().then(
      (read) => {
        if (read) settle("read");
        else if (!gone && place.current) seen.observe(place.current);
      },
      () => undefined, // No storage: the button is still there, and says so when pressed.
    );
    return () => {
      gone = true;
      clearTimeout(timer);
      seen.disconnect();
    };
  }, [store]);

  const mark = () => store.markRead().then(() => setState("read"), () => setState("failed"));
  return (
    <div ref={place} className={styles.place}>
      {state !== "read" && <button type="button" className={styles.mark} onClick={() => void mark()}>{strings.mark}</button>}
      <p role="status" className={styles.status}>{state === "read" ? `✓ ${strings.done}` : state === "failed" ? strings.failed : ""}</p>
    </div>
  );
}
