// meta/v1 of k8s.io/apimachinery: what every object carries. Field names are those of the JSON that an API server speaks;
// a timestamp is an RFC 3339 string ("2024-05-01T10:00:00Z").

/** Kind and version of an object. Objects inside a list, or handed over by a typed client, often leave them out. */
export interface TypeMeta {
  /** `"v1"`, `"apps/v1"`: the group (none for the core group) and the version. */
  apiVersion?: string;
  /** `"Pod"`, `"Deployment"`. */
  kind?: string;
}

/** What any object of the API has. */
export interface KubernetesObject extends TypeMeta {
  metadata?: ObjectMeta;
}

/** What every stored object carries. */
export interface ObjectMeta {
  /** Unique in its namespace among the objects of one resource; never changes. */
  name?: string;
  /** A prefix: a server that is given no `name` adds five random characters to it. */
  generateName?: string;
  /** Absent for what belongs to the cluster as a whole, such as a node. */
  namespace?: string;
  /** Made by the server, unique in time and space: an object deleted and created again has another one. */
  uid?: string;
  /** Changes with every write. To a client it is opaque: compare for equality, or hand it back. */
  resourceVersion?: string;
  /** Counts changes of the desired state (spec); a change of status leaves it. */
  generation?: number;
  creationTimestamp?: string;
  /** Set when a deletion was asked for that cannot happen yet: finalizers are left, or a grace period runs. */
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: { [key: string]: string };
  annotations?: { [key: string]: string };
  ownerReferences?: OwnerReference[];
  /** The object stays until this list is empty. */
  finalizers?: string[];
  managedFields?: ManagedFieldsEntry[];
  selfLink?: string;
}

/** An object without which this one makes no sense; the garbage collector follows it. */
export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  /** True for the one owner that manages the object. */
  controller?: boolean;
  /** Whether a foreground deletion of the owner waits for this object. */
  blockOwnerDeletion?: boolean;
}

/** Which fields of an object a manager has set (server-side apply). */
export interface ManagedFieldsEntry {
  manager?: string;
  operation?: "Apply" | "Update";
  apiVersion?: string;
  time?: string;
  fieldsType?: string;
  fieldsV1?: object;
  subresource?: string;
}

/** What a list carries besides its items. */
export interface ListMeta {
  /** The version as of which the list is complete: where a watch may go on. */
  resourceVersion?: string;
  /** There is more: hand this back to get the next part. */
  continue?: string;
  remainingItemCount?: number;
  selfLink?: string;
}

/** A list of objects, as the API answers it. */
export interface List<T> extends TypeMeta {
  metadata?: ListMeta;
  items: T[];
}

/** One line of a watch. A bookmark's object holds nothing but its kind and a `resourceVersion` (and annotations). */
export type WatchEvent<T> =
  | { type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK"; object: T }
  | { type: "ERROR"; object: Status };

/** Selects objects by their labels: all of `matchLabels` and all of `matchExpressions`. An empty selector selects everything. */
export interface LabelSelector {
  matchLabels?: { [key: string]: string };
  matchExpressions?: LabelSelectorRequirement[];
}

/** One condition on a label. */
export interface LabelSelectorRequirement {
  key: string;
  /** `NotIn` also holds for objects without the label. */
  operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
  /** At least one for `In` and `NotIn`; none for the others. */
  values?: string[];
}

/** One aspect of an object's state, as controllers report it. */
export interface Condition {
  type: string;
  status: "True" | "False" | "Unknown";
  /** The `metadata.generation` that the condition was computed from. */
  observedGeneration?: number;
  /** When `status` last changed. */
  lastTransitionTime: string;
  /** A CamelCase word for programs. */
  reason: string;
  /** A sentence for people. */
  message: string;
}

/** What the API answers instead of an object: mostly, why it refused. */
export interface Status extends TypeMeta {
  metadata?: ListMeta;
  status?: "Success" | "Failure";
  message?: string;
  /** For programs: see `StatusReason`. */
  reason?: string;
  details?: StatusDetails;
  /** The HTTP status code. */
  code?: number;
}

/** What a Status is about. */
export interface StatusDetails {
  name?: string;
  group?: string;
  /** Of most errors the *resource* ("pods"), of a validation error the kind ("Pod"). */
  kind?: string;
  uid?: string;
  causes?: StatusCause[];
  /** Try again after so many seconds. */
  retryAfterSeconds?: number;
}

/** One of several things that were wrong. */
export interface StatusCause {
  /** `FieldValueRequired`, `FieldValueInvalid`, … */
  reason?: string;
  message?: string;
  /** A path such as `spec.containers[0].name`. */
  field?: string;
}

/** The reasons of apimachinery (meta/v1/types.go). The empty string is its `StatusReasonUnknown`. */
export type StatusReason =
  | "" | "Unauthorized" | "Forbidden" | "NotFound" | "AlreadyExists" | "Conflict" | "Gone" | "Invalid" | "ServerTimeout"
  | "StoreReadError" | "Timeout" | "TooManyRequests" | "BadRequest" | "MethodNotAllowed" | "NotAcceptable"
  | "RequestEntityTooLarge" | "UnsupportedMediaType" | "InternalError" | "Expired" | "ServiceUnavailable";

/** The name of a kind in one version of a group. */
export interface GroupVersionKind {
  /** `""` is the core group. */
  group: string;
  version: string;
  kind: string;
}

/** The name of a resource ("pods") in one version of a group. */
export interface GroupVersionResource {
  group: string;
  version: string;
  resource: string;
}

/** The name of a resource, whatever the version. */
export interface GroupResource {
  group: string;
  resource: string;
}

/** The name of a kind, whatever the version. */
export interface GroupKind {
  group: string;
  kind: string;
}

/** A number, or a string such as `"25%"` or the name of a port. */
export type IntOrString = number | string;

/** Amounts by resource name (`cpu`, `memory`, `example.com/gpu`); each is a quantity such as `"500m"` or `"1Gi"`. */
export type ResourceList = { [name: string]: string };
