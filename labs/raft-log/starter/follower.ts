import type { AppendEntries, AppendEntriesResponse } from "@reconcile/api";
import type { Server } from "./server";

/**
 * Stage 1. A message of the current leader, and the answer to it. Terms have
 * been compared, and the election timer has been reset, before this is called.
 */
export function handleAppendEntries(server: Server, request: AppendEntries): AppendEntriesResponse {
  throw new Error("not written yet: handleAppendEntries");
}
