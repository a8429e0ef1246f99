import type { Locale } from "@/lib/i18n/locales";
import type { TableWords } from "./types";

const en: TableWords = {
  node: "Node",
  filters: "Filters, in order",
  scores: "Scores",
  total: "Total",
  passes: "passes",
  refuses: "refuses",
  notAsked: "would refuse, but is not asked any more",
  chosen: "chosen",
  codes: { resolvable: "preempting pods may help", unresolvable: "preempting pods cannot help" },
  weight: (weight) => `× ${weight}`,
  score: (raw, normalized, weight) => `raw ${raw}, normalized ${normalized}, × ${weight}`,
  silent: (plugins) => `Nothing to do for this pod: ${plugins.join(", ")}.`,
  caption: (pod) => `What each plugin says about each node, for the pod ${pod}`,
};

const zh: TableWords = {
  node: "节点",
  filters: "过滤器，依次",
  scores: "打分",
  total: "总分",
  passes: "通过",
  refuses: "拒绝",
  notAsked: "也会拒绝，但不会再问到它",
  chosen: "选中",
  codes: { resolvable: "抢占 Pod 也许有用", unresolvable: "抢占 Pod 没有用" },
  weight: (weight) => `× ${weight}`,
  score: (raw, normalized, weight) => `原始分 ${raw}，归一化 ${normalized}，× ${weight}`,
  silent: (plugins) => `对这个 Pod 无事可做：${plugins.join("、")}。`,
  caption: (pod) => `每个插件对每个节点的意见，Pod：${pod}`,
};

export const tableWords: Readonly<Record<Locale, TableWords>> = { en, zh };
