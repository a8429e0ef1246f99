import { describe, expect, it } from "vitest";
import type { Trace, TraceEvent } from "@/lib/sim/trace";
import { stripOf } from "./layout";

const event = (id: number, time: number, process: string, kind: TraceEvent["kind"], cause = -1): TraceEvent => ({ id, time, process, kind, cause, detail: null });
const trace: Trace = {
  seed: 1,
  processes: ["a", "b"],
  truncated: false,
  events: [event(0, 0, "b", "start"), event(1, 0, "a", "start"), event(2, 10, "a", "send"), event(3, 30, "b", "deliver", 2), event(4, 30, "", "violation")],
};

describe("a strip of a trace", () => {
  it("has a lane for each process that did something, in the trace's order", () => {
    expect(stripOf(trace, undefined, 10).lanes).toEqual(["", "a", "b"]);
  });
  it("runs from left to right and never puts a later event before an earlier one", () => {
    const xs = stripOf(trace, undefined, 10).marks.map((mark) => mark.x);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
    expect([xs[0], xs.at(-1)]).toEqual([0, 1]);
  });
  it("draws a message from its sending to its delivery", () => {
    expect(stripOf(trace, undefined, 10).arrows.map(({ from, to }) => [from.event.id, to.event.id])).toEqual([[2, 3]]);
  });
  it("keeps what led to the focus when there is more than fits", () => {
    const strip = stripOf(trace, 2, 2);
    expect(strip.marks.map((mark) => mark.event.id)).toEqual([3, 4]);
    expect(strip.skipped).toBe(3);
  });
});
