import { suite } from "@/lib/grader/harness/api";
import { randomCalls } from "./behaviours/random-calls";
import { Crew, addTo } from "./behaviours/crew";
import { rounded } from "./behaviours/metrics";
import { retryScenario } from "./behaviours/retries";
import { Scene } from "./behaviours/scene";
import type { Modules } from "./behaviours/student";
import * as reference from "./solution/rate_limiters";

/** Run on the server only: further seeds and cases, and comparison with the reference. Titles name behaviours, nothing computed. */
export default suite<Modules>((lab) => {
  lab.group("queue", { en: "Stage 1: the queue", zh: "阶段 1：队列" }, () => {
    lab.test("hidden.queue-random", { en: "Any order of calls gives what the reference gives", zh: "任意顺序的调用都与参考实现一致" }, (t) =>
      t.seeds(4, (seed) => randomCalls(t, { seed, calls: 40, delays: false })));

    lab.test("hidden.queue-any-item", { en: "Any value can be an item", zh: "任何值都可以作为元素" }, async (t) => {
      const { sim } = new Scene(t, (config) => new t.student.queue.Queue<string>(config));
      const items = ["", 0, false, NaN, { kind: "Pod" }];
      const queue = new t.student.queue.Queue<unknown>({ clock: sim.clock });
      for (const item of [...items, ...items]) queue.add(item);
      const got: unknown[] = [];
      for (let i = 0; i < items.length; i++) got.push((await sim.drive(() => queue.get())).item);
      t.expect(got, { en: "Items that are not plain keys", zh: "不是普通 key 的元素" }).toEqual(items);
    });

    lab.test("hidden.queue-crew", { en: "With many workers: never two on one item, and no change is lost", zh: "多个 worker：同一元素绝不由两个 worker 同时处理，变化也不会丢失" }, (t) =>
      t.seeds(3, async (seed) => {
        const scene = new Scene(t, (config) => new t.student.queue.Queue<string>(config), { seed });
        const crew = new Crew(t, scene, { workers: 8, work: (_item, { clock, random }) => clock.sleep(random.int(0, 3)) });
        for (const handler of ["pods", "nodes"]) {
          scene.sim.spawn(handler, async ({ clock, random }) => {
            for (let i = 0; i < 30; i++) {
              await clock.sleep(random.int(0, 2));
              addTo(scene.queue, crew, random.pick(["a", "b", "c"]));
            }
          });
        }
        await crew.run();
        crew.expectNothingLost();
      }));
  });

  lab.group("delaying", { en: "Stage 2: later", zh: "阶段 2：稍后再来" }, () => {
    lab.test("hidden.delaying-random", { en: "Any order of calls gives what the reference gives", zh: "任意顺序的调用都与参考实现一致" }, (t) =>
      t.seeds(4, (seed) => randomCalls(t, { seed, calls: 40, delays: true })));
  });

  lab.group("rate-limited", { en: "Stage 3: not too fast", zh: "阶段 3：别太快" }, () => {
    lab.test("hidden.limiters-random", { en: "Every limiter answers what the reference answers", zh: "每种限速器都与参考实现一致" }, (t) =>
      t.seeds(2, async (seed) => {
        const sim = t.sim({ seed });
        const make = (from: Modules["rate_limiters"]) => [
          new from.ItemExponentialFailureRateLimiter<string>(3, 700),
          new from.ItemFastSlowRateLimiter<string>(7, 900, 2),
          new from.BucketRateLimiter<string>(sim.clock, 20, 5),
          new from.MaxOfRateLimiter<string>(new from.ItemFastSlowRateLimiter<string>(9, 90, 4), new from.BucketRateLimiter<string>(sim.clock, 4, 6)),
          new from.MaxOfRateLimiter<string>(),
          from.defaultControllerRateLimiter<string>(sim.clock),
        ];
        const students = make(t.student.rate_limiters);
        const expected = make(reference);
        const answered: number[][] = [];
        const right: number[][] = [];
        for (let i = 0; i < 40; i++) {
          await sim.advance(sim.random.int(0, 1) * sim.random.int(0, 400));
          const item = sim.random.pick(["a", "b", "c"]);
          const forget = sim.random.int(0, 7) === 0;
          const answers = (limiters: typeof students) => limiters.flatMap((limiter) => {
            if (forget) limiter.forget(item);
            return [rounded(limiter.when(item)), limiter.numRequeues(item)];
          });
          answered.push(answers(students));
          right.push(answers(expected));
        }
        t.expect(answered, { en: "Delay and failures of each limiter", zh: "每种限速器的延迟与失败次数" }).toEqual(right);
      }));

    lab.test("hidden.controller", { en: "In a controller: failing items come back later and later, until they succeed", zh: "在控制器中：失败的元素隔得越来越久才重试，直到成功" }, (t) =>
      t.seeds(2, (seed) => retryScenario(t, seed)));
  });
});
