// mutant-of: follower.ts
// killed-by: follower.unvouched
// mistake: It bounds leaderCommit by the end of its log, not of the message: what lies behind may be an old leader's, and is applied all the same.
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
    const { index, term } = log.findConflictByTerm({ index: from, term: prevLogTerm });
    return { ...answer, success: false, prevLogIndex, conflictIndex: index, conflictTerm: term };
  }

  log.sync();
  const commit = Math.min(leaderCommit, log.lastIndex);
  if (commit > server.commitIndex) server.commitIndex = commit;
  return { ...answer, success: true, matchIndex: last };
}
