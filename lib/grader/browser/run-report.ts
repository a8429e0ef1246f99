import type { GuestEvent } from "../harness/protocol";
import type { LabManifest } from "../lab";
import type { Report, Stop, TestReport } from "../report";

export interface RunOutcome {
  readonly lab: Pick<LabManifest, "id" | "version" | "tests">;
  readonly seed: number;
  /** What the harness told, as it came: each a JSON text of GuestEvent[]. */
  readonly events: readonly unknown[];
  readonly realMs: number;
  /** Why the run ended, if not by itself. */
  readonly stop?: Stop;
}

/**
 * The report of a run in the browser. Only the lab's own list says which tests there are; a run that told of others, or
 * ended without telling of all, was tampered with.
 */
export function reportOf({ lab, seed, events, realMs, stop }: RunOutcome): Report {
  const wanted = lab.tests.filter((test) => !test.hidden);
  const run = replay(events.flatMap((batch) => JSON.parse(String(batch)) as GuestEvent[]));
  const inOrder = run.finished.every((report, index) => report.id === wanted[index]?.id);
  const complete = run.done && run.finished.length === wanted.length;
  const why = stop ?? run.stop ?? (inOrder && complete ? undefined : { code: "tampered" as const });
  const tests = wanted.map(({ id, group }, index): TestReport => {
    const report = inOrder ? run.finished[index] : undefined;
    return report ? { ...report, realMs: 0 } : { id, group, status: "not-run", hidden: false, virtualMs: 0, realMs: 0, logs: [] };
  });
  const ours = why?.code === "cancelled" || why?.code === "infrastructure";
  return {
    version: 1, lab: lab.id, labVersion: lab.version, seed,
    verdict: ours ? "error" : !why && tests.every((test) => test.status === "passed") ? "passed" : "failed",
    ...(why && { stop: run.current !== undefined && why.test === undefined ? { ...why, test: run.current } : why }),
    tests,
    traceHash: run.done?.traceHash ?? "", virtualMs: run.done?.virtualMs ?? 0,
    realMs: Math.round(realMs), fuel: 0, engine: "browser",
  };
}

interface Replay {
  readonly finished: readonly Omit<TestReport, "realMs">[];
  readonly stop?: Stop;
  readonly done?: Extract<GuestEvent, { type: "done" }>;
  /** The test that had begun and not ended. */
  readonly current?: string;
}

function replay(events: readonly GuestEvent[]): Replay {
  const finished: Omit<TestReport, "realMs">[] = [];
  let stop: Stop | undefined;
  let done: Extract<GuestEvent, { type: "done" }> | undefined;
  let current: string | undefined;
  for (const event of events) {
    if (event.type === "started") current = event.test;
    else if (event.type === "finished") {
      current = undefined;
      finished.push(event.report);
    } else if (event.type === "stopped") stop ??= event.stop;
    else done ??= event;
  }
  return { finished, ...(stop && { stop }), ...(done && { done }), ...(current !== undefined && { current }) };
}
