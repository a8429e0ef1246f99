// mutant-of: follower.ts
// killed-by: snapshot.compacted
// mistake: It looks for prev in the log even where the log is compacted, and rejects what it has committed long ago.
import type { AppendEntries, AppendEntriesResponse } from "@reconcile/api";
import type { Server } from "./server";

export function handleAppendEntries(server: Server, request: AppendEntries): AppendEntriesResponse {
  const { log } = server;
  const { prevLogIndex, prevLogTerm, entries, leaderCommit } = request;
  const answer = { type: "AppendEntriesResponse", term: server.hardState.currentTerm } as const;

  const last = log.maybeAppend({ index: prevLogIndex, term: prevLogTerm }, entries);
  if (last === undefined) {
    const from = Math.min(prevLogIndex, log.lastIndex);
    const { index, term } = log.findConflictByTerm({ index: from, term: prevLogTerm });
    return { ...answer, success: false, prevLogIndex, conflictIndex: index, conflictTerm: term };
  }

  log.sync();
  const commit = Math.min(leaderCommit, last);
  if (commit > server.commitIndex) server.commitIndex = commit;
  return { ...answer, success: true, matchIndex: last };
}
