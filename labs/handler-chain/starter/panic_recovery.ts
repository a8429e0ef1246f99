import { newInternalError } from "@reconcile/api";
import type { Filter, Log } from "@reconcile/api";
import { errorResponse } from "./responses";

/** Stage 2. A fault in one request must not end the server. */
export function withPanicRecovery(log: Log): Filter {
  return (next) => async (request, context) => {
    return next(request, context);
  };
}
