import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { laneY, planOf, pointOf } from "../canvas/plan";
import { diffJson } from "./diff";
import { everything, select } from "./filter";
import { scaleOf, ticksOf } from "./scale";
import { firstAtLeast, lastAtMost } from "./search";
import { traceOf } from "./testing";
import { modelOf } from "./trace-model";
import { clamp, fit, margin, openOn, reveal, turn, zoomAt } from "./view";

const burst = modelOf(traceOf(["a", "b"], [
  [0, "a", "start"], [0, "b", "start"], [0, "a", "send", -1, { to: "b", message: { type: "Vote" } }], [0, "b", "drop", 2, { from: "a", reason: "loss" }],
  [1, "a", "timer"], [1000, "b", "log", -1, { level: "info", message: "done" }], [1001, "b", "state", -1, { role: "leader" }],
]));

describe("a scale", () => {
  it("of order gives every event room and shortens a silence, but never reverses", () => {
    const { at } = scaleOf(burst, "order");
    const steps = [...at].slice(1).map((place, index) => place - at[index]!);
    expect(steps.every((step) => step > 0)).toBe(true);
    expect(steps[4]! > steps[3]!).toBe(true);
    expect(steps[4]!).toBeLessThanOrEqual(5);
  });

  it("of time is the time", () => {
    expect([...scaleOf(burst, "time").at]).toEqual([0, 0, 0, 0, 1, 1000, 1001]);
  });

  it("marks round times that are far enough apart", () => {
    const ticks = ticksOf(burst, scaleOf(burst, "time"), 0, 1000, 150, 0, 6).map((tick) => tick.time);
    expect(ticks).toEqual([0, 200, 400, 600, 800, 1000]);
  });

  it("of order marks the first event of a moment, none twice", () => {
    const ticks = ticksOf(burst, scaleOf(burst, "order"), 0, 100, 0, 0, 6).map((tick) => tick.time);
    expect(ticks).toEqual([0, 1, 1000, 1001]);
  });

  it("can be made of no event and of one", () => {
    for (const rows of [[], [[5, "a", "start"]]] as const) {
      for (const kind of ["order", "time"] as const) {
        const scale = scaleOf(modelOf(traceOf(["a"], rows)), kind);
        expect(Number.isFinite(fit(scale, 300).zoom)).toBe(true);
      }
    }
  });
});

describe("a view", () => {
  const scale = scaleOf(burst, "time");

  it("of all shows both ends within the margins", () => {
    const view = fit(scale, 532);
    expect((0 - view.from) * view.zoom).toBeCloseTo(margin);
    expect((1001 - view.from) * view.zoom).toBeCloseTo(532 - margin);
  });

  it("keeps the place under the pointer while it zooms", () => {
    fc.assert(fc.property(fc.double({ min: 1.1, max: 20, noNaN: true }), fc.integer({ min: 100, max: 400 }), (factor, pixel) => {
      const before = fit(scale, 500);
      const after = zoomAt(before, scale, 500, factor, pixel);
      expect(after.from + pixel / after.zoom).toBeCloseTo(before.from + pixel / before.zoom, 5);
    }));
  });

  it("never leaves its scale", () => {
    fc.assert(fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (from, zoom) => {
      const view = clamp({ from, zoom }, scale, 500);
      expect((scale.start - view.from) * view.zoom).toBeLessThanOrEqual(margin + 1e-6);
      expect((scale.end - view.from) * view.zoom).toBeGreaterThanOrEqual(500 - margin - 1e-6);
    }));
  });

  it("moves no further than it must to show a place, and not at all when it is shown", () => {
    const near = { from: 200, zoom: 1 };
    expect(reveal(near, scale, 500, 450)).toBe(near);
    const moved = reveal(near, scale, 500, 720);
    expect((720 - moved.from) * moved.zoom).toBeCloseTo(375);
  });

  it("is the same object as long as nothing in it changes, so that nothing is painted anew", () => {
    const all = fit(scale, 500);
    expect(clamp(all, scale, 500)).toBe(all);
    for (const place of [scale.start, 500, scale.end]) expect(reveal(all, scale, 500, place)).toBe(all);
  });

  it("turns a page for those who do not want it to glide, and stands still until then", () => {
    const near = { from: 200, zoom: 1 };
    expect(turn(near, scale, 500, 699)).toBe(near);
    expect(turn(near, scale, 500, 701).from).toBeCloseTo(517, 0);
    expect(turn({ from: 500, zoom: 1 }, scale, 500, 300).from).toBeCloseTo(175);
  });

  it("opens with what led to the event on its left", () => {
    const order = scaleOf(burst, "order");
    const place = order.at[6]!;
    const view = openOn(order, 100, place);
    expect((place - view.from) * view.zoom).toBeGreaterThan(50);
    expect(view.zoom).toBe(order.comfort);
  });
});

