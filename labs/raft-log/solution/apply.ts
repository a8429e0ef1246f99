import type { Server } from "./server";
import { maybeSnapshot } from "./snapshot";

/** Applies what is committed and not applied yet, one entry after the other, and answers the clients that wait for it. */
export function applyCommitted(server: Server): void {
  for (const entry of server.log.slice(server.lastApplied + 1, server.commitIndex)) {
    server.lastApplied = entry.index;
    server.answer(entry, server.machine.apply(entry));
  }
  maybeSnapshot(server);
}
