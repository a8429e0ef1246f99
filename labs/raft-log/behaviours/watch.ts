import type { Text } from "@/lib/grader/text";
import type { Server } from "../solution/server";
import type { Agreed } from "./applied";

/** What was seen of a server when it was last looked at. */
interface Seen {
  readonly server: Server;
  readonly lastIndex: number;
  readonly lastTerm: number;
  readonly commitIndex: number;
  readonly role: string;
}

/**
 * Raft's promises (the paper's figure 3), looked at after every event: log matching, leader completeness, and that what is committed is the same
 * everywhere and for ever. It reads what given files hold, so it does not depend on how a student writes the rest.
 */
export class Watch {
  /** Of each entry that was committed, by index: its term, who committed it first, and in which term that was. */
  private readonly committed = new Map<number, { readonly term: number; readonly by: string; readonly inTerm: number }>();
  /** The last index that was committed anywhere. */
  lastCommitted = 0;
  private readonly seen = new Map<string, Seen>();
  private readonly agreed: Agreed;
  private readonly report: (problem: Text) => void;
  private readonly elected: () => void;

  /** @param told `elected` is called when a server has become the leader */
  constructor({ agreed, report, elected }: { agreed: Agreed; report: (problem: Text) => void; elected: () => void }) {
    this.agreed = agreed;
    this.report = report;
    this.elected = elected;
  }

  /** @param servers those that are running, and holes. Called after every event, so it does next to nothing if nothing has changed. */
  look(servers: readonly (Server | undefined)[]): void {
    for (let i = 0; i < servers.length; i++) {
      const server = servers[i];
      if (server === undefined) continue;
      const { log, name, role, commitIndex } = server;
      const before = this.seen.get(name);
      const { lastIndex, lastTerm } = log;
      const sameLog = before !== undefined && before.server === server && before.lastIndex === lastIndex && before.lastTerm === lastTerm;
      if (sameLog && before.commitIndex === commitIndex && before.role === role) continue;
      this.seen.set(name, { server, lastIndex, lastTerm, commitIndex, role });
      const committedBefore = before?.server === server ? before.commitIndex : 0;
      if (commitIndex > committedBefore) this.commits(server, committedBefore);
      if (role === "leader" && before?.role !== "leader") this.leads(server);
      if (!sameLog) for (const other of servers) if (other !== undefined && other !== server) this.logsMatch(server, other);
    }
  }

  private commits({ name, log, commitIndex, hardState: { currentTerm: inTerm } }: Server, committedBefore: number): void {
    if (commitIndex > log.lastIndex) {
      this.report({
        en: `${name} says that entry ${commitIndex} is committed, but its log ends at ${log.lastIndex}.`,
        zh: `${name} 声称第 ${commitIndex} 条已提交，可它的日志只到第 ${log.lastIndex} 条。`,
      });
      return;
    }
    this.lastCommitted = Math.max(this.lastCommitted, commitIndex);
    for (let index = committedBefore + 1; index <= commitIndex; index++) {
      // What was compacted in the same breath was applied before; what came with a snapshot others know.
      const term = log.term(index) ?? this.agreed.get(index)?.term;
      if (term === undefined) continue;
      const first = this.committed.get(index);
      if (first === undefined) this.committed.set(index, { term, by: name, inTerm });
      else if (first.term !== term) {
        this.report({
          en: `${name} commits an entry of term ${term} at index ${index}, where ${first.by} committed one of term ${first.term} before.`,
          zh: `${name} 在第 ${index} 位提交了任期 ${term} 的条目，而 ${first.by} 先前在这里提交的是任期 ${first.term} 的。`,
        });
        return;
      }
    }
  }

  /** A leader of an earlier term, elected late by messages that were long under way, may lack what was committed since. */
  private leads({ name, log, hardState }: Server): void {
    this.elected();
    for (const [index, { term, by, inTerm }] of this.committed) {
      if (hardState.currentTerm <= inTerm || index < log.firstIndex || log.term(index) === term) continue;
      this.report({
        en: `${name} leads in term ${hardState.currentTerm} without entry ${index} of term ${term}, which ${by} had committed: it is lost.`,
        zh: `${name} 成为任期 ${hardState.currentTerm} 的 Leader，却没有第 ${index} 条（任期 ${term}），而 ${by} 早已提交了它：这条丢了。`,
      });
      return;
    }
  }

  /** If two logs have an entry of the same index and term, they are the same up to it. */
  private logsMatch(a: Server, b: Server): void {
    const from = Math.max(a.log.firstIndex, b.log.firstIndex);
    let same = false;
    for (let index = Math.min(a.log.lastIndex, b.log.lastIndex); index >= from; index--) {
      const equal = a.log.term(index) === b.log.term(index);
      if (same && !equal) {
        this.report({
          en: `The logs of ${a.name} and ${b.name} differ at index ${index}, and agree behind it: whoever took over the later entries did not look at what comes before them.`,
          zh: `${a.name} 与 ${b.name} 的日志在第 ${index} 位不同，后面却又相同：接收后面那些条目的一方，没有检查它们之前的内容。`,
        });
        return;
      }
      same ||= equal;
    }
  }
}
