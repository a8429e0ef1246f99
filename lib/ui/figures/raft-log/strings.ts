import type { Locale } from "@/lib/i18n/locales";

/** What the pictures of replicated logs say, in one language. */
export interface Strings {
  readonly caption: string;
  readonly server: string;
  readonly term: (term: number) => string;
  readonly down: string;
  readonly gone: string;
  readonly committed: string;
  readonly applied: string;
  readonly open: string;
  readonly changed: string;
  readonly match: string;
  readonly next: string;
  /** A slot in words, for those who hear it. */
  readonly slot: (index: number, term: number, word: string) => string;
  /** On arrows. */
  readonly append: (prev: number, count: number) => string;
  readonly heartbeat: string;
  readonly has: (index: number) => string;
  readonly lacks: (index: number, hint: number | undefined) => string;
  readonly refused: string;
  readonly snapshot: (index: number) => string;
  readonly request: (what: string) => string;
  readonly done: string;
  readonly notLeader: string;
}

const en: Strings = {
  caption: "The logs, entry by entry",
  server: "server",
  term: (term) => `term ${term}`,
  down: "down",
  gone: "in the snapshot",
  committed: "committed",
  applied: "applied",
  open: "not committed",
  changed: "changed just now",
  match: "match",
  next: "next",
  slot: (index, term, word) => `entry ${index}, term ${term}, ${word}`,
  append: (prev, count) => `after ${prev}: ${count === 0 ? "nothing" : count === 1 ? "1 entry" : `${count} entries`}`,
  heartbeat: "heartbeat",
  has: (index) => `has ${index}`,
  lacks: (index, hint) => (hint === undefined ? `no ${index}` : `no ${index}, try ${hint}`),
  refused: "old term",
  snapshot: (index) => `snapshot ${index}`,
  request: (what) => `ask ${what}`,
  done: "done",
  notLeader: "not the leader",
};

const zh: Strings = {
  caption: "各服务器的日志",
  server: "服务器",
  term: (term) => `任期 ${term}`,
  down: "已停机",
  gone: "在快照里",
  committed: "已提交",
  applied: "已应用",
  open: "未提交",
  changed: "刚刚变化",
  match: "match",
  next: "next",
  slot: (index, term, word) => `第 ${index} 条，任期 ${term}，${word}`,
  append: (prev, count) => `${prev} 之后：${count} 条`,
  heartbeat: "心跳",
  has: (index) => `已有 ${index}`,
  lacks: (index, hint) => (hint === undefined ? `没有 ${index}` : `没有 ${index}，试 ${hint}`),
  refused: "任期过时",
  snapshot: (index) => `快照 ${index}`,
  request: (what) => `请求 ${what}`,
  done: "完成",
  notLeader: "不是 Leader",
};

export const strings: Readonly<Record<Locale, Strings>> = { en, zh };
