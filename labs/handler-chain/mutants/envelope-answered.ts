// mutant-of: router.ts
// killed-by: route.writes
// mistake: It answers an update with what the storage returned, which has the object in it.
import { newBadRequest, newGenericServerResponse, newMethodNotSupported, StatusError } from "@reconcile/api";
import type {
  HttpRequest, HttpResponse, KubernetesObject, ListOptions, PatchType, RequestContext, RequestHandler, RequestInfo, RESTStorage, ServedResource,
} from "@reconcile/api";
import { queryOf } from "./query";
import { errorResponse, objectResponse, watchResponse } from "./responses";

/**
 * The innermost handler: finds the resource that a request is about, and does what its verb says (endpoints/installer.go and endpoints/handlers). What the storage
 * refuses becomes a response; any other error is the server's own.
 * @param otherwise answers what is no resource, such as /healthz and discovery
 */
export function routeTo(resources: readonly ServedResource[], otherwise: RequestHandler): RequestHandler {
  return async (request, context) => {
    const { info } = context;
    if (info === undefined || !info.isResourceRequest) return otherwise(request, context);
    try {
      return await carryOut(served(resources, info), info, request, context);
    } catch (error) {
      if (error instanceof StatusError) return errorResponse(error);
      throw error;
    }
  };
}

function served(resources: readonly ServedResource[], info: RequestInfo): RESTStorage {
  const path = info.subresource === "" ? info.resource : `${info.resource}/${info.subresource}`;
  const found = resources.find(({ group, version, resource }) => group === info.apiGroup && version === info.apiVersion && resource === path);
  // Of a resource in namespaces only lists and watches reach across all of them; one without has no path in any.
  const acrossAll = ["list", "watch"].includes(info.verb);
  const rightScope = found?.namespaced ? info.namespace !== "" || acrossAll : info.namespace === "" || info.resource === "namespaces";
  if (found === undefined || !rightScope) throw newGenericServerResponse({ code: 404, verb: info.verb, resource: { group: info.apiGroup, resource: info.resource }, name: info.name });
  return found.storage;
}

async function carryOut(storage: RESTStorage, info: RequestInfo, request: HttpRequest, { user = {} }: RequestContext): Promise<HttpResponse> {
  const where = { namespace: info.resource === "namespaces" ? "" : info.namespace, user };
  const options = optionsOf(request.url);
  const { name } = info;
  const unsupported = () => newMethodNotSupported({ group: info.apiGroup, resource: info.resource }, info.verb);
  switch (info.verb) {
    case "get":
      if (!storage.get) throw unsupported();
      return objectResponse(200, await storage.get(where, name, options));
    case "list":
      if (!storage.list) throw unsupported();
      return objectResponse(200, await storage.list(where, options));
    case "watch":
      if (!storage.watch) throw unsupported();
      return watchResponse(await storage.watch(where, options));
    case "create":
      if (!storage.create) throw unsupported();
      return objectResponse(201, await storage.create(where, named(bodyOf<KubernetesObject>(request), name), options));
    case "update": {
      if (!storage.update) throw unsupported();
      const object = await storage.update(where, name, bodyOf<KubernetesObject>(request), options);
      return objectResponse(object.created ? 201 : 200, object as never);
    }
    case "patch":
      if (!storage.patch) throw unsupported();
      return objectResponse(200, await storage.patch(where, name, patchType(request), bodyOf<unknown>(request, patchTypes), options));
    case "delete":
      if (!storage.delete) throw unsupported();
      return objectResponse(200, await storage.delete(where, name, deleteOptions(request)));
    case "deletecollection":
      if (!storage.deleteCollection) throw unsupported();
      return objectResponse(200, await storage.deleteCollection(where, deleteOptions(request), options));
    default: throw unsupported();
  }
}

/** A sub-resource such as pods/web/binding is created for the object in its path. */
function named(object: KubernetesObject, name: string): KubernetesObject {
  return name === "" ? object : { ...object, metadata: { ...object.metadata, name } };
}

/** The options that stand in the query. */
function optionsOf(url: string): ListOptions & { dryRun?: string[] } {
  const { query, all } = queryOf(url);
  const text = (name: string) => (query.has(name) ? { [name]: query.get(name) } : {});
  const number = (name: string) => (query.has(name) ? { [name]: Number(query.get(name)) } : {});
  const flag = (name: string) => (query.has(name) ? { [name]: query.get(name) !== "false" && query.get(name) !== "0" } : {});
  const dryRun = all.filter(([name]) => name === "dryRun").map(([, value]) => value);
  return {
    ...text("labelSelector"), ...text("fieldSelector"), ...text("resourceVersion"), ...text("resourceVersionMatch"), ...text("continue"), ...text("fieldManager"),
    ...number("limit"), ...number("timeoutSeconds"), ...flag("allowWatchBookmarks"), ...flag("sendInitialEvents"), ...(dryRun.length > 0 ? { dryRun } : {}),
  };
}

function deleteOptions(request: HttpRequest): object {
  return { ...optionsOf(request.url), ...(request.body ? bodyOf<object>(request) : {}) };
}

const patchTypes: readonly string[] = ["application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json", "application/apply-patch+yaml"];

function patchType(request: HttpRequest): PatchType {
  return mediaType(request) as PatchType;
}

function mediaType({ headers }: HttpRequest): string {
  return (headers["content-type"] ?? "application/json").split(";")[0]?.trim() ?? "";
}

/** The body: an object, or the array that a JSON patch is. Throws UnsupportedMediaType and BadRequest. */
function bodyOf<T>(request: HttpRequest, accepted: readonly string[] = ["application/json"]): T {
  if (!accepted.includes(mediaType(request))) {
    throw newGenericServerResponse({ code: 415, verb: request.method, serverMessage: `the body of the request was in an unknown format - accepted media types include: ${accepted.join(", ")}` });
  }
  const array = mediaType(request) === "application/json-patch+json";
  try {
    const body: unknown = JSON.parse(request.body ?? "");
    if (typeof body === "object" && body !== null && Array.isArray(body) === array) return body as T;
  } catch {
    // Told below.
  }
  throw newBadRequest(`the body of the request is not an ${array ? "array" : "object"} in JSON`);
}
