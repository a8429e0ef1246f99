import type { Random } from "@reconcile/api";
import type { Builder, Context } from "./student";

/** Random numbers that are all the same. */
const always = (value: number): Random => ({ next: () => value, int: (min) => min, pick: (items) => items[0]! });

function backoff(t: Context, random: Random, jitter = 1) {
  const sim = t.sim();
  const tested = new t.student.backoff.Backoff({ clock: sim.clock, random, duration: 800, factor: 2, cap: 30_000, jitter, resetInterval: 120_000 });
  const steps = (count: number) => Array.from({ length: count }, () => Math.round(tested.step()));
  return { sim, steps };
}

export function backoffTests(lab: Builder): void {
  lab.test("backoff.grows", { en: "Each delay is twice the one before, up to the cap", zh: "每次等待都比上一次翻倍，直到上限" }, (t) => {
    const { steps } = backoff(t, always(0.5), 0);
    t.expect(steps(8), { en: "duration 800, factor 2, cap 30,000, no jitter: eight steps", zh: "duration 800、factor 2、cap 30,000、无抖动：连续八次 step()" })
      .toEqual([800, 1_600, 3_200, 6_400, 12_800, 25_600, 30_000, 30_000]);
  });

  lab.test("backoff.jitter", { en: "Jitter stretches a delay, and only that one", zh: "抖动只拉长这一次等待，不影响之后的" }, (t) => {
    t.expect(backoff(t, always(0.5)).steps(3), { en: "jitter 1, random.next() gives 0.5: each delay is half as long again", zh: "jitter 为 1，random.next() 返回 0.5：每次等待都延长一半" }).toEqual([1_200, 2_400, 4_800]);
    t.expect(backoff(t, always(0.5)).steps(8).slice(-2), { en: "the seventh and the eighth: the cap of 30,000 is for the delay before it is stretched", zh: "第七次和第八次：30,000 的上限是对拉长之前的等待说的" }).toEqual([45_000, 45_000]);
    t.expect(backoff(t, always(0)).steps(2), { en: "random.next() gives 0", zh: "random.next() 返回 0" }).toEqual([800, 1_600]);
    const { sim, steps } = backoff(t, t.sim().random);
    void sim;
    const drawn = steps(4).map((delay, i) => delay / (800 * 2 ** i));
    t.expect(new Set(drawn.map((part) => part.toFixed(3))).size > 1, { en: "with real random numbers, the delays are not all stretched alike", zh: "随机数是真的随机时，各次等待拉长的比例不全相同" }).toBe(true);
  });

  lab.test("backoff.reset", { en: "After a calm time the delays begin again", zh: "平静一段时间之后，等待重新从头开始" }, async (t) => {
    const { sim, steps } = backoff(t, always(0), 0);
    steps(5);
    await sim.advance(119_000);
    t.expect(steps(1), { en: "five steps, then 119 s: not long enough for resetInterval 120,000", zh: "五次 step() 之后过了 119 s：还没到 resetInterval 120,000" }).toEqual([25_600]);
    await sim.advance(121_000);
    t.expect(steps(2), { en: "then another 121 s", zh: "再过 121 s" }).toEqual([800, 1_600]);
  });
}
