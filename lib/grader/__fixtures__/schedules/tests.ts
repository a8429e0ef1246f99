import type { Capabilities, Schedule, Simulation } from "@/lib/sim";
import { suite, type TestContext } from "../../harness/api";
import type * as counter from "./solution/counter";

/** What the tests call; a student's own type may differ. */
export interface Modules {
  counter: typeof counter;
}

const processes = ["n1", "n2", "n3"];
const plan = { processes, until: 5_000, faults: { horizon: 4_000, count: 5 }, fewestProcesses: 1 };

/** Every count that a process says it has reached, `done` as the student's code calls it. */
export function remembers(t: TestContext<Modules>, count: number): Promise<void> {
  return t.schedules({ ...plan, count }, (schedule, sim) => {
    const last = new Map<string, number>();
    spawn(t, schedule, sim, (name) => (reached) => {
      t.expect(reached, { en: `what ${name} counts after ${last.get(name) ?? 0}`, zh: `${name} 在 ${last.get(name) ?? 0} 之后数到的数` }).toBe((last.get(name) ?? 0) + 1);
      last.set(name, reached);
    });
    sim.runSync({ until: schedule.until });
  });
}

function spawn(t: TestContext<Modules>, schedule: Schedule, sim: Simulation, done: (name: string) => (count: number) => void): void {
  for (const name of schedule.processes) {
    sim.spawn(name, (cap: Capabilities) => t.student.counter.counter(cap, done(name)), { observe: ({ count }) => ({ count }) });
  }
  sim.inject(schedule.faults);
}

export default suite<Modules>(({ group, test }) => {
  group("lasts", { en: "Lasts", zh: "持久" }, () => {
    test("remembers", { en: "Goes on counting after a crash", zh: "崩溃之后继续计数" }, (t) => remembers(t, 20));
    test("invariant", { en: "Never counts backwards", zh: "从不倒数" }, (t) => t.schedules({ ...plan, count: 20 }, async (schedule, sim) => {
      const counts = new Map<string, number>();
      let wrong: string | undefined;
      spawn(t, schedule, sim, (name) => (count) => {
        if (count < (counts.get(name) ?? 0)) wrong = `${name} counted ${count} after ${counts.get(name) ?? 0}`;
        counts.set(name, count);
      });
      sim.invariant("counts go up", () => wrong);
      await sim.run({ until: schedule.until });
    }));
    test("answers", { en: "Answers", zh: "有回应" }, (t) => t.schedules({ ...plan, count: 3 }, async ({ faults }) => {
      t.expect(await t.student.counter.ready(faults.length), { en: "the answer", zh: "回应" }).toBe(faults.length);
    }));
  });
});
