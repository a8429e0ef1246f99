import type { Text } from "@/lib/grader/text";
import type { Json } from "@reconcile/api";

/** Where a log ends. */
export interface LogEnd {
  readonly lastTerm: number;
  readonly lastIndex: number;
}

/** A rule of Raft that was broken: which, and by whom. */
export interface Foul {
  readonly rule: Text;
  readonly actual: string;
}

const twoLeaders: Text = {
  en: "Election safety: at most one leader can be elected in a term. Who sent AppendEntries as the leader of one and the same term",
  zh: "选举安全性：一个任期最多只能选出一个 Leader。以同一任期的 Leader 身份发出 AppendEntries 的有",
};
const twoVotes: Text = {
  en: "A server has one vote in a term, also after a crash. Whom one server voted for in one term",
  zh: "一台服务器在一个任期里只有一票，崩溃之后也一样。一台服务器在同一任期里投给了",
};
const oldLog: Text = {
  en: "A leader must have every entry that a majority has: its log has to be at least as up-to-date as those of a majority. The leader's log, and the others",
  zh: "Leader 必须拥有多数服务器都有的每一条日志：它的日志至少要和多数服务器一样新。Leader 的日志与其他服务器的日志",
};
const tooFewVotes: Text = {
  en: "Election safety: only a majority's votes make a leader. Who sent AppendEntries as a leader, and who had voted for it",
  zh: "选举安全性：得到多数选票才能成为 Leader。以 Leader 身份发出 AppendEntries 的服务器，以及投票给它的服务器",
};
const termFell: Text = {
  en: "A server's term never falls, also after a crash. The terms of two messages that one server sent, in order",
  zh: "服务器的任期只升不降，崩溃之后也一样。一台服务器先后发出的两条消息的任期",
};

/**
 * Watches the messages of a whole cluster for the first that breaks a rule of Raft. It looks at nothing but messages, so that it judges
 * every implementation alike, and needs no state of it.
 */
export class Referee {
  foul: Foul | undefined;
  readonly #logs: ReadonlyMap<string, LogEnd>;
  readonly #leaders = new Map<number, string>();
  readonly #votes = new Map<number, Map<string, string>>();
  readonly #terms = new Map<string, number>();

  /** @param logs where the log of each server ends */
  constructor(logs: ReadonlyMap<string, LogEnd>) {
    this.#logs = logs;
  }

  /** A server is about to send a message. */
  sending(from: string, to: string, json: Json): void {
    if (this.foul !== undefined || typeof json !== "object" || json === null || !("term" in json)) return;
    const { type, term } = json;
    if (typeof term !== "number") return;
    const before = this.#terms.get(from) ?? 0;
    if (term < before) this.#call(termFell, `${from}: ${before}, then ${term}`);
    this.#terms.set(from, Math.max(term, before));
    if (type === "RequestVote") this.#vote(term, from, from);
    else if (type === "RequestVoteResponse" && json["voteGranted"] === true) this.#vote(term, from, to);
    else if (type === "AppendEntries") this.#leads(term, from);
  }

  #vote(term: number, voter: string, candidate: string): void {
    let votes = this.#votes.get(term);
    if (votes === undefined) this.#votes.set(term, votes = new Map());
    const before = votes.get(voter);
    if (before === undefined) votes.set(voter, candidate);
    else if (before !== candidate) this.#call(twoVotes, `${voter}, term ${term}: ${before}, then ${candidate}`);
  }

  #leads(term: number, leader: string): void {
    const before = this.#leaders.get(term);
    if (before === leader) return;
    if (before !== undefined) return this.#call(twoLeaders, `term ${term}: ${before} and ${leader}`);
    this.#leaders.set(term, leader);
    const own = this.#logs.get(leader);
    if (own === undefined) return;
    const better = [...this.#logs].filter(([, log]) => newer(log, own));
    const most = (this.#logs.size - 1) / 2;
    if (better.length > most) {
      const shown = [[leader, own] as const, ...better].map(([name, { lastIndex, lastTerm }]) => `${name}: index ${lastIndex}, term ${lastTerm}`);
      return this.#call(oldLog, `leader ${shown.join("; ")}`);
    }
    // A vote counts when it is sent: whoever leads has received it, and sent its own with its requests.
    const voters = [...(this.#votes.get(term) ?? [])].filter(([, candidate]) => candidate === leader).map(([voter]) => voter);
    if (voters.length <= most) this.#call(tooFewVotes, `${leader}, term ${term}: ${voters.join(", ") || "nobody"}`);
  }

  /** Who was seen to lead in a term. */
  leaderOf(term: number): string | undefined {
    return this.#leaders.get(term);
  }

  #call(rule: Text, actual: string): void {
    this.foul ??= { rule, actual };
  }
}

const newer = (a: LogEnd, b: LogEnd): boolean => (a.lastTerm === b.lastTerm ? a.lastIndex > b.lastIndex : a.lastTerm > b.lastTerm);
