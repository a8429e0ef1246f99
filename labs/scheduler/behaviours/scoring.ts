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
    t.expect(normalized(t, [2, 4, 1, 0]), { en: "2, 4, 1, 0 normalized: defaultNormalizeScore changes the score of each object in place", zh: "2、4、1、0 归一化之后：defaultNormalizeScore 就地修改每个对象的 score" }).toEqual([50, 100, 25, 0]);
    t.expect(normalized(t, [300, 100, 200]), { en: "300, 100, 200 normalized: each times 100 / 300, whatever the lowest is; fractions are cut off, not rounded", zh: "300、100、200 归一化之后：都乘以 100 / 300，与最低分无关；小数直接舍去，不四舍五入" }).toEqual([100, 33, 66]);
  });

  lab.test("score.normalize-exact", { en: "Whole scores stay whole: multiplied first, divided afterwards", zh: "整数还是整数：先乘后除" }, (t) => {
    t.expect(normalized(t, [100, 29, 58]), { en: "100, 29, 58 normalized to 100: nothing changes. But 29 / 100 * 100 is 28.999… in a computer, and 29 * 100 / 100 is 29", zh: "100、29、58 归一化到 100：不变。但计算机里 29 / 100 * 100 得 28.999…，29 * 100 / 100 才是 29" }).toEqual([100, 29, 58]);
  });

  lab.test("score.normalize-reverse", { en: "Reversed, the highest becomes 0", zh: "反转之后，最高分变成 0" }, (t) => {
    t.expect(normalized(t, [1, 2, 3, 0], { reverse: true }), { en: "1, 2, 3, 0 normalized in reverse: each is 100 less what it would be otherwise", zh: "1、2、3、0 反向归一化：都等于 100 减去正向的结果" }).toEqual([67, 34, 0, 100]);
  });

  lab.test("score.normalize-max", { en: "The highest becomes maxScore, which need not be 100", zh: "最高分变成 maxScore，不一定是 100" }, (t) => {
    t.expect([normalized(t, [4, 2, 1], { max: 10 }), normalized(t, [4, 2, 1], { max: 10, reverse: true })], { en: "4, 2, 1 normalized with maxScore 10, and in reverse", zh: "4、2、1 归一化，maxScore 为 10；以及反向" }).toEqual([[10, 5, 2], [0, 5, 8]]);
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

  lab.test("score.exact", { en: "Shares are multiplied by 100 first and divided afterwards", zh: "占比先乘 100，再做除法" }, (t) => {
    const { leastAllocated, mostAllocated } = t.student.scorers;
    t.expect([leastAllocated([71], [100], [1]), mostAllocated([29], [100], [1])], { en: "71 of 100 for leastAllocated, 29 of 100 for mostAllocated: both are 29 exactly. In a computer 29 / 100 * 100 is 28.999…", zh: "leastAllocated 占 100 中的 71，mostAllocated 占 100 中的 29：两个都恰好是 29。计算机里 29 / 100 * 100 得 28.999…" }).toEqual([29, 29]);
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

  lab.test("score.balanced-shares", { en: "BalancedAllocation: shares are compared as they are, uncut and unweighted", zh: "BalancedAllocation：占比不舍小数，也不加权" }, (t) => {
    const { balancedAllocation } = t.student.scorers;
    t.expect(balancedAllocation([5, 0], [8, 16], [1, 1]), { en: "Shares 0.625 and 0: the deviation is 0.3125, and 68.75 is cut off", zh: "占比 0.625 和 0：标准差 0.3125，68.75 舍去小数" }).toBe(68);
    t.expect(balancedAllocation([2, 8], [4, 16], [3, 1]), { en: "Half of the CPUs with weight 3, half of the memory with weight 1: the weights are those of the other scorers", zh: "CPU 占一半，权重 3；内存占一半，权重 1：权重只用于另外两个打分器" }).toBe(100);
  });

  lab.test("score.balanced-nothing", { en: "BalancedAllocation: fewer than two shares are in balance", zh: "BalancedAllocation：不足两个占比就算均衡" }, (t) => {
    const { balancedAllocation } = t.student.scorers;
    t.expect([balancedAllocation([1], [4], [1]), balancedAllocation([1, 1], [0, 0], [1, 1])], { en: "A node with one of the resources, and one with none of them: the deviation is 0", zh: "只有一种资源的节点，以及一种都没有的节点：标准差为 0" }).toEqual([100, 100]);
  });
}
