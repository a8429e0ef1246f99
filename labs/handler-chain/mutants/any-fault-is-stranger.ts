// mutant-of: authentication.ts
// killed-by: authn.others-faults
// mistake: It takes every error behind it for a bad token: a fault of the server tells clients to log in again.
import { newUnauthorized } from "@reconcile/api";
import type { Authenticator, Filter } from "@reconcile/api";
import { errorResponse } from "./responses";

/**
 * Finds out who is asking (endpoints/filters/authentication.go). A request that shows no credentials, or wrong ones, ends here with 401. The credentials go no
 * further: no webhook or aggregated server behind this one shall see them.
 */
export function withAuthentication(authenticator: Authenticator): Filter {
  return (next) => async (request, context) => {
    try {
      const result = await authenticator.authenticateRequest(request);
      if (result === undefined) return errorResponse(newUnauthorized("Unauthorized"));
      context.user = result.user;
      const { authorization: _, ...headers } = request.headers;
      return await next({ ...request, headers }, context);
    } catch {
      return errorResponse(newUnauthorized("Unauthorized"));
    }
  };
}
