import { Simulation } from "@/lib/sim";
import { perform, performSchedules, type Job } from "./measure";

/** What runs in Node and in a page alike, out of one bundle. Every duration is in seconds. */
export interface Measured {
  readonly seconds: number;
  /** Of the job's trace, if it makes one. */
  readonly digest: string;
}

/** Resolves once all promises have settled, as the browser's sandbox does it: listeners of one task take turns with promises. */
function drainByTasks(): { drain: () => Promise<void>; close: () => void } {
  const { port1, port2 } = new MessageChannel();
  let waiting: (() => void) | undefined;
  const next = () => {
    const resolve = waiting;
    waiting = undefined;
    resolve?.();
  };
  for (let i = 0; i < 128; i++) port2.addEventListener("message", next);
  port2.addEventListener("message", () => { if (waiting) port1.postMessage(null); else idle = true; });
  port2.start();
  let idle = true;
  const drain = () => new Promise<void>((resolve) => {
    waiting = resolve;
    if (idle) port1.postMessage(null);
    idle = false;
  });
  return { drain, close: () => { port1.close(); } };
}

/** Runs a job. @param drain the host's, where it has a better one than tasks */
export async function measure(job: Job, drain?: () => Promise<void>): Promise<Measured> {
  const tasks = drain ? undefined : drainByTasks();
  const hook = drain ?? (tasks as { drain: () => Promise<void> }).drain;
  const begun = performance.now();
  const digest = await perform(job, (options) => new Simulation({ ...options, drain: hook }));
  const seconds = (performance.now() - begun) / 1_000;
  tasks?.close();
  return { seconds, digest };
}

export function measureSchedules(count: number, until: number): { readonly seconds: number; readonly events: number } {
  const begun = performance.now();
  const events = performSchedules(count, until);
  return { seconds: (performance.now() - begun) / 1_000, events };
}
