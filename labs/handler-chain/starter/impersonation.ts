import { newInternalError } from "@reconcile/api";
import type { Authorizer, AuthorizerAttributes, Filter, HttpRequest, UserInfo } from "@reconcile/api";
import { forbidden } from "./authorization";
import { errorResponse } from "./responses";

/** Stage 2. Lets a user act as another one, if the authorizer allows that. */
export function withImpersonation(authorizer: Authorizer): Filter {
  return (next) => async (request, context) => {
    return next(request, context);
  };
}

/** Namespace and name of a service account; undefined if the user is none. */
function serviceAccount(username: string): { readonly namespace: string; readonly name: string } | undefined {
  const [, namespace, name] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(username) ?? [];
  return namespace === undefined || name === undefined ? undefined : { namespace, name };
}
