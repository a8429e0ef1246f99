import type { Locale } from "@/lib/i18n/locales";
import type { RaftRole } from "@/labs/api";

/** What the pictures of a Raft cluster say, in one language. */
export interface Strings {
  readonly roles: Readonly<Record<RaftRole, string>>;
  /** A role held in a term, as on a lane. */
  readonly inTerm: (role: RaftRole, term: number) => string;
  /** Below the role: the term, and a follower's vote or a candidate's votes in it. Short: it stands in a box. */
  readonly term: (term: number) => string;
  readonly votedFor: (term: number, server: string) => string;
  readonly tally: (term: number, granted: number, servers: number) => string;
  readonly vote: (term: number, granted: boolean) => string;
  readonly heartbeat: (term: number) => string;
  readonly answer: (term: number, success: boolean) => string;
  /** A server whose part the test plays. */
  readonly played: string;
  readonly timers: string;
  readonly timerLeft: (ms: number) => string;
  readonly noTimer: string;
  readonly leads: string;
  readonly down: string;
}

const en: Strings = {
  roles: { follower: "follower", candidate: "candidate", leader: "leader" },
  inTerm: (role, term) => `${en.roles[role]}, term ${term}`,
  term: (term) => `term ${term}`,
  votedFor: (term, server) => `term ${term}, vote ${server}`,
  tally: (term, granted, servers) => `term ${term}, ${granted} of ${servers}`,
  vote: (term, granted) => `vote ${term}: ${granted ? "yes" : "no"}`,
  heartbeat: (term) => `heartbeat ${term}`,
  answer: (term, success) => `answer ${term}: ${success ? "ok" : "no"}`,
  played: "the test",
  timers: "Until the election timer goes off",
  timerLeft: (ms) => `${ms} ms`,
  noTimer: "not set",
  leads: "leads, has none",
  down: "down",
};

const zh: Strings = {
  roles: { follower: "Follower", candidate: "Candidate", leader: "Leader" },
  inTerm: (role, term) => `${zh.roles[role]}，任期 ${term}`,
  term: (term) => `任期 ${term}`,
  votedFor: (term, server) => `任期 ${term}，投 ${server}`,
  tally: (term, granted, servers) => `任期 ${term}，${granted}/${servers} 票`,
  vote: (term, granted) => `选票 ${term}：${granted ? "同意" : "拒绝"}`,
  heartbeat: (term) => `心跳 ${term}`,
  answer: (term, success) => `回复 ${term}：${success ? "成功" : "拒绝"}`,
  played: "由测试扮演",
  timers: "距选举定时器到期",
  timerLeft: (ms) => `${ms} ms`,
  noTimer: "未设置",
  leads: "是 Leader，没有",
  down: "已停机",
};

export const strings: Readonly<Record<Locale, Strings>> = { en, zh };
