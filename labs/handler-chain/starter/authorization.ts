import { newForbidden } from "@reconcile/api";
import type { Authorizer, AuthorizerAttributes, Filter, RequestContext, StatusError } from "@reconcile/api";
import { errorResponse } from "./responses";

/** Stage 2. Asks whether the user may do this. */
export function withAuthorization(authorizer: Authorizer): Filter {
  return (next) => async (request, context) => {
    return next(request, context);
  };
}

/** The 403 in upstream's words. Impersonation needs it too. */
export function forbidden(attributes: AuthorizerAttributes, reason = ""): StatusError {
  throw new Error("not written yet: forbidden");
}
