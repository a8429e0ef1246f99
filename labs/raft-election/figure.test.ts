import { describe, expect, it } from "vitest";
import type { Trace } from "@/lib/sim";
import { figureActions, runElection } from "./figure";

/** Who came to lead which term, in order. */
function leaders(trace: Trace): string[] {
  const found: string[] = [];
  for (const { kind, process, detail } of trace.events) {
    if (kind !== "state" || typeof detail !== "object" || detail === null || !("role" in detail) || detail["role"] !== "leader") continue;
    const word = `${process} in term ${String(detail["term"])}`;
    if (!found.includes(word)) found.push(word);
  }
  return found;
}

const candidates = (trace: Trace, term: number) => new Set(trace.events.flatMap(({ kind, process, detail }) => (
  kind === "state" && typeof detail === "object" && detail !== null && "role" in detail && detail["role"] === "candidate" && detail["term"] === term ? [process] : [])));

describe("the figure's stories show what their texts say", () => {
  it("elects n2 in the first term", () => {
    expect(leaders(runElection(figureActions.first, 5_000))).toEqual(["n2 in term 1"]);
  });

  it("splits the votes of the first term among four candidates", () => {
    const trace = runElection(figureActions.split, 5_000);
    expect(candidates(trace, 1)).toEqual(new Set(["n1", "n3", "n4", "n5"]));
    expect(leaders(trace)).toEqual(["n1 in term 2"]);
  });

  it("replaces a leader that has crashed", () => {
    expect(leaders(runElection(figureActions.crash, 9_000))).toEqual(["n2 in term 1", "n1 in term 2"]);
  });

  it("elects nobody in the minority, and has two leaders at once, in different terms", () => {
    const trace = runElection(figureActions.partition, 9_000);
    expect(leaders(trace)).toEqual(["n2 in term 1", "n4 in term 2"]);
    const last = (at: number, process: string) => trace.events.findLast((event) => event.time <= at && event.kind === "state" && event.process === process)?.detail;
    expect(last(6_900, "n2")).toMatchObject({ role: "leader", term: 1 });
    expect(last(6_900, "n4")).toMatchObject({ role: "leader", term: 2 });
    expect(last(9_000, "n2")).toMatchObject({ role: "follower", term: 2, leader: "n4" });
  });

  it("deposes a healthy leader when a server comes back with a later term", () => {
    const trace = runElection(figureActions.rejoin, 10_000);
    expect(leaders(trace)[0]).toBe("n2 in term 1");
    expect(leaders(trace)).toHaveLength(2);
    expect(trace.events.some(({ time, kind, process, detail }) => time < 8_000 && kind === "state" && process === "n1" && JSON.stringify(detail).includes('"term":4'))).toBe(true);
  });

  it("begins a longer run with a shorter one's events", () => {
    const short = runElection(figureActions.crash, 3_000).events;
    expect(runElection(figureActions.crash, 6_000).events.slice(0, short.length)).toEqual(short);
  });
});
