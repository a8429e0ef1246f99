import { VisuallyHidden } from "@/lib/ui/primitives/visually-hidden";
import type { ReactNode } from "react";
import { Timeline } from "./timeline";
import type { PictureWords, Step } from "./types";
import styles from "./workqueue-figure.module.css";

/** So many slots the bar of the queue shows, filled or not. */
const slots = 5;

/** Of a step, what is drawn. */
export type Shown = Pick<Step, "time" | "queue" | "dirty" | "processing" | "waiting" | "workers">;

interface PictureProps {
  readonly strings: PictureWords;
  readonly step: Shown;
  /** The step before: what differs from it is marked. */
  readonly before: Shown | undefined;
}

/** The queue as a slotted bar, the sets beside it, the workers as rounded boxes, and what waits on an axis of time. */
export function Picture({ strings, step, before }: PictureProps) {
  const changed = (part: (of: Shown) => unknown) => before !== undefined && JSON.stringify(part(step)) !== JSON.stringify(part(before));
  const none = <p className={styles.empty}>{strings.empty}</p>;
  return (
    <div className={styles.picture}>
      <Part name={strings.queue} hint={strings.queueHint} changed={changed((of) => of.queue)}>
        {step.queue.length === 0 && <VisuallyHidden>{strings.empty}</VisuallyHidden>}
        <ol className={styles.bar}>
          {Array.from({ length: Math.max(slots, step.queue.length) }, (_, i) => (
            <li key={i} className={step.queue[i] === undefined ? styles.slot : styles.filled} aria-hidden={step.queue[i] === undefined}>{step.queue[i]}</li>
          ))}
        </ol>
      </Part>
      <Part name={strings.waiting} changed={changed((of) => of.waiting)}>
        {step.waiting.length === 0 ? none : <Timeline now={step.time} waiting={step.waiting} nowLabel={strings.now} />}
      </Part>
      <Part name={strings.dirty} hint={strings.dirtyHint} changed={changed((of) => of.dirty)}>{step.dirty.length === 0 ? none : <Bag items={step.dirty} />}</Part>
      <Part name={strings.processing} hint={strings.processingHint} changed={changed((of) => of.processing)}>
        {step.processing.length === 0 ? none : <Bag items={step.processing} />}
      </Part>
      {step.workers.map((worker, i) => (
        <Part key={i} name={strings.worker(i + 1)} worker={worker.state} changed={changed((of) => of.workers[i])}>
          <p>
            {worker.item !== undefined && <span className={styles.chip}>{worker.item}</span>}
            {strings.states[worker.state]}
          </p>
        </Part>
      ))}
    </div>
  );
}

interface PartProps {
  readonly name: string;
  readonly hint?: string;
  /** Set for a worker. */
  readonly worker?: string;
  readonly changed: boolean;
  readonly children: ReactNode;
}

function Part({ name, hint = "", worker, changed, children }: PartProps) {
  return (
    <div role="group" aria-label={`${name} ${hint}`.trim()} className={worker === undefined ? styles.part : styles.worker} data-state={worker} data-changed={changed}>
      <div className={styles.name} aria-hidden>{name} <span>{hint}</span></div>
      {children}
    </div>
  );
}

function Bag({ items }: { items: readonly string[] }) {
  return <ul className={styles.bag}>{items.map((item) => <li key={item} className={styles.chip}>{item}</li>)}</ul>;
}
