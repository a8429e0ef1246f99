import { describe, expect, it } from "vitest";
import { report } from "./testing/reports";
import { type RunState, runReducer } from "./run-state";

const finished = (id: number, r = report()) => ({ type: "finished" as const, id, run: { report: r, files: { "queue.ts": `// ${id}` } } });
const play = (...events: Parameters<typeof runReducer>[1][]): RunState => events.reduce(runReducer, { phase: "idle" } as RunState);

describe("the state of a run", () => {
  it("goes from idle through running to its report", () => {
    const end = play({ type: "start", id: 1 }, finished(1));
    expect(end).toMatchObject({ phase: "reported", last: { files: { "queue.ts": "// 1" } } });
  });

  it("keeps the last results in view while the next run is under way", () => {
    expect(play({ type: "start", id: 1 }, finished(1), { type: "start", id: 2 })).toMatchObject({ phase: "running", id: 2, last: { files: { "queue.ts": "// 1" } } });
  });

  it("ignores the report of a run that a later one superseded", () => {
    expect(play({ type: "start", id: 1 }, { type: "start", id: 2 }, finished(1))).toEqual({ phase: "running", id: 2 });
  });

  it("ends as cancelled, with the earlier results, when it is stopped", () => {
    const end = play({ type: "start", id: 1 }, finished(1), { type: "start", id: 2 }, { type: "stopped", id: 2 });
    expect(end).toMatchObject({ phase: "cancelled", last: { files: { "queue.ts": "// 1" } } });
    expect(runReducer(end, finished(2))).toBe(end);
  });

  it("takes a report that says cancelled for a stop, not for a result", () => {
    const cancelled = report({ verdict: "error", stop: { code: "cancelled" }, tests: [] });
    expect(play({ type: "start", id: 1 }, finished(1, cancelled))).toEqual({ phase: "cancelled" });
  });
});
