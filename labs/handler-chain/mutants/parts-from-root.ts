// mutant-of: request_info.ts
// killed-by: info.subresource
// mistake: Its parts begin at the prefix, not at the resource.
import type { HttpRequest, RequestInfo } from "@reconcile/api";
import { isPathSegment, queryOf } from "./query";

/** Verbs that old clients put into the path: `/api/v1/watch/pods`. */
const specialVerbs = ["proxy", "watch"];
/** Below `/namespaces/<name>/` these are sub-resources of the namespace, not resources in it. */
const namespaceSubresources = ["status", "finalize"];
const verbs: Readonly<Record<string, string>> = { POST: "create", GET: "get", HEAD: "get", PUT: "update", PATCH: "patch", DELETE: "delete" };

/** What method and path of a request mean: k8s.io/apiserver/pkg/endpoints/request/requestinfo.go. */
export function requestInfoOf({ method, url }: HttpRequest): RequestInfo {
  const { path, query } = queryOf(url);
  const none: RequestInfo = {
    isResourceRequest: false, path, verb: method.toLowerCase(), apiPrefix: "", apiGroup: "", apiVersion: "", namespace: "", resource: "", subresource: "", name: "",
    parts: [], fieldSelector: "", labelSelector: "",
  };
  let parts = path.split("/").filter((part) => part !== "");
  const [apiPrefix = ""] = parts;
  if (parts.length < 3 || (apiPrefix !== "api" && apiPrefix !== "apis")) return none;
  parts = parts.slice(1);
  let apiGroup = "";
  if (apiPrefix === "apis") {
    // Group, version, resource: with less it is a question about the API itself.
    if (parts.length < 3) return { ...none, apiPrefix };
    [apiGroup = "", ...parts] = parts;
  }
  const [apiVersion = "", ...rest] = parts;
  parts = rest;

  let verb = verbs[method] ?? "";
  const special = specialVerbs.find((word) => word === parts[0]);
  if (special !== undefined) {
    if (parts.length < 2) return { ...none, apiPrefix, apiGroup, apiVersion };
    verb = special;
    parts = parts.slice(1);
  }
  let namespace = "";
  if (parts[0] === "namespaces" && parts[1] !== undefined) {
    namespace = parts[1];
    if (parts[2] !== undefined && !namespaceSubresources.includes(parts[2])) parts = parts.slice(2);
  }
  const [resource = "", ownName = "", third = ""] = parts;
  // What a proxy is asked for is the path of somebody else.
  const subresource = verb === "proxy" ? "" : third;
  let name = ownName;
  let selectors = { fieldSelector: "", labelSelector: "" };
  if (name === "" && special !== "proxy" && ["get", "watch", "delete"].includes(verb)) {
    if (verb === "get") verb = isTrue(query.get("watch")) ? "watch" : "list";
    else if (verb === "delete") verb = "deletecollection";
    selectors = { fieldSelector: query.get("fieldSelector") ?? "", labelSelector: query.get("labelSelector") ?? "" };
    if (verb !== "deletecollection") name = nameSelected(selectors.fieldSelector);
  }
  return { ...none, isResourceRequest: true, verb, apiPrefix, apiGroup, apiVersion, namespace, resource, subresource, name, parts: path.split("/").filter((part) => part !== ""), ...selectors };
}

/** A list of one: whoever may get an object by name may also list it by a field selector that selects nothing else. */
function nameSelected(fieldSelector: string): string {
  const terms = fieldSelector.split(",").map((term) => /^([^=!]+)==?([^=]*)$/.exec(term));
  if (terms.some((term) => term === null)) return "";
  const name = terms.find((term) => term?.[1] === "metadata.name")?.[2] ?? "";
  return isPathSegment(name) ? name : "";
}

function isTrue(value: string | undefined): boolean {
  return value !== undefined && value !== "false" && value !== "0";
}
