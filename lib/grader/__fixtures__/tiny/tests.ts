import { suite } from "../../harness/api";
import type * as counter from "./solution/counter";

/** What the tests call; a student's own type may differ, so each result is checked. */
interface Modules {
  counter: typeof counter;
}

export default suite<Modules>(({ group, test }) => {
  group("now", { en: "At once", zh: "立即" }, () => {
    test("counts", { en: "Counts from one", zh: "从 1 开始计数" }, (t) => {
      const counter = new t.student.counter.Counter(t.sim().clock);
      t.expect([counter.next(), counter.next()], { en: "the first two numbers", zh: "前两个数" }).toEqual([1, 2]);
    });
    test("own", { en: "Each counter counts for itself", zh: "每个计数器各自计数" }, (t) => {
      const { clock } = t.sim();
      const [a, b] = [new t.student.counter.Counter(clock), new t.student.counter.Counter(clock)];
      a.next();
      t.expect(b.next(), { en: "the other counter's first number", zh: "另一个计数器的第一个数" }).toBe(1);
    });
  });
  group("late", { en: "Later", zh: "延后" }, () => {
    test("waits", { en: "Waits in virtual time", zh: "在虚拟时间中等待" }, async (t) => {
      const sim = t.sim();
      const value = await sim.drive(() => new t.student.counter.Counter(sim.clock).later(50));
      t.expect({ value, now: sim.now }, { en: "value and time", zh: "值与时间" }).toEqual({ value: 1, now: 50 });
    });
    test("seeds", { en: "For any number of steps", zh: "任意步数" }, async (t) => {
      await t.seeds(5, (seed) => {
        const sim = t.sim();
        const counter = new t.student.counter.Counter(sim.clock);
        const steps = sim.random.int(1, 20);
        for (let i = 1; i < steps; i++) counter.next();
        t.expect(counter.next(), { en: `after ${steps} steps of seed ${seed}`, zh: `种子 ${seed} 走 ${steps} 步之后` }).toBe(steps);
      });
    });
  });
});
