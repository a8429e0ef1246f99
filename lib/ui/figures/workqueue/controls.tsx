import type { ReactNode } from "react";
import type { Call, Step, Strings } from "./types";
import styles from "./workqueue-figure.module.css";

const items = ["a", "b", "c"];

/** What the reader can do to the queue now. A button that makes no sense at this step says so, and keeps its place. */
export function Controls({ strings, step, make }: { strings: Strings; step: Step; make: (call: Call) => void }) {
  const button = (label: string, call: Call, possible: boolean, about = label) => (
    <button key={label} type="button" className={styles.button} aria-label={about} aria-disabled={!possible} onClick={() => { if (possible) make(call); }}>
      {label}
    </button>
  );
  return (
    <fieldset className={styles.controls}>
      <legend>{strings.yourTurn}</legend>
      <Row name={strings.handlers}>{items.map((item) => button(`add("${item}")`, { kind: "add", item }, true))}</Row>
      {step.workers.map((worker, i) => (
        <Row key={i} name={strings.worker(i + 1)}>
          {button("get()", { kind: "get", worker: i }, worker.state === "idle", `${strings.worker(i + 1)}: get()`)}
          {button(strings.succeed, { kind: "succeed", worker: i }, worker.state === "working", `${strings.worker(i + 1)}: ${strings.succeed}`)}
          {button(strings.fail, { kind: "fail", worker: i }, worker.state === "working", `${strings.worker(i + 1)}: ${strings.fail}`)}
        </Row>
      ))}
      <Row name={strings.time}>{button(strings.advance, { kind: "advance" }, step.waiting.length > 0)}</Row>
    </fieldset>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <span className={styles.rowName}>{name}</span>
      <div className={styles.rowButtons}>{children}</div>
    </div>
  );
}
