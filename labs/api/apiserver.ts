// What a request is to an API server, and the handlers that it passes: k8s.io/apiserver/pkg/endpoints as interfaces.
import type { HttpRequest, HttpResponse } from "./http";
import type { UserInfo } from "./kubernetes/authentication";
import type { KubernetesObject, List } from "./kubernetes/meta";
import type { CreateOptions, DeleteOptions, GetOptions, ListOptions, PatchOptions, UpdateOptions } from "./kubernetes/options";
import type { PatchType } from "./client";
import type { Watch } from "./machinery";

/** What method and path of a request mean (endpoints/request/requestinfo.go). What does not apply is `""`. */
export interface RequestInfo {
  readonly isResourceRequest: boolean;
  readonly path: string;
  /** `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`, `proxy`; for what is no resource, the method in lower case. */
  readonly verb: string;
  /** `api` or `apis`. */
  readonly apiPrefix: string;
  readonly apiGroup: string;
  readonly apiVersion: string;
  readonly namespace: string;
  readonly resource: string;
  readonly subresource: string;
  readonly name: string;
  /** The path from the resource on: `["pods", "web", "log"]`. */
  readonly parts: readonly string[];
  readonly fieldSelector: string;
  readonly labelSelector: string;
}

/** What the filters have found out about a request so far. Each request has one of its own. */
export interface RequestContext {
  info?: RequestInfo;
  user?: UserInfo;
  /** Who really sent it, if `user` is somebody else by impersonation. */
  impersonator?: UserInfo;
  /** Noted down when the request is over. */
  readonly audit: { [annotation: string]: string };
}

export type RequestHandler = (request: HttpRequest, context: RequestContext) => Promise<HttpResponse>;

/** Wraps a handler into something that comes before and after it. */
export type Filter = (next: RequestHandler) => RequestHandler;

/** Where an operation happens, and on whose behalf. */
export interface StorageContext {
  /** `""` for what lives in no namespace, and for lists of all. */
  readonly namespace: string;
  readonly user: UserInfo;
  /** Where texts for the user go, whatever the outcome. Absent if nobody tells the user. */
  readonly warnings?: string[];
}

/**
 * What a resource can do (registry/rest/rest.go); a method that is missing is one that the resource does not support (405). Everything is rejected with a `StatusError`.
 * Admission, validation and defaults are its business.
 */
export interface RESTStorage<T extends KubernetesObject = KubernetesObject> {
  get?(context: StorageContext, name: string, options: GetOptions): Promise<T>;
  list?(context: StorageContext, options: ListOptions): Promise<List<T>>;
  watch?(context: StorageContext, options: ListOptions): Promise<Watch<T>>;
  create?(context: StorageContext, object: T, options: CreateOptions): Promise<T>;
  /** `update` with `created: true` if there was no such object, and the resource allows that. */
  update?(context: StorageContext, name: string, object: T, options: UpdateOptions): Promise<{ object: T; created: boolean }>;
  patch?(context: StorageContext, name: string, type: PatchType, patch: unknown, options: PatchOptions): Promise<T>;
  /** Resolves to the deleted object, or to what is left of it while finalizers or a grace period hold it. */
  delete?(context: StorageContext, name: string, options: DeleteOptions): Promise<T>;
  deleteCollection?(context: StorageContext, options: DeleteOptions, listOptions: ListOptions): Promise<List<T>>;
}

/** A resource, or a sub-resource, that a server serves. */
export interface ServedResource {
  readonly group: string;
  readonly version: string;
  /** `pods`, `pods/status`. */
  readonly resource: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly singularName?: string;
  readonly shortNames?: readonly string[];
  readonly storage: RESTStorage;
}
