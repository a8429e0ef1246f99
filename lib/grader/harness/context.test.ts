import { describe, expect, test } from "vitest";
import { Running } from "./context";

const running = ({ traced = true } = {}) => new Running({ seed: 7, paths: new Set(), drain: () => Promise.resolve(), traced });
const wrong = { en: "wrong", zh: "错误" };

describe("a scenario with many seeds", () => {
  test("runs once more with a trace when it fails, and says what it logged once", async () => {
    const run = running();
    const t = run.context(() => ({}));
    let calls = 0;
    const done = t.seeds(3, (seed) => {
      calls++;
      const sim = t.sim();
      sim.note("begins");
      run.lines.add("log", [`seed ${seed}`], 0);
      if (calls > 1) t.fail(wrong);
    });
    await expect(done).rejects.toThrow("wrong");
    expect(calls).toBe(3);
    expect(run.trace(10_000)).toMatchObject({ trace: { events: [{ kind: "note" }], truncated: false }, traceFocus: 0 });
    expect(run.lines.all().map(({ text }) => text)).toEqual([expect.not.stringContaining(String(run.seed)), `seed ${run.seed}`]);
    expect(run.digests().split(",")).toHaveLength(2);
  });

  test.each<[string, () => never]>([
    ["an assertion", () => running().context(() => ({})).fail(wrong)],
    ["a throw", () => { throw new Error("wrong"); }],
  ])("has failed by %s even if it would pass the second time", async (_, fail) => {
    const t = running().context(() => ({}));
    let calls = 0;
    await expect(t.seeds(3, () => { if (++calls === 1) fail(); })).rejects.toThrow("wrong");
    expect(calls).toBe(2);
  });

  test("an assertion counts though the student's code swallowed it", async () => {
    const t = running().context(() => ({}));
    let calls = 0;
    await expect(t.seeds(3, () => {
      if (++calls > 1) return;
      try { t.fail(wrong); } catch { /* swallowed */ }
    })).rejects.toMatchObject({ failure: { message: wrong } });
  });

  test("leaves traces out where nobody will see one", async () => {
    const run = running({ traced: false });
    const t = run.context(() => ({}));
    await t.seeds(2, () => { t.sim().note("begins"); });
    expect(run.trace(10_000).trace?.events).toEqual([]);
  });
});

test("of cases that are compared together the one that differs is shown, if each had a simulation of its own", () => {
  const shown = (sims: number, actual: readonly string[]) => {
    const run = running();
    const t = run.context(() => ({}));
    for (let i = 0; i < sims; i++) t.sim().note(`simulation ${i}`);
    expect(() => { t.expect(actual, wrong).toEqual(["a", "b", "c"]); }).toThrow("wrong");
    return run.trace(10_000).trace?.events[0]?.detail;
  };
  expect(shown(3, ["a", "?", "?"])).toMatchObject({ text: "simulation 1" });
  expect(shown(2, ["a", "?", "?"])).toMatchObject({ text: "simulation 1" });
  expect(shown(3, ["a", "?"])).toMatchObject({ text: "simulation 2" });
});

test("of a long trace the end is shown, where the test failed", () => {
  const run = running();
  const sim = run.context(() => ({})).sim();
  for (let i = 0; i < 5_000; i++) sim.note(`event ${i}`);
  const { trace, traceFocus } = run.trace(1_000_000);
  expect([trace?.events.length, trace?.truncated, traceFocus]).toEqual([4_000, true, 3_999]);
  expect(trace?.events.at(-1)).toMatchObject({ id: 4_999, detail: { text: "event 4999" } });
});

test("of a trace that says much as much of its end is shown as there is room for", () => {
  const run = running();
  const sim = run.context(() => ({})).sim();
  for (let i = 0; i < 100; i++) sim.note("x".repeat(1_000));
  const { trace, traceFocus } = run.trace(20_000);
  expect(JSON.stringify(trace).length).toBeLessThan(20_000);
  expect([trace?.events.length, trace?.truncated, traceFocus]).toEqual([18, true, 17]);
  expect(run.trace(10)).toEqual({});
});

test("of a trace that names processes at greater length than a report may nothing is shown", () => {
  const run = running();
  const sim = run.context(() => ({})).sim();
  sim.client("a").send("b".repeat(2_000), null);
  expect(run.trace(1_000_000)).toEqual({});
});

test("a failure's words are clipped, whatever the student's code has put into them", () => {
  const run = running();
  const long = "x".repeat(100_000);
  expect(() => run.context(() => ({})).fail({ en: long, zh: long })).toThrow();
  expect([run.failure?.message?.en.length, run.failure?.message?.zh.length]).toEqual([2_001, 2_001]);
});

test("each life of a process may have the student's modules to itself", () => {
  let evaluations = 0;
  const t = running().context(() => ({ module: { evaluation: ++evaluations } }));
  expect([t.student, t.afresh(), t.afresh(), t.student]).toEqual([1, 2, 3, 1].map((evaluation) => ({ module: { evaluation } })));
});
