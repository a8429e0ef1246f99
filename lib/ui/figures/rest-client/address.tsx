import type { Outcome, RequestFigureStrings } from "./types";
import styles from "./request-figure.module.css";

/** Method and path; below each part of it, what it says. */
export function Address({ strings, verb, parts }: { readonly strings: RequestFigureStrings; readonly verb: string; readonly parts: Outcome["address"] }) {
  return (
    <div role="group" aria-label={`${strings.address}: ${verb} ${parts.map(({ text }) => text).join("")}`} className={styles.address}>
      <span className={styles.piece}><code>{verb}</code></span>
      {parts.map(({ part, text }) => (
        <span key={part} className={styles.piece} data-part={part}><code>{text}</code><small>{strings.parts[part]}</small></span>
      ))}
    </div>
  );
}
