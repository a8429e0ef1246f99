import { Crew } from "./crew";
import { rounded } from "./metrics";
import { Scene } from "./scene";
import type { Context } from "./student";

/** What is left to go wrong with each item, and what the crew's work should have looked like. */
interface Trial {
  readonly item: string;
  readonly failures: number;
}

/**
 * A controller with three workers: six items fail several times each, are added back rate limited, and are forgotten when they
 * succeed. The items are so few that only their own back-off counts; workers are idle between, so that each try is on time.
 */
export async function retryScenario(t: Context, seed: number): Promise<void> {
  const scene = new Scene(t, (config) => new t.student.rate_limiting.RateLimitingQueue<string>(
    t.student.rate_limiters.defaultControllerRateLimiter<string>(config.clock), config), { seed });
  const { sim, queue } = scene;
  const trials: Trial[] = Array.from({ length: 6 }, (_, i) => ({ item: `item-${i}`, failures: sim.random.int(0, 8) }));
  const left = new Map(trials.map(({ item, failures }) => [item, failures]));
  const retriedAt = new Map<string, number[]>();

  const crew = new Crew(t, scene, { workers: 3, work: async (item, { clock }) => {
    const remaining = left.get(item) ?? 0;
    left.set(item, remaining - 1);
    if (remaining > 0) {
      retriedAt.set(item, [...(retriedAt.get(item) ?? []), clock.now()]);
      queue.addRateLimited(item);
    } else {
      queue.forget(item);
    }
  } });
  for (const { item } of trials) scene.add(item);
  await crew.run();

  for (const { item, failures } of trials) {
    const jobs = crew.jobs.filter((job) => job.item === item);
    t.expect(jobs.length, { en: `Tries of ${item}, which fails ${failures} times before it succeeds`, zh: `${item} 的尝试次数；它失败 ${failures} 次之后成功` }).toBe(failures + 1);
    t.expect(jobs.slice(1).map((job, i) => rounded(job.start - (retriedAt.get(item)?.[i] ?? NaN))), {
      en: `How long after each failure ${item} was tried again, in ms`,
      zh: `${item} 每次失败之后过了多久再次尝试（ms）`,
    }).toEqual(Array.from({ length: failures }, (_, n) => 5 * 2 ** n));
    t.expect(queue.numRequeues(item), { en: `numRequeues(${item}) after its success`, zh: `${item} 成功之后的 numRequeues` }).toBe(0);
  }
}
