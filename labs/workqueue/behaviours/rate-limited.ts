import type { TypedRateLimiter } from "@reconcile/api";
import type { Simulation } from "@/lib/sim";
import { rounded } from "./metrics";
import { RecordedRuns } from "./runs";
import { retryScenario } from "./retries";
import { Scene } from "./scene";
import type { Builder, Context } from "./student";

/** Asks a limiter `count` times about one item, and shows the answers in the trace. */
function ask(sim: Simulation, limiter: TypedRateLimiter<string>, item: string, count: number): number[] {
  return Array.from({ length: count }, () => {
    const delay = rounded(limiter.when(item));
    sim.note(`when("${item}") = ${delay} ms`);
    return delay;
  });
}

const rateLimiting = (t: Context, makeLimiter: (clock: Simulation["clock"]) => TypedRateLimiter<string>) =>
  new Scene(t, (config) => new t.student.rate_limiting.RateLimitingQueue<string>(makeLimiter(config.clock), config));

export function rateLimitedTests(lab: Builder): void {
  lab.test("rate.exponential", { en: "Per-item exponential: the delay doubles with each failure", zh: "按元素指数退避：每失败一次，延迟翻倍" }, (t) => {
    const sim = t.sim();
    const limiter = new t.student.rate_limiters.ItemExponentialFailureRateLimiter<string>(5, 1_000_000);
    t.expect(ask(sim, limiter, "api", 6), {
      en: "baseDelay 5 ms: the first six answers of when(api), in ms",
      zh: "baseDelay 为 5 ms：when(api) 的前六次返回值（ms）",
    }).toEqual([5, 10, 20, 40, 80, 160]);
    t.expect(limiter.numRequeues("api"), { en: "numRequeues(api) after six failures", zh: "六次失败之后的 numRequeues(api)" }).toBe(6);
  });

  lab.test("rate.exponential-cap", { en: "The delay never exceeds its cap, not even after a thousand failures", zh: "延迟始终不超过上限，失败一千次也一样" }, (t) => {
    const sim = t.sim();
    const limiter = new t.student.rate_limiters.ItemExponentialFailureRateLimiter<string>(5, 1_000_000);
    const what = (n: number) => ({ en: `5 ms doubling up to 1000 s: the answer to failure no. ${n}, in ms`, zh: `从 5 ms 翻倍到 1000 s：第 ${n} 次失败的返回值（ms）` });
    const answers = Array.from({ length: 1200 }, () => limiter.when("api"));
    for (const n of [18, 19, 32, 33, 64, 65, 1025, 1200]) {
      const answer = answers[n - 1] ?? 0;
      sim.note(`failure ${n}: when("api") = ${answer} ms`);
      t.expect(answer, what(n)).toBe(n === 18 ? 655_360 : 1_000_000);
    }
  });

  lab.test("rate.per-item", { en: "Each item's failures are counted apart, and forget() starts again", zh: "每个元素的失败分开计数，forget() 从头开始" }, (t) => {
    const sim = t.sim();
    const limiter = new t.student.rate_limiters.ItemExponentialFailureRateLimiter<string>(5, 1_000_000);
    t.expect(limiter.numRequeues("api"), { en: "numRequeues(api) before anything failed", zh: "尚无失败时的 numRequeues(api)" }).toBe(0);
    ask(sim, limiter, "api", 4);
    t.expect(ask(sim, limiter, "db", 2), { en: "api failed four times; the first two answers of when(db)", zh: "api 失败了四次；when(db) 的前两次返回值" }).toEqual([5, 10]);
    limiter.forget("api");
    t.expect({ api: limiter.numRequeues("api"), db: limiter.numRequeues("db") }, {
      en: "numRequeues after forget(api)",
      zh: "forget(api) 之后的 numRequeues",
    }).toEqual({ api: 0, db: 2 });
    t.expect(ask(sim, limiter, "api", 2), { en: "when(api), twice, after forget(api)", zh: "forget(api) 之后，两次 when(api)" }).toEqual([5, 10]);
    const another = new t.student.rate_limiters.ItemExponentialFailureRateLimiter<string>(5, 1_000_000);
    t.expect(another.numRequeues("api"), { en: "numRequeues(api) of another limiter, which counts for itself", zh: "另一个限速器的 numRequeues(api)：它各数各的" }).toBe(0);
  });

  lab.test("rate.fast-slow", { en: "Fast and slow: the first attempts are quick, all later ones slow", zh: "先快后慢：前几次等得短，之后都等得久" }, (t) => {
    const sim = t.sim();
    const limiter = new t.student.rate_limiters.ItemFastSlowRateLimiter<string>(5, 10_000, 3);
    t.expect(ask(sim, limiter, "api", 5), {
      en: "5 ms for the first three, then 10 s: five answers of when(api)",
      zh: "前三次 5 ms，之后 10 s：五次 when(api) 的返回值",
    }).toEqual([5, 5, 5, 10_000, 10_000]);
    t.expect(ask(sim, limiter, "db", 1), { en: "db failed for the first time: when(db)", zh: "db 第一次失败：when(db)" }).toEqual([5]);
    limiter.forget("api");
    t.expect([limiter.numRequeues("api"), ...ask(sim, limiter, "api", 1)], {
      en: "After forget(api): numRequeues(api), then when(api)",
      zh: "forget(api) 之后：numRequeues(api)，然后 when(api)",
    }).toEqual([0, 5]);
  });

  lab.test("rate.bucket-burst", { en: "Token bucket: the burst goes at once, then one after the other", zh: "令牌桶：突发部分立即放行，之后逐个放行" }, (t) => {
    const sim = t.sim();
    const bucket = new t.student.rate_limiters.BucketRateLimiter<string>(sim.clock, 10, 3);
    const answers = ["api", "db", "dns", "log", "ui", "api"].flatMap((item) => ask(sim, bucket, item, 1));
    t.expect(answers, {
      en: "10 a second, burst 3, for all items together: six calls at the same moment",
      zh: "每秒 10 个，突发 3 个，所有元素共用：同一时刻的六次调用",
    }).toEqual([0, 0, 0, 100, 200, 300]);
  });

  lab.test("rate.bucket-refill", { en: "Token bucket: tokens come back evenly, up to the burst", zh: "令牌桶：令牌均匀补充，最多到突发上限" }, async (t) => {
    const sim = t.sim();
    const bucket = new t.student.rate_limiters.BucketRateLimiter<string>(sim.clock, 10, 3);
    ask(sim, bucket, "api", 5);
    await sim.advance(250);
    t.expect(ask(sim, bucket, "api", 2), {
      en: "Five calls emptied the bucket (10 a second, burst 3) and took two tokens in advance; 250 ms later, two more calls",
      zh: "五次调用取空了桶（每秒 10 个，突发 3 个）并预支了两个令牌；250 ms 之后再调用两次",
    }).toEqual([50, 150]);
    await sim.advance(60_000);
    t.expect(ask(sim, bucket, "api", 4), {
      en: "After a minute's rest the bucket is full again, and not fuller than its burst of 3: four calls",
      zh: "闲置一分钟之后桶又满了，但不会超过突发上限 3：四次调用",
    }).toEqual([0, 0, 0, 100]);
  });

  lab.test("rate.max-of", { en: "Max-of: the largest answer wins, and every limiter counts", zh: "取最大值：返回最大的那个，而且每个限速器都计数" }, (t) => {
    const sim = t.sim();
    const { ItemExponentialFailureRateLimiter, ItemFastSlowRateLimiter, MaxOfRateLimiter } = t.student.rate_limiters;
    const fastSlow = new ItemFastSlowRateLimiter<string>(15, 3000, 3);
    const exponential = new ItemExponentialFailureRateLimiter<string>(5, 1000);
    const both = new MaxOfRateLimiter<string>(fastSlow, exponential);
    t.expect(ask(sim, both, "api", 5), {
      en: "15, 15, 15, 3000 … and 5, 10, 20, 40 … together: five answers of when(api)",
      zh: "15、15、15、3000……与 5、10、20、40……合在一起：五次 when(api) 的返回值",
    }).toEqual([15, 15, 20, 3000, 3000]);
    t.expect([fastSlow.numRequeues("api"), exponential.numRequeues("api"), both.numRequeues("api")], {
      en: "numRequeues(api) of the two limiters, and of the max-of, which is the larger of the two",
      zh: "两个限速器各自的 numRequeues(api)，以及 MaxOfRateLimiter 的（取两者中较大的）",
    }).toEqual([5, 5, 5]);
    both.forget("api");
    t.expect([fastSlow.numRequeues("api"), exponential.numRequeues("api"), both.numRequeues("api")], {
      en: "The same after forget(api)",
      zh: "forget(api) 之后，同上",
    }).toEqual([0, 0, 0]);
    const none = new MaxOfRateLimiter<string>();
    t.expect([...ask(sim, none, "api", 1), none.numRequeues("api")], {
      en: "A max-of without limiters: when(api) and numRequeues(api)",
      zh: "一个限速器也没有的 MaxOfRateLimiter：when(api) 与 numRequeues(api)",
    }).toEqual([0, 0]);
  });

  lab.test("rate.default", { en: "The default: 5 ms to 1000 s per item, 10 a second for all; the larger wins", zh: "默认限速器：每个元素 5 ms 到 1000 s，所有元素每秒 10 个，取较大的" }, (t) => {
    const sim = t.sim();
    const limiter = t.student.rate_limiters.defaultControllerRateLimiter<string>(sim.clock);
    const first = Array.from({ length: 100 }, (_, i) => ask(sim, limiter, `item-${i}`, 1)[0]);
    t.expect([...new Set(first)], {
      en: "A hundred items fail for the first time at one moment (the burst): the different answers",
      zh: "一百个元素在同一时刻首次失败（突发额度之内）：出现过的返回值",
    }).toEqual([5]);
    t.expect(ask(sim, limiter, "one-more", 4), {
      en: "The burst is used up. An item's own delays would be 5, 10, 20, 40 ms, the bucket's 100, 200, 300, 400 ms",
      zh: "突发额度已用完。这个元素自身的延迟是 5、10、20、40 ms，令牌桶的延迟是 100、200、300、400 ms",
    }).toEqual([100, 200, 300, 400]);
    t.expect(ask(sim, limiter, "hopeless", 25).at(-1), {
      en: "The 25th failure of one item: its own delay, 1000 s, is larger than the bucket's",
      zh: "某个元素第 25 次失败：它自身的延迟是 1000 s，大于令牌桶的延迟",
    }).toBe(1_000_000);
  });

  lab.test("rate.add-rate-limited", { en: "addRateLimited() adds the item when the limiter allows it", zh: "addRateLimited() 在限速器允许时加入元素" }, async (t) => {
    const scene = rateLimiting(t, () => new t.student.rate_limiters.ItemExponentialFailureRateLimiter<string>(10, 1000));
    const runs = new RecordedRuns(scene);
    for (let i = 0; i < 3; i++) {
      scene.act('addRateLimited("api")', (queue) => queue.addRateLimited("api"));
      await scene.run();
    }
    t.expect(runs.list, {
      en: "api fails three times, each time right after it was taken; 10 ms doubling. When the worker got api",
      zh: "api 失败三次，每次都在刚被取走之后；从 10 ms 起翻倍。worker 何时得到 api",
    }).toEqual(["10 ms: api", "30 ms: api", "70 ms: api"]);
    t.expect(scene.queue.numRequeues("api"), { en: "numRequeues(api) of the queue", zh: "队列的 numRequeues(api)" }).toBe(3);
  });

  lab.test("rate.forget", { en: "forget() resets the limiter, and touches nothing else", zh: "forget() 只重置限速器，不影响其他" }, async (t) => {
    const scene = rateLimiting(t, () => new t.student.rate_limiters.ItemExponentialFailureRateLimiter<string>(10, 1000));
    const retry = () => scene.act('addRateLimited("api")', (queue) => queue.addRateLimited("api"));
    scene.add("api");
    await scene.gets(1);
    retry();
    scene.act('forget("api")', (queue) => queue.forget("api"));
    t.expect(scene.queue.numRequeues("api"), { en: "numRequeues(api) after forget(api)", zh: "forget(api) 之后的 numRequeues(api)" }).toBe(0);
    scene.add("api");
    scene.expectLen(0, { en: "forget(api) is not done(api): a worker still has it", zh: "forget(api) 不等于 done(api)：api 还在 worker 手里" });
    scene.done("api");
    const runs = new RecordedRuns(scene);
    await scene.run();
    t.expect(runs.list, {
      en: "api was added again and is done with at 0 ms, and a retry waits until 10 ms: forget(api) cancels neither. When a worker got api",
      zh: "api 在 0 ms 再次加入，随后 done(api)；另有一次重试等到 10 ms。forget(api) 两者都不取消。worker 何时得到 api",
    }).toEqual(["0 ms: api", "10 ms: api"]);
    retry();
    await scene.run();
    t.expect(runs.list.at(-1), { en: "The next retry of api, at 10 ms, starts again with 10 ms", zh: "10 ms 时 api 的下一次重试，重新从 10 ms 开始" }).toBe("20 ms: api");
  });

  lab.test("rate.storm", { en: "A storm of failures is spread out: the burst first, then 10 a second", zh: "大批失败会被摊开：先放行突发部分，然后每秒 10 个" }, async (t) => {
    const scene = rateLimiting(t, (clock) => t.student.rate_limiters.defaultControllerRateLimiter<string>(clock));
    const runs = new RecordedRuns(scene);
    scene.act("addRateLimited() of 120 items", (queue) => {
      for (let i = 0; i < 120; i++) queue.addRateLimited(`item-${i}`);
    });
    await scene.run();
    const byTime = new Map<string, number>();
    for (const run of runs.list) {
      const [time = ""] = run.split(":");
      byTime.set(time, (byTime.get(time) ?? 0) + 1);
    }
    const expected = new Map([["5 ms", 100], ...Array.from({ length: 20 }, (_, i) => [`${(i + 1) * 100} ms`, 1] as const)]);
    t.expect(byTime, {
      en: "120 items fail at 0 ms. How many of them a worker got at which time",
      zh: "120 个元素在 0 ms 时失败。worker 在哪个时刻得到了多少个",
    }).toEqual(expected);
  });

  lab.test("rate.controller", { en: "In a controller: failing items come back later and later, until they succeed", zh: "在控制器中：失败的元素隔得越来越久才重试，直到成功" }, (t) =>
    t.seeds(2, (seed) => retryScenario(t, seed)));
}
