import { describe, expect, it } from "vitest";
import type { Json, Trace } from "@/lib/sim";
import type { ScenarioAction } from "@/lib/sim/scenario";
import { runResync, figureActions as resyncActions } from "../resync/figure";
import { figureActions, runInformer } from "./figure";

const settled = () => new Promise<void>((resolve) => void setImmediate(resolve));

interface State {
  readonly queue?: readonly { readonly key: string; readonly deltas: readonly string[] }[];
  readonly store?: readonly { readonly key: string; readonly version: string }[];
  readonly listeners?: readonly (readonly string[])[];
}

/** What the informer showed, in order, up to a time. */
const states = (trace: Trace, until = Infinity) => trace.events.filter(({ kind, process, time }) => kind === "state" && process === "informer" && time <= until).map(({ detail }) => detail as State);
const store = (trace: Trace) => states(trace).at(-1)?.store?.map(({ key, version }) => `${key}@${version}`).sort();
const queues = (trace: Trace) => states(trace).flatMap(({ queue = [] }) => queue.map(({ key, deltas }) => `${key}: ${deltas.join(", ")}`));
const sent = (trace: Trace, part: string) => trace.events.filter(({ kind, detail }) => kind === "send" && JSON.stringify(detail as Json).includes(part));

describe("the informer's figure", () => {
  it("begins with a list, and follows what is created and updated", async () => {
    const trace = await runInformer(figureActions.start, 6_000, settled);
    expect(store(trace)).toEqual(["default/api@103", "default/db@104", "default/web@101"]);
    expect(queues(trace)).toContain("default/web: Replaced @101");
  });

  it("gathers what happens to an object while the queue is held, and never mixes two of them", async () => {
    const trace = await runInformer(figureActions.burst, 9_000, settled);
    expect(queues(trace).some((line) => line.split(",").length > 1)).toBe(true);
    expect(states(trace).at(-1)?.queue).toEqual([]);
  });

  it("finds out by a list what was deleted while it was cut off, and makes a tombstone of it", async () => {
    const trace = await runInformer(figureActions.missed, 20_000, settled);
    expect(queues(trace).some((line) => line.includes("†"))).toBe(true);
    expect(sent(trace, '/api/v1/pods?resourceVersion=102"')).toHaveLength(1);
    expect(store(trace)).toHaveLength(1);
  });

  it("goes on from the last version when the server is back", async () => {
    const trace = await runInformer(figureActions.crash, 20_000, settled);
    expect(store(trace)).toHaveLength(3);
    expect(sent(trace, "/api/v1/pods?").filter(({ detail }) => !JSON.stringify(detail).includes("watch=true"))).toHaveLength(1);
  });

  it("shows the same up to a reader's action, whatever comes after it", async () => {
    const more: ScenarioAction[] = [...figureActions.start, { at: 3_500, kind: "custom", id: "delete" }];
    const [first, second] = [await runInformer(figureActions.start, 4_000, settled), await runInformer(more, 6_000, settled)];
    const upTo = (trace: Trace) => JSON.stringify(trace.events.filter(({ time }) => time < 3_500));
    expect(upTo(second)).toBe(upTo(first));
  });
});

describe("the resync's figure", () => {
  const pending = (trace: Trace) => [0, 1, 2].map((i) => new Set(states(trace).slice(1).flatMap(({ listeners = [] }) => (listeners[i] ?? []).filter((line) => line.startsWith("update")))).size);

  it("brings every object again, to those that asked, without a request", async () => {
    const trace = await runResync(resyncActions.calm, 9_000, settled);
    expect(queues(trace)).toContain("default/web: Sync @101");
    expect(pending(trace)[2]).toBe(0);
    expect(sent(trace, "/api/v1/pods?")).toHaveLength(2);
  });

  it("leaves out what has something newer in the queue", async () => {
    const trace = await runResync(resyncActions.newer, 5_000, settled);
    expect(queues(trace).some((line) => line.includes("Updated") && line.includes("Sync"))).toBe(false);
    expect(queues(trace).some((line) => line.includes("Updated"))).toBe(true);
  });
});
