import type { Locale } from "@/lib/i18n/locales";
import type { Strings } from "@/lib/ui/figures/scheduler/types";

const en: Strings = {
  pod: "The pod to be scheduled",
  cpu: "CPU request",
  memory: "Memory request",
  wishes: {
    tolerates: "tolerates dedicated=gpu:NoSchedule",
    ssd: "nodeSelector disk=ssd",
    spread: "web pods spread over zones, maxSkew 1",
    nearCache: "in the zone of the cache",
    awayFromWeb: "on no node with another web pod",
    pack: "scheduler: MostAllocated, not LeastAllocated",
  },
  place: (node) => `Place it on ${node}`,
  nowhere: "No node to place it on",
  restart: "Start over",
  result: ({ table: { chosen, rows }, ties }) => {
    const passed = rows.filter(({ scores }) => scores.length > 0).length;
    if (chosen === undefined) return "Every node is refused by some filter. The pod stays pending with the message below the table.";
    if (passed === 1) return `${chosen} is the only node that passes: the scheduler takes it, and would not even ask for the scores that stand here.`;
    if (ties.length > 1) return `${passed} nodes pass. ${ties.join(" and ")} have the same total: one of them is drawn.`;
    return `${passed} nodes pass; ${chosen} has the highest total.`;
  },
  placed: (count) => (count === 0 ? "" : `${count} placed so far`),
};

const zh: Strings = {
  pod: "待调度的 Pod",
  cpu: "CPU 请求",
  memory: "内存请求",
  wishes: {
    tolerates: "容忍 dedicated=gpu:NoSchedule",
    ssd: "nodeSelector disk=ssd",
    spread: "web Pod 按区分布，maxSkew 1",
    nearCache: "与 cache 在同一个区",
    awayFromWeb: "不与其他 web Pod 同节点",
    pack: "调度器用 MostAllocated 而不是 LeastAllocated",
  },
  place: (node) => `放到 ${node} 上`,
  nowhere: "没有节点可放",
  restart: "从头开始",
  result: ({ table: { chosen, rows }, ties }) => {
    const passed = rows.filter(({ scores }) => scores.length > 0).length;
    if (chosen === undefined) return "每个节点都被某个过滤器拒绝。Pod 一直 Pending，消息写在表下面。";
    if (passed === 1) return `只有 ${chosen} 通过：调度器直接选它，表里的分数它根本不会去算。`;
    if (ties.length > 1) return `${passed} 个节点通过。${ties.join("、")} 总分相同：从中随机抽一个。`;
    return `${passed} 个节点通过，${chosen} 总分最高。`;
  },
  placed: (count) => (count === 0 ? "" : `已放置 ${count} 个`),
};

export const strings: Readonly<Record<Locale, Strings>> = { en, zh };
