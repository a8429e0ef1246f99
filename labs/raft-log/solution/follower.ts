import type { AppendEntries, AppendEntriesResponse } from "@reconcile/api";
import type { Server } from "./server";

/** etcd's raft.go, handleAppendEntries: a message of the current leader, and the answer to it. Heartbeats are no exception. */
export function handleAppendEntries(server: Server, request: AppendEntries): AppendEntriesResponse {
  const { log, hardState: { currentTerm: term } } = server;
  const { prevLogIndex, prevLogTerm, entries, leaderCommit } = request;
  // What is committed agrees with every leader to come: no need to look, and of a compacted log no way to.
  if (prevLogIndex < server.commitIndex) {
    return { type: "AppendEntriesResponse", term, success: true, matchIndex: server.commitIndex };
  }
  const matchIndex = log.maybeAppend({ index: prevLogIndex, term: prevLogTerm }, entries);
  if (matchIndex === undefined) {
    const hint = log.findConflictByTerm({ index: Math.min(prevLogIndex, log.lastIndex), term: prevLogTerm });
    return { type: "AppendEntriesResponse", term, success: false, prevLogIndex, conflictIndex: hint.index, conflictTerm: hint.term };
  }
  if (entries.length > 0) log.sync();
  // Behind the last entry of this message the log may still hold what the leader never had.
  server.commitIndex = Math.max(server.commitIndex, Math.min(leaderCommit, matchIndex));
  return { type: "AppendEntriesResponse", term, success: true, matchIndex };
}
