import { StatusMark } from "../primitives/status-mark";
import { VisuallyHidden } from "../primitives/visually-hidden";
import styles from "./lesson-mark.module.css";

export interface LessonDone {
  read: boolean;
  /** A lab of it passed in this browser. */
  passed: boolean;
  /** A lab of it passed on the server. */
  verified: boolean;
}

/** Signs of what was done of a lesson; nothing where nothing was. */
export function LessonMark({ done, text, compact }: { done: LessonDone; text: { read: string; passed: string; verified: string }; compact: boolean }) {
  const word = (name: string) => (compact ? <VisuallyHidden>{name}</VisuallyHidden> : name);
  return (
    <span className={styles.marks}>
      {done.read && <span title={compact ? text.read : undefined}><StatusMark status="passed">{word(text.read)}</StatusMark></span>}
      {done.verified && <span title={compact ? text.verified : undefined}><StatusMark status="verified">{word(text.verified)}</StatusMark></span>}
      {done.passed && !done.verified && <span title={compact ? text.passed : undefined}><StatusMark status="local">{word(text.passed)}</StatusMark></span>}
    </span>
  );
}
