// mutant-of: timeout.ts
// killed-by: timeout.faults
// mistake: It hears only of answers: a fault shows as a time-out, a minute later.
import { newTimeoutError } from "@reconcile/api";
import type { Clock, Filter, HttpResponse } from "@reconcile/api";
import { isLongRunning } from "./long_running";
import { errorResponse } from "./responses";

/** Answers 504 when a request takes longer than `ms`; long-running ones may (server/filters/timeout.go). What was begun goes on behind it. */
export function withTimeout(clock: Clock, ms: number): Filter {
  return (next) => (request, context) => {
    if (context.info && isLongRunning(context.info)) return next(request, context);
    return new Promise<HttpResponse>((resolve) => {
      clock.setTimer(ms, () => resolve(errorResponse(newTimeoutError("request did not complete within the allotted timeout", 0))));
      void next(request, context).then(resolve);
    });
  };
}
