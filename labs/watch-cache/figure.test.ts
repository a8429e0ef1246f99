import { describe, expect, it } from "vitest";
import type { Json, Trace } from "@/lib/sim";
import { figureActions, runWatchCache } from "./figure";

const settled = () => new Promise<void>((resolve) => void setImmediate(resolve));

interface Reader { readonly name: string; readonly version: string; readonly doing: string; readonly pods: readonly string[] }
interface State { readonly events?: readonly string[]; readonly store?: readonly string[]; readonly readers?: readonly Reader[] }

const states = (trace: Trace) => trace.events.filter(({ kind, process }) => kind === "state" && process === "apiserver").map(({ detail }) => detail as unknown as State);
const doings = (trace: Trace, name: string) => states(trace).map(({ readers = [] }) => readers.find((reader) => reader.name === name)?.doing ?? "");
/** In the end all clients know what the cache has. */
function expectAgreement(trace: Trace): void {
  const last = states(trace).at(-1);
  for (const { pods } of last?.readers ?? []) expect(pods).toEqual(last?.store);
  expect(last?.store?.length).toBeGreaterThan(0);
}

describe("the watch cache's figure", () => {
  it("slides: six events stay, and every client has heard of all", async () => {
    const trace = await runWatchCache(figureActions.slides, 12_000, settled);
    expect(states(trace).at(-1)?.events).toHaveLength(6);
    expectAgreement(trace);
  });

  it("lets a client that was away for a while go on without a list", async () => {
    const trace = await runWatchCache(figureActions.back, 10_000, settled);
    expect(new Set(doings(trace, "client 1").filter((line) => line.startsWith("list"))).size).toBe(1);
    expect(doings(trace, "client 1")).toContain("away");
    expectAgreement(trace);
  });

  it("sends a client that comes too late to a new list", async () => {
    const trace = await runWatchCache(figureActions.late, 12_000, settled);
    expect(doings(trace, "client 1").some((line) => line.startsWith("410 too old resource version"))).toBe(true);
    expect(new Set(doings(trace, "client 1").filter((line) => line.startsWith("list"))).size).toBe(2);
    expectAgreement(trace);
  });

  it("cuts off the slow client, which comes back; the quick one notices nothing", async () => {
    const trace = await runWatchCache(figureActions.slow, 14_000, settled);
    expect(doings(trace, "client 2")).toContain("the watch has ended");
    expect(doings(trace, "client 1")).not.toContain("the watch has ended");
    expectAgreement(trace);
  });

  it("lists anew, and ends all watches, when etcd has forgotten what comes next", async () => {
    const trace = await runWatchCache(figureActions.etcd, 14_000, settled);
    expect(doings(trace, "client 1").some((line) => line.startsWith("410"))).toBe(true);
    expectAgreement(trace);
  });

  it("shows the same up to a reader's action, whatever comes after it", async () => {
    const upTo = (trace: Trace) => JSON.stringify(trace.events.filter(({ time }) => time < 3_000) as unknown as Json);
    const [first, second] = [await runWatchCache(figureActions.slides, 4_000, settled), await runWatchCache([...figureActions.slides, { at: 3_500, kind: "custom", id: "delete" }], 6_000, settled)];
    expect(upTo(second)).toBe(upTo(first));
  });
});
