// mutant-of: authorization.ts
// killed-by: authz.asks
// mistake: It asks without the sub-resource.
import { newForbidden } from "@reconcile/api";
import type { Authorizer, AuthorizerAttributes, Filter, RequestContext, StatusError } from "@reconcile/api";
import { errorResponse } from "./responses";

/** Asks whether the user may do this (endpoints/filters/authorization.go). No opinion is a no. */
export function withAuthorization(authorizer: Authorizer): Filter {
  return (next) => async (request, context) => {
    const attributes = attributesOf(context);
    const { decision, reason } = await authorizer.authorize(attributes);
    return decision === "Allow" ? next(request, context) : errorResponse(forbidden(attributes, reason));
  };
}

export function attributesOf({ info, user = {} }: RequestContext): AuthorizerAttributes {
  return {
    user, verb: info?.verb ?? "", resourceRequest: info?.isResourceRequest ?? false, namespace: info?.namespace ?? "", apiGroup: info?.apiGroup ?? "", apiVersion: info?.apiVersion ?? "",
    resource: info?.resource ?? "", subresource: "", name: info?.name ?? "", path: info?.path ?? "",
  };
}

/** The 403 in upstream's words: handlers/responsewriters/errors.go. */
export function forbidden(attributes: AuthorizerAttributes, reason = ""): StatusError {
  const { user, verb, resourceRequest, namespace, apiGroup, resource, subresource, name, path } = attributes;
  const who = `User "${user.username ?? ""}"`;
  const why = reason === "" ? "" : `: ${reason}`;
  if (!resourceRequest) return newForbidden({ group: "", resource: "" }, "", `${who} cannot ${verb} path "${path}"${why}`);
  const what = subresource === "" ? resource : `${resource}/${subresource}`;
  const where = namespace === "" ? "at the cluster scope" : `in the namespace "${namespace}"`;
  return newForbidden({ group: apiGroup, resource }, name, `${who} cannot ${verb} resource "${what}" in API group "${apiGroup}" ${where}${why}`);
}
