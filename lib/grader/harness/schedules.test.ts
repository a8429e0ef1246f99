import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Schedule, TraceEvent } from "@/lib/sim";
import { buildFixture, type Built } from "../__fixtures__/grading";
import type { Report, TestReport } from "../report";
import type { SchedulePlan } from "./api";
import { Running } from "./context";

let lab: Built;
beforeAll(async () => { lab = await buildFixture("schedules", { fuel: 2_000 }); });
afterAll(() => { lab.remove(); });

/** The reference with one thing changed. */
function changed(from: string, to: string): Record<string, string> {
  const text = (lab.solution["counter.ts"] as string).replace(from, to);
  expect(text).not.toBe(lab.solution["counter.ts"]);
  return { "counter.ts": text };
}

/** What the server's and the browser's report have in common, hidden tests apart. */
const comparable = ({ tests, traceHash, virtualMs, verdict }: Report) =>
  ({ traceHash, virtualMs, verdict, tests: tests.filter((one) => !one.hidden).map(({ realMs: _realMs, ...one }) => one) });

async function graded(files: Record<string, string>): Promise<readonly [TestReport, TestReport, TestReport]> {
  const [server, again, browser] = [await lab.grade(files, 5), await lab.grade(files, 5), await lab.gradeInV8(files, 5)];
  expect(comparable(browser)).toEqual(comparable(server));
  expect(again.fuel).toBe(server.fuel);
  expect(server.stop).toBeUndefined();
  return server.tests.slice(0, 3) as [TestReport, TestReport, TestReport];
}

describe("a graded test of many schedules", () => {
  test("passes if none fails, and says nothing of schedules", async () => {
    const report = await lab.grade(lab.solution, 5);
    expect(report.verdict).toBe("passed");
    expect(comparable(await lab.gradeInV8(lab.solution, 5))).toEqual(comparable(report));
    expect(JSON.stringify(report)).not.toContain("schedule\"");
  });

  test("shows the simplest schedule that fails, with its trace, alike in both engines", async () => {
    const [remembers, invariant] = await graded(changed("disk.sync();", ""));
    expect(remembers.failure).toMatchObject({ code: "assertion", at: { file: "counter.ts" } });
    expect(remembers.schedule).toMatchObject({ seed: remembers.seed, processes: [expect.any(String)], faults: [{ kind: "crash" }] });
    const { faults: [fault], until } = remembers.schedule as Schedule;
    expect((fault as { for: number }).for).toBe(0);
    const { events, processes, seed } = remembers.trace as { events: readonly TraceEvent[]; processes: readonly string[]; seed: number };
    expect([seed, processes]).toEqual([remembers.seed, remembers.schedule?.processes]);
    expect(events.filter(({ kind }) => kind === "fault").map(({ detail }) => detail)).toEqual([fault]);
    expect(until).toBe(Math.ceil(events.at(-1)?.time as number));
    expect(remembers.failure?.message?.en).toContain("after 1");
    expect(invariant).toMatchObject({ failure: { code: "violation", thrown: expect.stringContaining("counts go up") as string }, schedule: { faults: [{ kind: "crash" }] } });
    expect(invariant.trace?.events[invariant.traceFocus as number]).toMatchObject({ kind: "violation" });
  });

  test("an assertion that the student's code swallows counts", async () => {
    const [remembers] = await graded({ "counter.ts": changed("disk.sync();", "")["counter.ts"]?.replace("done(this.count);", "try { done(this.count); } catch {}") as string });
    expect(remembers).toMatchObject({ failure: { code: "assertion", message: { en: expect.stringContaining("counts after 1") as string } }, schedule: { faults: [{ kind: "crash" }] } });
  });

  test("what the student's code throws is known by its name", async () => {
    const [remembers] = await graded(changed("onStart() {", "onStart() { if (this.count === 3) null!.x; if (this.count > 0 && this.count < 3) throw new RangeError(`count ${this.count}`);"));
    expect(remembers.failure?.code).toBe("threw");
    expect(remembers.schedule?.faults).toHaveLength(1);
  });

  test("modules are evaluated afresh for each schedule", async () => {
    const [remembers] = await graded({ "counter.ts": `let lives = 0;\n${lab.solution["counter.ts"] as string}`.replace("onStart() {", "onStart() { if (++lives > 15) throw new Error('old');") });
    expect(remembers.status).toBe("passed");
  });

  test("one that waits for ever is shrunk like any other, and the test after it runs", async () => {
    const [, , answers] = await graded(changed("return Promise.resolve(faults);", "return faults >= 2 ? new Promise(() => {}) : Promise.resolve(faults);"));
    expect(answers).toMatchObject({ failure: { code: "stuck" }, schedule: { faults: [{}, {}] } });
  });
});

