// mutant-of: follower.ts
// killed-by: follower.skips
// mistake: It always points at the end of its own log or at the leader's place, though it could know that the logs differ there: a round trip for each entry.
import type { AppendEntries, AppendEntriesResponse } from "@reconcile/api";
import type { Server } from "./server";

export function handleAppendEntries(server: Server, request: AppendEntries): AppendEntriesResponse {
  const { log } = server;
  const { prevLogIndex, prevLogTerm, entries, leaderCommit } = request;
  const answer = { type: "AppendEntriesResponse", term: server.hardState.currentTerm } as const;

  if (prevLogIndex < server.commitIndex) return { ...answer, success: true, matchIndex: server.commitIndex };

  const last = log.maybeAppend({ index: prevLogIndex, term: prevLogTerm }, entries);
  if (last === undefined) {
    const from = Math.min(prevLogIndex, log.lastIndex);
    return { ...answer, success: false, prevLogIndex, conflictIndex: from, conflictTerm: log.term(from) ?? 0 };
  }

  log.sync();
  const commit = Math.min(leaderCommit, last);
  if (commit > server.commitIndex) server.commitIndex = commit;
  return { ...answer, success: true, matchIndex: last };
}
