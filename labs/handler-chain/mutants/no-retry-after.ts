// mutant-of: max_in_flight.ts
// killed-by: limit.too-many
// mistake: It refuses without saying when to come back: clients take it for an error instead of waiting.
import { newTooManyRequests } from "@reconcile/api";
import type { Filter } from "@reconcile/api";
import { isLongRunning } from "./long_running";
import { errorResponse } from "./responses";

/** How many requests may be under way at once. The defaults are kube-apiserver's. */
export interface InFlightLimits {
  readonly readOnly: number;
  readonly mutating: number;
}

export const defaultLimits: InFlightLimits = { readOnly: 400, mutating: 200 };

/**
 * Refuses what is too much, at once and with the advice to come back in a second (server/filters/maxinflight.go). Reads and writes are counted apart, so that
 * neither can shut the other out.
 */
export function withMaxInFlight({ readOnly, mutating }: InFlightLimits = defaultLimits): Filter {
  let reads = 0;
  let writes = 0;
  return (next) => async (request, context) => {
    const { info, user } = context;
    if (info === undefined || isLongRunning(info)) return next(request, context);
    const reading = ["get", "list", "watch"].includes(info.verb);
    if (reading ? reads >= readOnly : writes >= mutating) {
      // Whoever may do everything always gets an answer, from a full server too.
      if (user?.groups?.includes("system:masters")) return next(request, context);
      return errorResponse(newTooManyRequests("Too many requests, please try again later.", 0));
    }
    if (reading) reads++;
    else writes++;
    try {
      return await next(request, context);
    } finally {
      if (reading) reads--;
      else writes--;
    }
  };
}
