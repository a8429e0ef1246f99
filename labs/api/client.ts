// The clients of client-go (rest, dynamic, discovery, and the generated clientset) as interfaces.
import type { APIGroupList, APIResource, APIResourceList } from "./kubernetes/discovery";
import type { GroupVersionKind, GroupVersionResource, KubernetesObject, List } from "./kubernetes/meta";
import type { CreateOptions, DeleteOptions, GetOptions, ListOptions, PatchOptions, UpdateOptions } from "./kubernetes/options";
import type { Watch } from "./machinery";

/** Slows down the requests of one client, whatever they ask for (util/flowcontrol.RateLimiter). */
export interface RequestRateLimiter {
  /** Takes a token if there is one now. */
  tryAccept(): boolean;
  /** Resolves once the caller may send. Callers are let through in the order in which they came. */
  wait(): Promise<void>;
  /** Tokens that come in a second. */
  qps(): number;
}

/** One name of a patch format: the `Content-Type` of a PATCH. */
export type PatchType =
  | "application/json-patch+json" | "application/merge-patch+json" | "application/strategic-merge-patch+json" | "application/apply-patch+yaml";

/**
 * A request that is being put together. Every method returns the same request, so that calls can be chained; what is wrong is remembered, the
 * first mistake only, and comes out of `do` or `watch`.
 */
export interface RESTRequest {
  /** Puts the object's namespace into the path. `""`, for a list: of all namespaces. */
  namespace(namespace: string): this;
  /** `"pods"`: the plural name, in lower case. */
  resource(resource: string): this;
  name(name: string): this;
  /** What of the object is meant: `"status"`, `"scale"`, `"log"` … */
  subResource(...segments: string[]): this;
  /** Adds segments at the end of the path. */
  suffix(...segments: string[]): this;
  /** Replaces what the path begins with: `absPath("/apis")`. */
  absPath(...segments: string[]): this;
  /** Adds a query parameter; one name may be added several times. */
  param(name: string, value: string): this;
  /** Adds options as query parameters, and leaves out what is not set. */
  versionedParams(options: object): this;
  setHeader(name: string, value: string): this;
  /** The object to send, as JSON. */
  body(object: unknown): this;
  /** How often it may be sent again; 10 unless told otherwise. */
  maxRetries(count: number): this;
  /** Path and query, as they will be sent. */
  url(): string;
  /** Sends it, again if the server asks for that, and resolves to the object that came back. Rejects with a `StatusError`, with what was wrong with the request, or with how the connection failed. */
  do<T>(): Promise<T>;
  /** Sends it as a watch, and resolves once the stream has begun. Not slowed down by the client's rate limiter. */
  watch<T>(): Promise<Watch<T>>;
}

/** A client of one version of one API group (rest.Interface). */
export interface RESTInterface {
  get(): RESTRequest;
  post(): RESTRequest;
  put(): RESTRequest;
  patch(type: PatchType): RESTRequest;
  delete(): RESTRequest;
}

/** One resource, in one namespace if it has namespaces: what a generated client and the dynamic client have in common. */
export interface ResourceInterface<T extends KubernetesObject> {
  create(object: T, options?: CreateOptions): Promise<T>;
  /** Replaces the object. If its `resourceVersion` is not the stored one's, it rejects with a conflict. */
  update(object: T, options?: UpdateOptions): Promise<T>;
  /** Replaces the object's status, and nothing else. */
  updateStatus(object: T, options?: UpdateOptions): Promise<T>;
  delete(name: string, options?: DeleteOptions): Promise<void>;
  deleteCollection(options: DeleteOptions, listOptions: ListOptions): Promise<void>;
  get(name: string, options?: GetOptions): Promise<T>;
  list(options: ListOptions): Promise<List<T>>;
  watch(options: ListOptions): Promise<Watch<T>>;
  patch(name: string, type: PatchType, data: unknown, options?: PatchOptions, ...subresources: string[]): Promise<T>;
}

/** A resource of which no namespace has been named yet: without one, lists and watches are of all namespaces. */
export interface NamespaceableResourceInterface<T extends KubernetesObject> extends ResourceInterface<T> {
  namespace(namespace: string): ResourceInterface<T>;
}

/** Any resource of any group, known by its name only (dynamic.Interface). */
export interface DynamicInterface {
  resource(resource: GroupVersionResource): NamespaceableResourceInterface<KubernetesObject>;
}

/** What a server serves. */
export interface DiscoveryInterface {
  /** The groups with their versions, the core group (`""`) among them. */
  serverGroups(): Promise<APIGroupList>;
  /** The resources of one version of a group: `"v1"`, `"apps/v1"`. */
  serverResourcesForGroupVersion(groupVersion: string): Promise<APIResourceList>;
  /** Which resource a kind is served as. Rejects with a `NoKindMatchError` if none is. */
  restMapping(kind: GroupVersionKind): Promise<RESTMapping>;
}

/** Where the objects of a kind are to be found. */
export interface RESTMapping {
  readonly resource: GroupVersionResource;
  readonly groupVersionKind: GroupVersionKind;
  /** Whether its objects live in namespaces. */
  readonly namespaced: boolean;
  readonly apiResource: APIResource;
}
