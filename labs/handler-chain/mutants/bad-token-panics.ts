// mutant-of: authentication.ts
// killed-by: authn.unauthorized
// mistake: It lets the error of a bad token through: a typing mistake looks like a fault of the server.
import { newUnauthorized } from "@reconcile/api";
import type { Authenticator, Filter } from "@reconcile/api";
import { errorResponse } from "./responses";

/**
 * Finds out who is asking (endpoints/filters/authentication.go). A request that shows no credentials, or wrong ones, ends here with 401. The credentials go no
 * further: no webhook or aggregated server behind this one shall see them.
 */
export function withAuthentication(authenticator: Authenticator): Filter {
  return (next) => async (request, context) => {
    const result = await authenticator.authenticateRequest(request);
    if (result === undefined) return errorResponse(newUnauthorized("Unauthorized"));
    context.user = result.user;
    const { authorization: _, ...headers } = request.headers;
    return next({ ...request, headers }, context);
  };
}
