import type { Locale } from "@/lib/i18n/locales";
import type { RaftRole } from "@/labs/api";

/** What the pictures of a Raft cluster say, in one language. */
export interface Strings {
  readonly roles: Readonly<Record<RaftRole, string>>;
  /** A role held in a term, as on a lane. */
  readonly inTerm: (role: RaftRole, term: number) => string;
  readonly term: (term: number) => string;
  readonly votedFor: (server: string) => string;
  readonly tally: (granted: number, servers: number) => string;
  readonly granted: string;
  readonly refused: string;
  readonly accepted: string;
  readonly timers: string;
  readonly timerLeft: (server: string, ms: number) => string;
  readonly noTimer: string;
  readonly leads: string;
  readonly down: string;
  readonly log: (terms: readonly number[]) => string;
}

const en: Strings = {
  roles: { follower: "follower", candidate: "candidate", leader: "leader" },
  inTerm: (role, term) => `${en.roles[role]}, term ${term}`,
  term: (term) => `term ${term}`,
  votedFor: (server) => `voted for ${server}`,
  tally: (granted, servers) => `${granted} of ${servers} votes`,
  granted: "yes",
  refused: "no",
  accepted: "ok",
  timers: "Until the election timer goes off",
  timerLeft: (_server, ms) => `${ms} ms`,
  noTimer: "not set",
  leads: "leads, has none",
  down: "down",
  log: (terms) => `log ${terms.join(" ")}`,
};

const zh: Strings = {
  roles: { follower: "Follower", candidate: "Candidate", leader: "Leader" },
  inTerm: (role, term) => `${zh.roles[role]}，任期 ${term}`,
  term: (term) => `任期 ${term}`,
  votedFor: (server) => `投给 ${server}`,
  tally: (granted, servers) => `${servers} 票中的 ${granted} 票`,
  granted: "同意",
  refused: "拒绝",
  accepted: "好",
  timers: "距选举定时器到点",
  timerLeft: (_server, ms) => `${ms} ms`,
  noTimer: "未设置",
  leads: "是 Leader，没有",
  down: "已停机",
  log: (terms) => `日志 ${terms.join(" ")}`,
};

export const strings: Readonly<Record<Locale, Strings>> = { en, zh };
