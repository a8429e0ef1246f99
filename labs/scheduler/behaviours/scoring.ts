import type { Builder, Context } from "./student";

/** Scores before → after. */
function normalized(t: Context, scores: number[], { max = 100, reverse = false } = {}): number[] {
  const list = scores.map((score, i) => ({ name: `node-${i}`, score }));
  t.student.normalize_score.defaultNormalizeScore(max, reverse, list);
  return list.map(({ score }) => score);
}

const gibibyte = 1024 ** 3;

export function scoringTests(lab: Builder): void {
  lab.test("score.normalize", { en: "The highest score becomes 100, the others in proportion", zh: "最高分变成 100，其余按比例" }, (t) => {
    t.expect(normalized(t, [2, 4, 1, 0]), { en: "2, 4, 1, 0 normalized", zh: "2、4、1、0 归一化之后" }).toEqual([50, 100, 25, 0]);
    t.expect(normalized(t, [300, 100, 200]), { en: "300, 100, 200 normalized; fractions are cut off, not rounded", zh: "300、100、200 归一化之后；小数直接舍去，不四舍五入" }).toEqual([100, 33, 66]);
  });

  lab.test("score.normalize-reverse", { en: "Reversed, the highest becomes 0", zh: "反转之后，最高分变成 0" }, (t) => {
    t.expect(normalized(t, [1, 2, 3, 0], { reverse: true }), { en: "1, 2, 3, 0 normalized in reverse: each is 100 less what it would be otherwise", zh: "1、2、3、0 反向归一化：都等于 100 减去正向的结果" }).toEqual([67, 34, 0, 100]);
  });

  lab.test("score.normalize-zero", { en: "Where all scores are 0, nobody is divided by", zh: "全部为 0 时不能做除数" }, (t) => {
    t.expect(normalized(t, [0, 0]), { en: "0, 0 normalized", zh: "0、0 归一化之后" }).toEqual([0, 0]);
    t.expect(normalized(t, [0, 0], { reverse: true }), { en: "0, 0 normalized in reverse: all are equally good", zh: "0、0 反向归一化：都一样好" }).toEqual([100, 100]);
  });

  lab.test("score.least", { en: "LeastAllocated: the share that stays free", zh: "LeastAllocated：剩下的空闲比例" }, (t) => {
    const { leastAllocated } = t.student.scorers;
    t.expect(leastAllocated([1000, 4 * gibibyte], [4000, 16 * gibibyte], [1, 1]), { en: "1 of 4 CPUs and 4 of 16 GiB would be taken", zh: "占用 4 个 CPU 中的 1 个、16 GiB 中的 4 GiB" }).toBe(75);
    t.expect(leastAllocated([1000, 10 * gibibyte], [3000, 15 * gibibyte], [1, 1]), { en: "1 of 3 CPUs (free: 66, cut off) and 10 of 15 GiB (free: 33, cut off); the mean of 66 and 33, cut off once more", zh: "3 个 CPU 中的 1 个（空闲 66，舍去小数），15 GiB 中的 10 GiB（空闲 33，舍去小数）；66 与 33 的平均，再舍一次" }).toBe(49);
    t.expect(leastAllocated([5000, 8 * gibibyte], [4000, 16 * gibibyte], [1, 1]), { en: "5 of 4 CPUs, which counts as 0, and 8 of 16 GiB. Requests in a score include a guess for pods that request nothing, so this happens", zh: "4 个 CPU 却占 5 个（算 0 分），16 GiB 中的 8 GiB。打分用的请求包含对“什么都没请求”的估计，所以会发生" }).toBe(25);
  });

  lab.test("score.most", { en: "MostAllocated: the share that is taken", zh: "MostAllocated：占用的比例" }, (t) => {
    const { mostAllocated } = t.student.scorers;
    t.expect(mostAllocated([1000, 12 * gibibyte], [4000, 16 * gibibyte], [1, 1]), { en: "1 of 4 CPUs and 12 of 16 GiB would be taken", zh: "占用 4 个 CPU 中的 1 个、16 GiB 中的 12 GiB" }).toBe(50);
    t.expect(mostAllocated([5000], [4000], [1]), { en: "5 of 4 CPUs: full, and no fuller", zh: "4 个 CPU 却占 5 个：算满，不会更满" }).toBe(100);
  });

  lab.test("score.weights-of-resources", { en: "Resources count by their weights, and only if the node has them", zh: "资源按权重计分，节点没有的资源不计入" }, (t) => {
    const { leastAllocated, mostAllocated } = t.student.scorers;
    const of = (requested: number[], allocatable: number[], weights: number[]) => [leastAllocated(requested, allocatable, weights), mostAllocated(requested, allocatable, weights)];
    t.expect(of([1000, 4 * gibibyte], [4000, 8 * gibibyte], [3, 1]), { en: "1 of 4 CPUs with weight 3, 4 of 8 GiB with weight 1: least and most", zh: "4 个 CPU 中的 1 个，权重 3；8 GiB 中的 4 GiB，权重 1：least 与 most" }).toEqual([68, 31]);
    t.expect(of([1000, 0], [4000, 0], [1, 5]), { en: "1 of 4 CPUs with weight 1; of the second resource, with weight 5, the node has none", zh: "4 个 CPU 中的 1 个，权重 1；第二种资源权重 5，但节点没有" }).toEqual([75, 25]);
    t.expect(of([0], [0], [1]), { en: "A node that has none of the resources", zh: "节点没有任何一种资源" }).toEqual([0, 0]);
  });

  lab.test("score.balanced", { en: "BalancedAllocation: the smaller the spread of the shares the better", zh: "BalancedAllocation：各资源占用比例越接近越好" }, (t) => {
    const { balancedAllocation } = t.student.scorers;
    const score = (requested: number[], allocatable: number[]) => balancedAllocation(requested, allocatable, requested.map(() => 1));
    t.expect(score([2, 8], [4, 16]), { en: "Half of the CPUs and half of the memory", zh: "CPU 占一半，内存也占一半" }).toBe(100);
    t.expect(score([1, 12], [4, 16]), { en: "A quarter of the CPUs, three quarters of the memory: the standard deviation is 0.25", zh: "CPU 占四分之一，内存占四分之三：标准差是 0.25" }).toBe(75);
    t.expect(score([8, 0], [4, 16]), { en: "More CPUs than there are count as all of them, no memory: the deviation is 0.5", zh: "CPU 超出总量按全部算，内存不占：标准差 0.5" }).toBe(50);
    t.expect(score([1, 8, 2], [4, 16, 2]), { en: "Three resources, shares 0.25, 0.5 and 1: deviation 0.31", zh: "三种资源，占比 0.25、0.5、1：标准差 0.31" }).toBe(68);
    t.expect(score([1, 8, 0], [4, 16, 0]), { en: "The node has nothing of the third resource: it is left out", zh: "节点没有第三种资源：不计入" }).toBe(87);
  });
}
