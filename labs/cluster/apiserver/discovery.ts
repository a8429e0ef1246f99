import type { APIGroup, APIResource, APIResourceList, HttpResponse, RequestHandler, ServedResource } from "@reconcile/api";
import { newNotFound } from "@reconcile/api";
import { errorResponse, objectResponse } from "@/labs/handler-chain/solution/responses";

/** Answers what is no resource: health, the version, and which resources there are. */
export function discovery(resources: readonly ServedResource[], healthy: () => boolean): RequestHandler {
  return async (request) => {
    const path = (request.url.split("?")[0] ?? "").replace(/\/$/, "");
    if (["/healthz", "/livez", "/readyz"].includes(path)) return text(healthy() ? 200 : 500, healthy() ? "ok" : "not ok");
    if (path === "/version") return objectResponse(200, { major: "1", minor: "36", gitVersion: "v1.36.0-reconcile", platform: "simulation" } as object);
    if (path === "/api") return objectResponse(200, { kind: "APIVersions", versions: ["v1"] } as object);
    if (path === "/apis") return objectResponse(200, { kind: "APIGroupList", apiVersion: "v1", groups: groupsOf(resources) } as object);
    const groupVersion = /^\/api\/(v1)$|^\/apis\/([^/]+\/[^/]+)$/.exec(path);
    const list = groupVersion === null ? undefined : listOf(resources, groupVersion[1] ?? groupVersion[2] ?? "");
    return list === undefined ? errorResponse(newNotFound({ group: "", resource: "" }, path)) : objectResponse(200, list as object);
  };
}

function groupsOf(resources: readonly ServedResource[]): APIGroup[] {
  const names = [...new Set(resources.map(({ group }) => group))].filter((group) => group !== "").sort();
  return names.map((name) => {
    const versions = [...new Set(resources.filter(({ group }) => group === name).map(({ version }) => version))].map((version) => ({ groupVersion: `${name}/${version}`, version }));
    return { name, versions, ...(versions[0] === undefined ? {} : { preferredVersion: versions[0] }) };
  });
}

function listOf(resources: readonly ServedResource[], groupVersion: string): APIResourceList | undefined {
  const there = resources.filter(({ group, version }) => (group === "" ? version : `${group}/${version}`) === groupVersion);
  if (there.length === 0) return undefined;
  return { kind: "APIResourceList", apiVersion: "v1", groupVersion, resources: there.map(resourceOf) };
}

function resourceOf({ resource, kind, namespaced, singularName, shortNames, storage }: ServedResource): APIResource {
  const verbs = Object.entries({ create: storage.create, delete: storage.delete, deletecollection: storage.deleteCollection, get: storage.get, list: storage.list, patch: storage.patch, update: storage.update, watch: storage.watch })
    .flatMap(([verb, method]) => (method === undefined ? [] : [verb]));
  return { name: resource, singularName: singularName ?? (resource.includes("/") ? "" : kind.toLowerCase()), namespaced, kind, verbs, ...(shortNames === undefined ? {} : { shortNames: [...shortNames] }) };
}

function text(status: number, body: string): HttpResponse {
  return { status, headers: { "content-type": "text/plain" }, body };
}
