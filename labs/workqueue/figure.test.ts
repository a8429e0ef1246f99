import { describe, expect, it } from "vitest";
import { runFigure, story, type FigureCall, type FigureStep } from "./figure";

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const run = (...calls: FigureCall[]) => runFigure(calls, settled);
const last = async (...calls: FigureCall[]): Promise<FigureStep> => (await run(...calls)).at(-1)!;

const add = (item: string): FigureCall => ({ kind: "add", item });
const get = (worker: number): FigureCall => ({ kind: "get", worker });
const succeed = (worker: number): FigureCall => ({ kind: "succeed", worker });
const fail = (worker: number): FigureCall => ({ kind: "fail", worker });
const advance: FigureCall = { kind: "advance" };

describe("the work queue's figure", () => {
  it("shows the collections of the reference solution", async () => {
    expect(await last(add("a"), add("b"), get(0), add("a"))).toMatchObject({
      event: { id: "added-while-processing", items: ["a"] }, time: 0, queue: ["b"], dirty: ["b", "a"], processing: ["a"], waiting: [],
      workers: [{ state: "working", item: "a" }, { state: "idle" }],
    });
  });

  it("tells a duplicate from an add, and what done() does with an item added again", async () => {
    expect((await last(add("a"), add("a"))).event.id).toBe("duplicate");
    expect(await last(add("a"), get(0), add("a"), succeed(0))).toMatchObject({ event: { id: "succeeded-requeued" }, queue: ["a"], processing: [] });
  });

  it("shows a worker that waits, and then that it was woken, as two pictures", async () => {
    const steps = await run(get(1), add("a"));
    expect(steps.map(({ event }) => event.id)).toEqual(["start", "waits", "added", "woken"]);
    expect(steps.at(-2)).toMatchObject({ queue: ["a"], workers: [{ state: "idle" }, { state: "waiting" }] });
    expect(steps.at(-1)).toMatchObject({ queue: [], processing: ["a"], workers: [{ state: "idle" }, { state: "working", item: "a" }] });
  });

  it("puts a failed item off for longer each time, until it is forgotten", async () => {
    const again = [advance, get(0)];
    const steps = await run(add("a"), get(0), fail(0), ...again, fail(0), ...again, succeed(0), add("a"), get(0), fail(0));
    expect(steps.filter(({ event }) => event.id === "failed").map(({ event }) => [event.ms, event.failures])).toEqual([[5, 1], [10, 2], [5, 1]]);
    expect(steps.find(({ event }) => event.id === "ready")).toMatchObject({ time: 5, queue: ["a"], waiting: [], event: { items: ["a"], ms: 5 } });
  });

  it("has nothing to wait for when no timer is set", async () => {
    expect((await last(advance)).event.id).toBe("nothing-due");
  });

  it("tells a story in which everything happens that captions exist for", async () => {
    const steps = await runFigure(story, settled);
    const told = new Set(steps.map(({ event }) => event.id));
    expect([...told].sort()).toEqual([
      "added", "added-while-processing", "duplicate", "failed", "got", "ready", "start", "succeeded", "succeeded-requeued", "waits", "woken",
    ]);
    expect(steps.at(-1)).toMatchObject({ queue: [], dirty: [], processing: [], waiting: [] });
  });
});
