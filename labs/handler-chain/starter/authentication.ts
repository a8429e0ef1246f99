import { newUnauthorized } from "@reconcile/api";
import type { Authenticator, Filter } from "@reconcile/api";
import { errorResponse } from "./responses";

/** Stage 2. Finds out who is asking, and puts it into `context.user`. */
export function withAuthentication(authenticator: Authenticator): Filter {
  return (next) => async (request, context) => {
    return next(request, context);
  };
}
