// mutant-of: apply.ts
// killed-by: apply.answers
// mistake: It applies entries and answers no client.
import type { Server } from "./server";
import { maybeSnapshot } from "./snapshot";

export function applyCommitted(server: Server): void {
  while (server.lastApplied < server.commitIndex) {
    const next = server.lastApplied + 1;
    const [entry] = server.log.slice(next, next);
    if (entry === undefined) return;
    server.machine.apply(entry);
    server.lastApplied = next;
  }
  maybeSnapshot(server);
}
