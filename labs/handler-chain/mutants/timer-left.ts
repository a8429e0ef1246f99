// mutant-of: timeout.ts
// killed-by: timeout.timer
// mistake: It never stops its timer: every request stays in memory for a minute.
import { newTimeoutError } from "@reconcile/api";
import type { Clock, Filter, HttpResponse } from "@reconcile/api";
import { isLongRunning } from "./long_running";
import { errorResponse } from "./responses";

/** Answers 504 when a request takes longer than `ms`; long-running ones may (server/filters/timeout.go). What was begun goes on behind it. */
export function withTimeout(clock: Clock, ms: number): Filter {
  return (next) => (request, context) => {
    if (context.info && isLongRunning(context.info)) return next(request, context);
    const late = new Promise<HttpResponse>((resolve) => { clock.setTimer(ms, () => resolve(errorResponse(newTimeoutError("request did not complete within the allotted timeout", 0)))); });
    return Promise.race([next(request, context), late]);
  };
}
