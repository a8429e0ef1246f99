import type { Locale } from "@/lib/i18n/locales";
import type { CriterionId, Explored, Strings } from "@/lib/ui/figures/preemption/types";

/** Scores are the higher the better; what is shown is what was counted. */
function counted(id: CriterionId, score: number): string {
  if (id === "start") return new Date(score).toISOString().slice(11, 16);
  // A minus before nothing is no number.
  const value = score === 0 ? 0 : -score;
  return id === "sum" ? sumOf(value) : String(value);
}

/** "2 × 2^31 + 30". */
function sumOf(value: number): string {
  const count = Math.round(value / 2 ** 31);
  const rest = value - count * 2 ** 31;
  return `${count} × 2³¹ ${rest < 0 ? "−" : "+"} ${Math.abs(rest)}`;
}

const chosenOf = ({ candidates, picture: { chosen } }: Explored) => candidates.find(({ node }) => node === chosen);

const en: Strings = {
  pod: "The pod that finds no node",
  priority: "Priority",
  cpu: "CPU request",
  wishes: {
    webBudget: "a budget: no web pod may go",
    batchBudget: "a budget: no batch pod may go",
    nearCache: "the new pod must run beside the cache",
    never: "preemptionPolicy: Never",
  },
  result: (explored) => {
    if (explored.fits.length > 0) return `It fits on ${explored.fits.join(", ")}: nobody has to go.`;
    const best = chosenOf(explored);
    if (best === undefined) return "Nobody is preempted: it would not help, or the pod may not. The message says why.";
    const violations = best.violations === 0 ? "" : `, ${best.violations} of them against a budget`;
    if (explored.candidates.length === 1) return `Only ${best.node} is a candidate. ${best.victims.join(", ")} would have to go${violations}.`;
    return `${explored.candidates.length} candidates. On ${best.node} it costs least: ${best.victims.join(", ")} would have to go${violations}.`;
  },
  choice: "The choice: each question is asked only of the nodes that the ones above left equal",
  question: "Question",
  criteria: { budgets: "1. fewest broken budgets", highest: "2. lowest highest priority", sum: "3. smallest sum of priorities", count: "4. fewest victims", start: "5. latest start" },
  value: counted,
  outOfRace: "out of the race",
};

const zh: Strings = {
  pod: "找不到节点的 Pod",
  priority: "优先级",
  cpu: "CPU 请求",
  wishes: {
    webBudget: "预算：web Pod 一个也不能少",
    batchBudget: "预算：batch Pod 一个也不能少",
    nearCache: "新 Pod 必须与 cache 同节点",
    never: "preemptionPolicy: Never",
  },
  result: (explored) => {
    if (explored.fits.length > 0) return `${explored.fits.join("、")} 放得下：谁也不用走。`;
    const best = chosenOf(explored);
    if (best === undefined) return "谁也不抢占：没有用，或者不允许。原因写在消息里。";
    const violations = best.violations === 0 ? "" : `，其中 ${best.violations} 个违反预算`;
    if (explored.candidates.length === 1) return `候选只有 ${best.node}，得走的是 ${best.victims.join("、")}${violations}。`;
    return `有 ${explored.candidates.length} 个候选，${best.node} 代价最小，得走的是 ${best.victims.join("、")}${violations}。`;
  },
  choice: "怎么选：每一问只问前面打平的节点",
  question: "问题",
  criteria: { budgets: "1. 违反预算最少", highest: "2. 最高优先级最低", sum: "3. 优先级之和最小", count: "4. 牺牲者最少", start: "5. 启动最晚" },
  value: counted,
  outOfRace: "已经出局",
};

export const strings: Readonly<Record<Locale, Strings>> = { en, zh };
