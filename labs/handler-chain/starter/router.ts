import { newBadRequest, newGenericServerResponse, newMethodNotSupported, StatusError } from "@reconcile/api";
import type {
  HttpRequest, HttpResponse, KubernetesObject, ListOptions, PatchType, RequestContext, RequestHandler, RequestInfo, RESTStorage, ServedResource,
} from "@reconcile/api";
import { queryOf } from "./query";
import { errorResponse, objectResponse, watchResponse } from "./responses";

/**
 * Stage 4. The innermost handler: finds the resource that a request is about, and does what its verb says.
 * @param otherwise answers what is no resource, such as /healthz and discovery
 */
export function routeTo(resources: readonly ServedResource[], otherwise: RequestHandler): RequestHandler {
  return async (request, context) => {
    throw new Error("not written yet: routeTo");
  };
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

/** The body as an object. */
function bodyOf<T>(request: HttpRequest, accepted: readonly string[] = ["application/json"]): T {
  return JSON.parse(request.body ?? "") as T;
}
