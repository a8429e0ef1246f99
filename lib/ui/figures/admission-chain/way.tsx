import type { AdmissionFigureStrings, Choice, HookName, Outcome, Step } from "./types";
import styles from "./admission-figure.module.css";

/** Who was asked, when, and what it changed; then what became of the request. Bars show the time, from left to right. */
export function Way({ strings, choice, outcome: { steps, object, error, took } }: { readonly strings: AdmissionFigureStrings; readonly choice: Choice; readonly outcome: Outcome }) {
  return (
    <div className={styles.way}>
      <ol aria-label={strings.way} className={styles.steps}>
        {steps.map((step, i) => (
          <li key={i} data-outcome={step.outcome} data-kind={step.kind} className={styles.step}>
            <span className={styles.name}><code>{step.name}</code><small>{strings.kinds[step.kind]}{step.round === 2 && ` · ${strings.round}`}</small></span>
            <span className={styles.said}>
              <strong>{strings.outcomes[step.outcome]}{isIgnored(step, choice) && ` ${strings.ignored}`}</strong>
              {step.changes.map((line) => <code key={line}>{line}</code>)}
            </span>
            <span className={styles.time}>
              <small>{step.to > step.from ? `${step.from}–${step.to} ms` : `${step.from} ms`}</small>
              <span aria-hidden className={styles.bar} style={{ insetInlineStart: `min(${share(step.from, took)}%, 100% - 3px)`, inlineSize: `${share(step.to - step.from, took)}%` }} />
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.end} role="status" data-failed={error !== undefined}>{error === undefined ? strings.stored(took) : strings.refused(took, error)}</p>
      {error === undefined && <p className={styles.object}>{strings.object} {object.map((line) => <code key={line}>{line}</code>)}</p>}
    </div>
  );
}

function share(ms: number, of: number): number {
  return of === 0 ? 0 : (ms / of) * 100;
}

function isIgnored({ name, kind, outcome }: Step, { hooks }: Choice): boolean {
  return kind !== "plugin" && (outcome === "unreachable" || outcome === "late") && hooks[name as HookName].failurePolicy === "Ignore";
}
