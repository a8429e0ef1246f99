import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findFailure, shrink, Simulation, type Fault, type Schedule } from "../index";
import { ddmin } from "./ddmin";

const processes = ["n1", "n2", "n3", "n4", "n5"];
const crash = (process: string, at: number, duration = 100): Fault => ({ kind: "crash", at, for: duration, process });

describe("ddmin", () => {
  it("finds exactly the items a failure needs, whichever they are", async () => {
    await fc.assert(fc.asyncProperty(fc.uniqueArray(fc.nat(40), { maxLength: 30 }), fc.infiniteStream(fc.boolean()), async (items, coin) => {
      const needed = items.filter(() => coin.next().value);
      const result = await ddmin(items, async (part) => needed.every((item) => part.includes(item)));
      expect(result).toEqual(needed);
    }));
  });

  it("leaves nothing that could be left out by itself, when causes are alternatives", async () => {
    const fails = (part: readonly number[]) => part.filter((item) => item % 3 === 0).length >= 2 || part.includes(7);
    const result = await ddmin([1, 2, 3, 4, 5, 6, 7, 8, 9], async (part) => fails(part));
    expect(fails(result)).toBe(true);
    result.forEach((_, i) => expect(fails(result.toSpliced(i, 1))).toBe(false));
  });

  it("takes few tries where one item of many matters", async () => {
    let tries = 0;
    await ddmin(Array.from({ length: 256 }, (_, i) => i), async (part) => { tries++; return part.includes(77); });
    expect(tries).toBeLessThan(30);
  });
});

/** A wrong program: it counts in memory what it should keep on disk, so that a crash of n1 after its third tick loses ticks. */
function forgetful({ seed, processes: names, faults, until }: Schedule): void {
  const sim = new Simulation({ seed });
  let ticks = 0;
  for (const name of names) {
    sim.spawn(name, ({ timers }) => ({
      onStart: () => timers.set("tick", 100),
      onTimer: () => { timers.set("tick", 100); if (name === "n1") ticks++; },
    }));
  }
  let [before, restarts] = [0, 0];
  sim.invariant("n1 remembers", () => {
    const running = sim.process("n1").running;
    if (!running) { before = ticks; restarts = 1; }
    return running && restarts === 1 && before >= 3 ? `n1 forgot ${before} ticks` : undefined;
  });
  sim.inject(faults.filter((fault) => fault.kind !== "partition" || fault.from.length > 0));
  sim.runSync({ until });
}

describe("shrink", () => {
  const noise: Fault[] = [
    crash("n2", 50), crash("n3", 400), { kind: "pause", at: 10, for: 5, process: "n4" },
    { kind: "partition", at: 100, for: 300, from: ["n1", "n2"], to: ["n3", "n4", "n5"] },
    { kind: "network", at: 0, for: 900, loss: 0.2 },
  ];
  const schedule: Schedule = { seed: 1, processes, until: 5000, faults: [...noise, crash("n1", 900, 400)] };

  it("leaves the one fault that matters, the one process, and the shortest run that fails", async () => {
    const { schedule: least, failure } = await shrink(forgetful, schedule, { fewestProcesses: 1 });
    expect(failure.key).toBe("invariant n1 remembers");
    expect(least.processes).toEqual(["n1"]);
    expect(least.faults).toEqual([{ kind: "crash", at: 450, for: 0, process: "n1" }]);
    expect(least.until).toBe(450);
    expect(() => forgetful(least)).toThrow(/n1 forgot 4 ticks/);
    expect(() => forgetful({ ...least, until: 449 })).not.toThrow();
  });

  it("takes no process away unless it may", async () => {
    const { schedule: least } = await shrink(forgetful, schedule);
    expect(least.processes).toEqual(processes);
    const three = await shrink(forgetful, schedule, { fewestProcesses: 3 });
    expect(three.schedule.processes).toEqual(["n1", "n2", "n3"]);
  });

  it("does not slip to another failure", async () => {
    const run = (candidate: Schedule) => {
      if (candidate.faults.length < 3) throw new RangeError("another bug");
      if (candidate.faults.some((fault) => fault.at === 900)) throw new Error("the bug");
    };
    const { schedule: least, failure } = await shrink(run, schedule);
    expect(failure.key).toBe("Error");
    expect(least.faults.length).toBe(3);
  });

  it("keeps to its budget of runs, and returns what it has reached", async () => {
    let runs = 0;
    const { schedule: least } = await shrink((candidate) => { runs++; forgetful(candidate); }, schedule, { maxRuns: 8 });
    expect(runs).toBeLessThanOrEqual(9);
    expect(() => forgetful(least)).toThrow();
  });

  it("refuses a schedule that does not fail", async () => {
    await expect(shrink(() => {}, schedule)).rejects.toThrow(/does not fail/);
  });

  it("keeps every schedule it tries valid: no fault names a process that is gone", async () => {
    const tried: Schedule[] = [];
    await shrink((candidate) => { tried.push(candidate); forgetful(candidate); }, schedule, { fewestProcesses: 0 });
    for (const { processes: names, faults } of tried) {
      for (const fault of faults) {
        const named = fault.kind === "partition" ? [...fault.from, ...fault.to] : "process" in fault ? [fault.process] : [];
        expect(names).toEqual(expect.arrayContaining(named));
      }
    }
  });
});

describe("findFailure", () => {
  const plan = { run: forgetful, processes, until: 3000, faults: { horizon: 2500, count: 4 } };

  it("finds a seed that fails, shrinks it, and ends on the run of the shrunk one", async () => {
    let last: Schedule | undefined;
    const run = (schedule: Schedule) => { last = schedule; forgetful(schedule); };
    const finding = await findFailure({ ...plan, run, seeds: Array.from({ length: 100 }, (_, i) => i), fewestProcesses: 1 });
    expect(finding?.schedule).toMatchObject({ processes: ["n1"], faults: [{ kind: "crash", process: "n1" }] });
    expect(finding?.original.faults.length).toBeGreaterThanOrEqual(finding?.schedule.faults.length as number);
    expect(last).toEqual(finding?.schedule);
    expect(() => forgetful(finding?.schedule as Schedule)).toThrow((finding?.failure.error as Error).message);
  });

  it("finds nothing where nothing fails", async () => {
    expect(await findFailure({ ...plan, run: () => {}, seeds: [1, 2, 3] })).toBeUndefined();
  });
});
