import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ManualClock } from "@/lib/sim/manual-clock";
import { RecordedMetrics } from "./behaviours/metrics";
import { Queue } from "./solution/queue";
import { Condition } from "./starter/condition";
import { Heap, type HeapItem } from "./starter/heap";
import { QueueMetrics } from "./starter/metrics";

interface Entry extends HeapItem {
  key: number;
}

describe("the heap that students are given", () => {
  const heap = () => new Heap<Entry>((a, b) => a.key < b.key);

  it("gives its items in order, also after keys have changed", () => {
    fc.assert(fc.property(fc.array(fc.integer()), fc.array(fc.tuple(fc.nat(), fc.integer())), (keys, changes) => {
      const tested = heap();
      const entries = keys.map((key) => ({ key, index: -1 }));
      for (const entry of entries) tested.push(entry);
      for (const [which, key] of changes) {
        const entry = entries[which % Math.max(1, entries.length)];
        if (entry === undefined) continue;
        entry.key = key;
        tested.fix(entry);
      }
      const popped: number[] = [];
      for (let least = tested.peek(); least !== undefined; least = tested.peek()) {
        expect(tested.pop()).toBe(least);
        expect(least.index).toBe(-1);
        popped.push(least.key);
      }
      expect(popped).toEqual(entries.map(({ key }) => key).sort((a, b) => a - b));
      expect(tested.size).toBe(0);
      expect(tested.pop()).toBeUndefined();
    }));
  });
});

describe("the condition that students are given", () => {
  it("says what is missing when a loop calls wait() and does not await it", () => {
    const condition = new Condition();
    expect(() => { for (;;) void condition.wait(); }).toThrow("`await` it");
  });

  it("wakes the longest waiting first, and keeps no signal for later", async () => {
    const condition = new Condition();
    const woken: number[] = [];
    condition.signal();
    for (const i of [1, 2, 3]) void condition.wait().then(() => woken.push(i));
    await Promise.resolve();
    expect(woken).toEqual([]);
    condition.signal();
    await Promise.resolve();
    expect(woken).toEqual([1]);
    condition.broadcast();
    await Promise.resolve();
    expect(woken).toEqual([1, 2, 3]);
  });
});

describe("the metrics that students are given", () => {
  const measured = () => {
    const clock = new ManualClock();
    const metricsProvider = new RecordedMetrics();
    return { clock, metricsProvider, metrics: new QueueMetrics<string>({ clock, name: "test", metricsProvider }) };
  };

  it("refresh unfinished work every 500 ms while there is some, and set no timer at rest", () => {
    const { clock, metricsProvider, metrics } = measured();
    expect(clock.next()).toBe(Infinity);
    metrics.get("a");
    clock.advanceTo(300);
    metrics.get("b");
    clock.advanceTo(1000);
    expect([metricsProvider.unfinishedWorkSeconds, metricsProvider.longestRunningProcessor]).toEqual([1.7, 1]);
    metrics.done("a");
    metrics.done("b");
    clock.advanceTo(1500);
    expect([metricsProvider.unfinishedWorkSeconds, metricsProvider.longestRunningProcessor]).toEqual([0, 0]);
    expect(clock.next()).toBe(Infinity);
  });

  it("are not refreshed any more after stop", () => {
    const { clock, metricsProvider, metrics } = measured();
    metrics.get("a");
    metrics.stop();
    clock.advanceTo(5000);
    expect(metricsProvider.unfinishedWorkSeconds).toBe(0);
  });

  it("measure nothing without a name, as upstream", () => {
    const metricsProvider = new RecordedMetrics();
    const metrics = new QueueMetrics<string>({ clock: new ManualClock(), metricsProvider });
    metrics.add("a");
    metrics.retry();
    expect([metricsProvider.adds, metricsProvider.retries]).toEqual([0, 0]);
  });
});

describe("the reference's queue", () => {
  it("keeps the order through any mixture of adds and gets", async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.nat(5)), async (bursts) => {
      const queue = new Queue<number>({ clock: new ManualClock() });
      let added = 0;
      let taken = 0;
      for (const burst of bursts) {
        for (let i = 0; i < burst; i++) queue.add(added++);
        for (let i = 0; i < 3 && taken < added; i++) expect((await queue.get()).item).toBe(taken++);
        expect(queue.len()).toBe(added - taken);
      }
    }));
  });
});
