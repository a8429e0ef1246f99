import type { Candidate } from "../starter/candidate";
import { pod } from "./manifests";
import type { Builder, Context } from "./student";

/** Victims as [priority, start], the most important first. */
type Row = readonly (readonly [number, number?])[];

function pick({ student }: Context, rows: Readonly<Record<string, Row>>, violations: Readonly<Record<string, number>> = {}): string {
  const candidates = Object.entries(rows).map(([name, row]): Candidate => ({
    name, victims: { pods: row.map(([priority, start], i) => pod(`${name}-${i}`, { priority, ...(start === undefined ? {} : { start }) })), numPDBViolations: violations[name] ?? 0 },
  }));
  return student.pick_node.pickOneNodeForPreemption(candidates)?.name ?? "none";
}

const lowest = -(2 ** 31);

export function choiceTests(lab: Builder): void {
  lab.test("choice.budgets", { en: "First: the fewest broken budgets", zh: "第一：违反预算最少" }, (t) => {
    t.expect(pick(t, { a: [[1]], b: [[50], [50]], c: [[1]] }, { a: 1, c: 2 }), {
      en: "a and c would lose one pod of priority 1, but that breaks budgets; b would lose two of priority 50",
      zh: "a 和 c 只失去一个优先级 1 的 Pod，但会违反预算；b 失去两个优先级 50 的",
    }).toBe("b");
    t.expect(pick(t, {}), { en: "No candidates at all", zh: "一个候选都没有" }).toBe("none");
  });

  lab.test("choice.highest", { en: "Second: the most important victim is as unimportant as can be", zh: "第二：最重要的牺牲者越不重要越好" }, (t) => {
    t.expect(pick(t, { a: [[10]], b: [[9], [9], [9]] }), { en: "a would lose one pod of priority 10, b three of priority 9", zh: "a 失去一个优先级 10 的 Pod，b 失去三个优先级 9 的" }).toBe("b");
  });

  lab.test("choice.sum", { en: "Third: the smallest sum of priorities, where every pod counts for something", zh: "第三：优先级之和最小，而且每个 Pod 都要算数" }, (t) => {
    t.expect(pick(t, { a: [[9], [8]], b: [[9], [1]] }), { en: "a would lose pods of priority 9 and 8, b of 9 and 1", zh: "a 失去优先级 9 和 8 的 Pod，b 失去 9 和 1 的" }).toBe("b");
    t.expect(pick(t, { a: [[-5], [-5]], b: [[-5]] }), { en: "a would lose two pods of priority -5, b one. The plain sums are -10 and -5; each pod adds 2^31 so that more pods are never better", zh: "a 失去两个优先级 -5 的 Pod，b 失去一个。直接求和是 -10 和 -5；每个 Pod 再加 2^31，多一个 Pod 就绝不会更好" }).toBe("b");
  });

  lab.test("choice.count", { en: "Fourth: the fewest victims", zh: "第四：牺牲者最少" }, (t) => {
    t.expect(pick(t, { a: [[5], [lowest]], b: [[5]] }), { en: "The second victim on a has the lowest priority that there is, -2^31: it adds 0 to the sum", zh: "a 上第二个牺牲者的优先级是最小值 -2^31：对总和的贡献为 0" }).toBe("b");
  });

  lab.test("choice.start", { en: "Fifth: the node whose most important victims started last", zh: "第五：最重要的牺牲者启动得最晚的节点" }, (t) => {
    t.expect(pick(t, { a: [[5, 10], [1, 0]], b: [[5, 20], [1, 0]] }), { en: "The pods of priority 5 started at 12:10 on a, at 12:20 on b; less work is lost on b", zh: "优先级 5 的 Pod 在 a 上 12:10 启动，在 b 上 12:20 启动；b 上损失的工作更少" }).toBe("b");
    t.expect(pick(t, { a: [[5, 30], [5, 1]], b: [[5, 10], [5, 11]] }), { en: "Two of priority 5 on each. The earliest counts: 12:01 on a, 12:10 on b", zh: "每个节点上有两个优先级 5 的。以最早的为准：a 是 12:01，b 是 12:10" }).toBe("b");
    t.expect(pick(t, { a: [[5, 10], [1, 40]], b: [[5, 20], [1, 5]] }), { en: "The pod of priority 1 started at 12:05 on b, at 12:40 on a: only the most important ones are looked at", zh: "优先级 1 的 Pod 在 b 上 12:05 启动，在 a 上 12:40：只看最重要的那些" }).toBe("b");
  });

  lab.test("choice.first", { en: "Of equal nodes, the first", zh: "都一样时取第一个" }, (t) => {
    t.expect(pick(t, { c: [[5, 10]], a: [[5, 10]], b: [[5, 10]] }), { en: "c, a, b in this order, alike in everything", zh: "依次是 c、a、b，完全一样" }).toBe("c");
  });
}