describe("a plan", () => {
  const input = { width: 800, compact: false, unit: 1, hidden: new Set<string>(), longestName: 40 };

  it("closes up over lanes that are hidden", () => {
    const plan = planOf(burst, { ...input, hidden: new Set(["a"]) });
    expect(plan.rows).toEqual([-1, 0]);
    expect(laneY(plan, 0, 0)).toBeNaN();
    expect(plan.height).toBeLessThan(planOf(burst, input).height);
  });

  it("puts names above their lanes where there is no room beside them", () => {
    expect(planOf(burst, { ...input, width: 320 })).toMatchObject({ namesAbove: true, left: 0 });
    expect(planOf(burst, { ...input, width: 640, unit: 2 })).toMatchObject({ namesAbove: true });
    expect(planOf(burst, input)).toMatchObject({ namesAbove: false });
  });

  it("draws a loss on the message's way, not on the lane that it never came to", () => {
    const plan = planOf(burst, input);
    const scale = scaleOf(burst, "order");
    const view = fit(scale, 700);
    const { y } = pointOf(burst, scale, plan, view, 0, 3);
    expect(y).toBeGreaterThan(laneY(plan, 0, 0));
    expect(y).toBeLessThan((laneY(plan, 0, 0) + laneY(plan, 1, 0)) / 2);
  });
});

describe("a filter", () => {
  const found = (filter: Partial<typeof everything>) => [...select(burst, { ...everything, ...filter }, (index) => (index === 2 ? "a sends Vote" : "")).list];

  it("hides processes and families", () => {
    expect(found({})).toHaveLength(7);
    expect(found({ hiddenProcesses: new Set(["b"]) })).toEqual([0, 2, 4]);
    expect(found({ hiddenFamilies: new Set(["message", "life"]) })).toEqual([4, 5, 6]);
  });

  it("looks for words in the sentence and in the detail, all of them, in any case", () => {
    expect(found({ text: "vOTe SENDS" })).toEqual([2]);
    expect(found({ text: "leader" })).toEqual([6]);
    expect(found({ text: "leader vote" })).toEqual([]);
  });
});

describe("the difference of two values", () => {
  it("names the places: changed, new, gone", () => {
    expect(diffJson({ term: 1, log: [{ t: 1 }], old: true }, { term: 2, log: [{ t: 1 }, { t: 2 }] })).toEqual([
      { path: "term", before: 1, after: 2 }, { path: "log[1]", before: undefined, after: { t: 2 } }, { path: "old", before: true, after: undefined },
    ]);
  });

  it("is empty for equal values, however they are made, and is the whole where kinds differ", () => {
    expect(diffJson({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
    expect(diffJson([1], { 0: 1 })).toEqual([{ path: "", before: [1], after: { 0: 1 } }]);
    expect(diffJson(undefined, "x")).toEqual([{ path: "", before: undefined, after: "x" }]);
  });

  it("finds nothing exactly when the JSON is the same", () => {
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
      expect(diffJson(a as never, b as never).length === 0).toBe(same);
    }));
  });

  it("stops at its limit", () => {
    expect(diffJson([0, 0, 0, 0], [1, 1, 1, 1], 2)).toHaveLength(2);
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]));
}

describe("searching a sorted list", () => {
  it("agrees with looking at every element", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: -1, max: 21 }), (list, value) => {
      list.sort((a, b) => a - b);
      expect(lastAtMost(list, value)).toBe(list.findLastIndex((item) => item <= value));
      const first = list.findIndex((item) => item >= value);
      expect(firstAtLeast(list, value)).toBe(first < 0 ? list.length : first);
    }));
  });
});
