// mutant-of: panic_recovery.ts
// killed-by: panic.recovers
// mistake: It answers and says nothing: nobody learns of the fault.
import { newInternalError } from "@reconcile/api";
import type { Filter, Log } from "@reconcile/api";
import { errorResponse } from "./responses";

/** A fault in one request must not end the server: it becomes a 500, and the log says what it was (server/filters/wrap.go). */
export function withPanicRecovery(log: Log): Filter {
  return (next) => async (request, context) => {
    try {
      return await next(request, context);
    } catch {
      return errorResponse(newInternalError("This request caused apiserver to panic. Look in the logs for details."));
    }
  };
}
