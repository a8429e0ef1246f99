import { describe, expect, it } from "vitest";
import type { Json, Trace } from "@/lib/sim";
import { figureActions, figureEightMoments, figureServers, runReplication } from "./figure";

interface State {
  readonly role: string;
  readonly term: number;
  readonly log: { readonly first: number; readonly entries: readonly (readonly [number, string])[] };
  readonly commitIndex: number;
  readonly snapshot: number;
}

/** What each server shows at a time. */
function statesAt(trace: Trace, time: number): Map<string, State> {
  const states = new Map<string, State>();
  for (const event of trace.events) if (event.kind === "state" && event.time <= time) states.set(event.process, event.detail as Json as unknown as State);
  return states;
}

const termsOf = (states: Map<string, State>) => figureServers.map((name) => states.get(name)?.log.entries.map(([term]) => term).join("") ?? "");

describe("the figure of the replicated log", () => {
  it("replicates three writes to everybody, and commits them", () => {
    const states = statesAt(runReplication(figureActions.replicate, 3000), 3000);
    expect(termsOf(states)).toEqual(Array(5).fill("1111"));
    expect([...states.values()].map(({ commitIndex }) => commitIndex)).toEqual([4, 4, 4, 4, 4]);
  });

  it("lets the logs of two sides part while they are cut off, and mends them afterwards", () => {
    const trace = runReplication(figureActions.repair, 9000);
    const parted = statesAt(trace, 5900);
    expect(parted.get("n2")).toMatchObject({ role: "leader", term: 1, commitIndex: 2 });
    expect(termsOf(parted)).toEqual(["11111", "11111", "11333", "11333", "11333"]);
    const mended = statesAt(trace, 9000);
    expect(new Set(termsOf(mended)).size).toBe(1);
    expect(mended.get("n2")).toMatchObject({ role: "follower", commitIndex: 5 });
  });

  it("brings a server that was down up to date with a snapshot", () => {
    const trace = runReplication(figureActions.snapshot, 7000);
    const sent = trace.events.filter(({ kind, detail }) => kind === "send" && JSON.stringify(detail).includes("InstallSnapshot\""));
    expect(sent.length).toBeGreaterThan(0);
    const states = statesAt(trace, 7000);
    expect(states.get("n5")?.commitIndex).toBe(states.get("n2")?.commitIndex);
    expect(states.get("n5")?.snapshot).toBeGreaterThan(0);
  });

  it("tells figure 8: a majority has the older entry, it is not committed, and another one replaces it", () => {
    const trace = runReplication(figureActions.figureEight, 12_000);
    const counted = statesAt(trace, figureEightMoments.counted);
    expect(counted.get("n1")).toMatchObject({ role: "leader", term: 4, commitIndex: 0 });
    expect(["n1", "n2", "n3"].map((name) => counted.get(name)?.log.entries[1]?.[0])).toEqual([2, 2, 2]);
    const end = statesAt(trace, 12_000);
    expect(["n2", "n3", "n4", "n5"].map((name) => end.get(name)?.log.entries[1]?.[0])).toEqual([3, 3, 3, 3]);
  });

  it("is the same up to an action that is added later", () => {
    const before = runReplication(figureActions.repair, 4000);
    const after = runReplication([...figureActions.repair, { at: 4000, kind: "crash", process: "n3" }], 4000);
    expect(after.events.slice(0, 200)).toEqual(before.events.slice(0, 200));
  });
});
