import type { FieldError, GroupKind, GroupResource, KubernetesObject } from "@reconcile/api";

/** An object with the parts that most kinds have. */
export interface WithSpec extends KubernetesObject {
  spec?: object;
  status?: object;
}

/** What is special about one resource: registry/rest/{create,update,delete}.go's strategies. All functions may change the object that they get. */
export interface ResourceStrategy<T extends KubernetesObject> {
  readonly resource: GroupResource;
  readonly kind: GroupKind;
  readonly version: string;
  readonly namespaced: boolean;
  /** Fills in what a client may leave out. Called for every object that comes in. */
  applyDefaults?(object: T): void;
  /** Takes away what a client may not set. */
  prepareForCreate?(object: T): void;
  /** Keeps of the old object what this resource may not change. */
  prepareForUpdate?(object: T, old: T): void;
  validate?(object: T): readonly FieldError[];
  validateUpdate?(object: T, old: T): readonly FieldError[];
  /** Seconds that a deletion waits for somebody to end what the object stands for; undefined: it is removed at once. */
  gracePeriodSeconds?(object: T, asked: number | undefined): number | undefined;
  /** Called when the deletion of an object begins that is not removed at once. */
  prepareForDelete?(object: T): void;
  /** Whether something besides `metadata.finalizers` and the grace period keeps an object from being removed. */
  isHeld?(object: T): boolean;
  /** What field selectors may ask for, beside name and namespace. */
  fieldsOf?(object: T): Readonly<Record<string, string>>;
}

/** A resource proper may not change its status, and counts the changes of its spec. */
export function keepStatus<T extends WithSpec>(object: T, old: T): void {
  if (old.status === undefined) delete object.status;
  else object.status = old.status;
}

/** A status sub-resource may change nothing but the status. */
export function keepAllButStatus<T extends WithSpec>(object: T, old: T): void {
  const { status, metadata } = object;
  for (const key of Object.keys(object)) delete (object as Record<string, unknown>)[key];
  Object.assign(object, old, { metadata: { ...old.metadata, resourceVersion: metadata?.resourceVersion } });
  if (status === undefined) delete object.status;
  else object.status = status;
}
