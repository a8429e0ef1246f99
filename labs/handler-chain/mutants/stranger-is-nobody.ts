// mutant-of: authentication.ts
// killed-by: authn.unauthorized
// mistake: It lets a request without credentials through as nobody.
import { newUnauthorized } from "@reconcile/api";
import type { Authenticator, Filter } from "@reconcile/api";
import { errorResponse } from "./responses";

/**
 * Finds out who is asking (endpoints/filters/authentication.go). A request that shows no credentials, or wrong ones, ends here with 401. The credentials go no
 * further: no webhook or aggregated server behind this one shall see them.
 */
export function withAuthentication(authenticator: Authenticator): Filter {
  return (next) => async (request, context) => {
    const result = await authenticator.authenticateRequest(request).catch(() => undefined);
    if (result === undefined && request.headers.authorization !== undefined) return errorResponse(newUnauthorized("Unauthorized"));
    context.user = result?.user ?? { username: "" };
    const { authorization: _, ...headers } = request.headers;
    return next({ ...request, headers }, context);
  };
}
