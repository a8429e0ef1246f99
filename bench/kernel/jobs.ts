import type { Job } from "./measure";
import { programs } from "./programs";

/** All that a program is measured by, in one engine; `events` is the size of a run. */
export function jobsOf(program: string, events: number): { readonly bare: Job; readonly traced: Job; readonly digest: Job; readonly double: Job; readonly eightfold: Job } {
  const job = { program, events, traced: false, digest: false };
  return {
    bare: job,
    traced: { ...job, traced: true },
    digest: { ...job, traced: true, digest: true },
    double: { ...job, events: events * 2 },
    eightfold: { ...job, events: events * 8 },
  };
}

/** Size of a run in the server's sandbox, where every job is a test of a suite of its own. */
export const sandboxEvents = 10_000;

export const sandboxJobs: readonly Job[] = programs.flatMap(({ name }) => Object.values(jobsOf(name, sandboxEvents)));
