// mutant-of: apply.ts
// killed-by: apply.in-order
// mistake: It applies what was applied already: lastApplied moves on before the first entry of a batch, not with each.
import type { Server } from "./server";
import { maybeSnapshot } from "./snapshot";

export function applyCommitted(server: Server): void {
  for (const entry of server.log.slice(server.lastApplied, server.commitIndex)) {
    const value = server.machine.apply(entry);
    server.lastApplied = entry.index;
    server.answer(entry, value);
  }
  maybeSnapshot(server);
}
