// mutant-of: impersonation.ts
// killed-by: impersonation.accounts
// mistake: It counts the anonymous user as authenticated.
import { newInternalError } from "@reconcile/api";
import type { Authorizer, AuthorizerAttributes, Filter, HttpRequest, UserInfo } from "@reconcile/api";
import { forbidden } from "./authorization";
import { errorResponse } from "./responses";

/**
 * Lets a user act as another one, if the authorizer lets them `impersonate` that user and each of the groups (endpoints/filters/impersonation.go). From
 * here on the request is the other user's.
 */
export function withImpersonation(authorizer: Authorizer): Filter {
  return (next) => async (request, context) => {
    const { "impersonate-user": username, "impersonate-group": groupList } = request.headers;
    const groups = groupList?.split(",").map((group) => group.trim()) ?? [];
    if (username === undefined && groups.length === 0) return next(request, context);
    if (username === undefined) return errorResponse(newInternalError(`requested [${groups.join(" ")}] without impersonating a user`));
    const user = context.user ?? {};
    for (const attributes of impersonated(user, username, groups)) {
      const { decision, reason } = await authorizer.authorize(attributes);
      if (decision !== "Allow") return errorResponse(forbidden(attributes, reason));
    }
    context.impersonator = user;
    context.user = actingAs(username, groups);
    return next(withoutImpersonation(request), context);
  };
}

/** What has to be allowed: to impersonate the user, or service account, and each group. */
function impersonated(user: UserInfo, username: string, groups: readonly string[]): AuthorizerAttributes[] {
  const account = serviceAccount(username);
  const about = (resource: string, name: string, namespace = ""): AuthorizerAttributes => ({
    user, verb: "impersonate", resourceRequest: true, namespace, apiGroup: "", apiVersion: "v1", resource, subresource: "", name, path: "",
  });
  return [
    account === undefined ? about("users", username) : about("serviceaccounts", account.name, account.namespace),
    ...groups.map((group) => about("groups", group)),
  ];
}

/** Whoever names no groups gets those that every such user has. */
function actingAs(username: string, groups: readonly string[]): UserInfo {
  const account = serviceAccount(username);
  const own = groups.length === 0 && account !== undefined ? ["system:serviceaccounts", `system:serviceaccounts:${account.namespace}`] : [...groups];
  const known = "system:authenticated";
  return { username, groups: own.includes(known) ? own : [...own, known] };
}

function serviceAccount(username: string): { readonly namespace: string; readonly name: string } | undefined {
  const [, namespace, name] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(username) ?? [];
  return namespace === undefined || name === undefined ? undefined : { namespace, name };
}

function withoutImpersonation(request: HttpRequest): HttpRequest {
  return { ...request, headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => !name.startsWith("impersonate-"))) };
}
