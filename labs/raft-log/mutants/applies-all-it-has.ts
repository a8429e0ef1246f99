// mutant-of: apply.ts
// killed-by: apply.in-order
// mistake: It applies everything in its log, committed or not.
import type { Server } from "./server";
import { maybeSnapshot } from "./snapshot";

export function applyCommitted(server: Server): void {
  while (server.lastApplied < server.log.lastIndex) {
    const next = server.lastApplied + 1;
    const [entry] = server.log.slice(next, next);
    if (entry === undefined) return;
    const value = server.machine.apply(entry);
    server.lastApplied = next;
    server.answer(entry, value);
  }
  maybeSnapshot(server);
}
