// mutant-of: apply.ts
// killed-by: apply.in-order
// mistake: It applies the newest committed entry and leaves out those before it.
import type { Server } from "./server";
import { maybeSnapshot } from "./snapshot";

export function applyCommitted(server: Server): void {
  while (server.lastApplied < server.commitIndex) {
    const next = server.commitIndex;
    const [entry] = server.log.slice(next, next);
    if (entry === undefined) return;
    const value = server.machine.apply(entry);
    server.lastApplied = next;
    server.answer(entry, value);
  }
  maybeSnapshot(server);
}