describe("the search", () => {
  const plan: SchedulePlan = { count: 10, processes: ["a", "b", "c"], until: 1_000, faults: { horizon: 900, count: 4, kinds: ["crash"] }, fewestProcesses: 1 };
  const wrong = (more = "") => ({ en: `wrong${more}`, zh: "错误" });
  const running = ({ traced = true } = {}) => new Running({ seed: 7, paths: new Set(), drain: () => new Promise((resolve) => { setImmediate(resolve); }), traced });

  test("keeps logs and simulations of the run that is shown, and of those that passed before it nothing but a digest", async () => {
    const run = running();
    const t = run.context(() => ({}));
    let calls = 0;
    await expect(t.schedules(plan, (schedule, sim) => {
      calls++;
      run.lines.add("log", [`run of ${schedule.seed}`], 0);
      sim.note("begins");
      if (calls >= 3) t.fail(wrong());
    })).rejects.toThrow("wrong");
    expect(run.lines.all().map(({ text }) => text)).toEqual([`run of ${run.seed}`]);
    expect(run.digests().split(",")).toHaveLength(3);
    expect(run.trace(1_000_000).trace).toMatchObject({ seed: run.seed, events: [{ kind: "note" }] });
    expect(run.schedule).toMatchObject({ seed: run.seed, faults: [], processes: ["a"], until: 1 });
  });

  test("takes assertions whose words differ in numbers only for the same, and no others", async () => {
    const shrunk = async (words: (faults: number) => string) => {
      const run = running();
      const t = run.context(() => ({}));
      await expect(t.schedules({ ...plan, faults: { horizon: 900, count: 4, kinds: ["partition"] } }, ({ faults }) => t.fail(wrong(words(faults.length))))).rejects.toThrow();
      return run.schedule?.faults.length;
    };
    expect(await shrunk((faults) => ` by ${faults}.5 ms`)).toBe(0);
    expect(await shrunk((faults) => (faults > 1 ? " with many" : " with few"))).toBe(2);
  });

  test("ends by its budget of runs, and by what they cost", async () => {
    const search = async (more: Partial<SchedulePlan>, events: number) => {
      const run = running();
      const t = run.context(() => ({}));
      let calls = 0;
      await expect(t.schedules({ ...plan, ...more }, (schedule, sim) => {
        calls++;
        for (let i = 0; i < events; i++) sim.note("busy");
        if (schedule.faults.length >= 2) t.fail(wrong());
      })).rejects.toThrow("wrong");
      expect(run.schedule?.faults.length).toBeGreaterThanOrEqual(2);
      return calls;
    };
    expect(await search({ maxRuns: 5 }, 1)).toBeLessThanOrEqual(5 + 3);
    expect(await search({ maxRuns: 1 }, 1)).toBe(3);
    expect(await search({ count: 1, maxRuns: 1_000 }, 100)).toBeLessThanOrEqual(1 + 20 + 2);
  });

  test("of a test that nobody sees shrinks nothing", async () => {
    const run = running({ traced: false });
    const t = run.context(() => ({}));
    let calls = 0;
    await expect(t.schedules(plan, () => { calls++; t.fail(wrong()); })).rejects.toThrow("wrong");
    expect(calls).toBe(2);
  });

  test("has failed even if the failure never comes again", async () => {
    const run = running();
    const t = run.context(() => ({}));
    let calls = 0;
    await expect(t.schedules(plan, () => { if (++calls === 1) t.fail(wrong()); })).rejects.toMatchObject({ failure: { message: wrong() } });
    expect(run.schedule).toBeUndefined();
  });

  test("leaves later parts of the test as if it had not been", async () => {
    const run = running();
    const t = run.context(() => ({}));
    await t.schedules(plan, () => undefined);
    expect([run.seed, run.schedule]).toEqual([7, undefined]);
    expect(t.sim().seed).toBe(7);
  });

  test("says what is wrong with a plan", async () => {
    await expect(running().context(() => ({})).schedules({ ...plan, processes: [] }, () => undefined)).rejects.toThrow(/need processes/);
  });
});
