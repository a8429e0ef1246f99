import {
  applyJSONPatch, applyMergePatch, deepCopy, deepEqual, fieldInvalid, fieldRequired, isAlreadyExists, isConflict, isDNS1123Subdomain, newBadRequest, newConflict, newInvalid,
  newMethodNotSupported, newNotFound, optimisticLockErrorMsg,
} from "@reconcile/api";
import type {
  AdmissionAttributes, AdmissionOperation, CreateOptions, DeleteOptions, FieldError, GetOptions, JSONPatchOperation, KubernetesObject, List, ListOptions, PatchOptions,
  PatchType, RESTStorage, Storage, StorageContext, UpdateOptions, Watch,
} from "@reconcile/api";
import type { Admission } from "./admission";
import { newUid, randomSuffix, timestamp, type IdentitySource } from "./identity";
import type { ResourceStrategy, WithSpec } from "./strategy";

/** A generated name that is taken is generated anew so often (registry/generic/registry/store.go). */
const maxNameGenerations = 8;
/** A patch that says nothing of a version is applied again to the newer object so often (handlers/patch.go). */
const maxPatchRetries = 5;

/**
 * What every resource does alike: names and identity, defaults, admission, validation, optimistic concurrency, graceful deletion and finalizers.
 * After k8s.io/apiserver/pkg/registry/generic/registry/store.go.
 */
export class RegistryStore<T extends WithSpec> implements RESTStorage<T> {
  readonly #storage: Storage<T>;
  readonly #strategy: ResourceStrategy<T>;
  readonly #admission: Admission;
  readonly #identity: IdentitySource;
  /** `""`, or the sub-resource that this is a view of. */
  readonly #subresource: string;

  constructor(storage: Storage<T>, strategy: ResourceStrategy<T>, admission: Admission, identity: IdentitySource, subresource = "") {
    this.#storage = storage;
    this.#strategy = strategy;
    this.#admission = admission;
    this.#identity = identity;
    this.#subresource = subresource;
  }

  get(context: StorageContext, name: string, { resourceVersion }: GetOptions = {}): Promise<T> {
    return this.#storage.get(this.#key(context, name), resourceVersion === undefined ? {} : { resourceVersion });
  }

  async list(context: StorageContext, options: ListOptions): Promise<List<T>> {
    const { kind, apiVersion } = this.#typeMeta();
    return { kind: `${kind}List`, apiVersion, ...(await this.#storage.getList(this.#prefix(context), options)) };
  }

  watch(context: StorageContext, options: ListOptions): Promise<Watch<T>> {
    return this.#storage.watch(this.#prefix(context), options);
  }

  /** Mutating plugins see what the client has sent, with defaults; name, uid and time are given behind them, and validating plugins see those as well. */
  async create(context: StorageContext, sent: T, options: CreateOptions): Promise<T> {
    const attributes = this.#attributes("CREATE", context, this.#decoded(context, deepCopy(sent)), undefined, options);
    await this.#admit(attributes);
    const wanted = attributes.object as T;
    const generated = !wanted.metadata?.name && wanted.metadata?.generateName;
    for (let attempt = 1; ; attempt++) {
      const object = this.#newObject(deepCopy(wanted));
      attributes.object = object;
      this.#mustBeValid(object, this.#strategy.validate?.(object));
      await this.#admission.validate(attributes);
      try {
        return isDryRun(options) ? object : await this.#storage.create(this.#key(context, object.metadata?.name ?? ""), object);
      } catch (error) {
        if (!generated || !isAlreadyExists(error) || attempt === maxNameGenerations) throw error;
      }
    }
  }

  async update(context: StorageContext, name: string, sent: T, options: UpdateOptions): Promise<{ object: T; created: boolean }> {
    if (sent.metadata?.name !== undefined && sent.metadata.name !== name) {
      throw newBadRequest(`the name of the object (${sent.metadata.name}) does not match the name on the URL (${name})`);
    }
    return { object: await this.#change(context, name, () => deepCopy(sent), options), created: false };
  }

  async patch(context: StorageContext, name: string, type: PatchType, patch: unknown, options: PatchOptions): Promise<T> {
    const namesVersion = type !== "application/json-patch+json" && (patch as KubernetesObject).metadata?.resourceVersion !== undefined;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#change(context, name, (current) => applyPatch(current, type, patch), options);
      } catch (error) {
        if (namesVersion || !isConflict(error) || attempt > maxPatchRetries) throw error;
      }
    }
  }

  async delete(context: StorageContext, name: string, options: DeleteOptions): Promise<T> {
    const key = this.#key(context, name);
    const preconditions = options.preconditions === undefined ? {} : { preconditions: options.preconditions };
    const stored = await this.#storage.get(key);
    // Both passes, though there is nothing to change: plugins refuse in either (registry/rest/delete.go, AdmissionToValidateObjectDeleteFunc).
    const attributes = this.#attributes("DELETE", context, undefined, stored, options);
    await this.#admission.admit(attributes);
    await this.#admission.validate(attributes);
    const grace = this.#strategy.gracePeriodSeconds?.(stored, options.gracePeriodSeconds);
    if (isDryRun(options)) return stored;
    if (!grace && !this.#isHeld(stored)) return this.#storage.delete(key, preconditions);
    const marked = await this.#storage.guaranteedUpdate(key, (current) => {
      const { deletionTimestamp, deletionGracePeriodSeconds = Infinity } = current.metadata ?? {};
      const seconds = Math.min(grace ?? 0, deletionGracePeriodSeconds);
      if (deletionTimestamp !== undefined && seconds === deletionGracePeriodSeconds) return current;
      const object = withMetadata(current, { deletionTimestamp: timestamp(this.#identity.clock.now() + seconds * 1000), deletionGracePeriodSeconds: seconds });
      this.#strategy.prepareForDelete?.(object);
      return object;
    }, preconditions);
    return marked.metadata?.deletionGracePeriodSeconds === 0 && !this.#isHeld(marked) ? this.#storage.delete(key, preconditions) : marked;
  }

  async deleteCollection(context: StorageContext, options: DeleteOptions, listOptions: ListOptions): Promise<List<T>> {
    const found = await this.list(context, listOptions);
    for (const object of found.items) {
      await this.delete({ ...context, namespace: object.metadata?.namespace ?? "" }, object.metadata?.name ?? "", options).catch((error: unknown) => {
        // Somebody else was faster, and wanted the same.
        if ((error as { status?: { reason?: string } }).status?.reason !== "NotFound") throw error;
      });
    }
    return found;
  }

  /** Changes a stored object, by an update or a patch; removes it if that was the last thing that held it. */
  async #change(context: StorageContext, name: string, changed: (current: T) => T, options: UpdateOptions): Promise<T> {
    const key = this.#key(context, name);
    const updated = await this.#storage.guaranteedUpdate(key, async (current) => {
      const object = changed(current);
      const { resourceVersion, uid } = object.metadata ?? {};
      if (resourceVersion !== undefined && resourceVersion !== current.metadata?.resourceVersion) throw newConflict(this.#strategy.resource, name, optimisticLockErrorMsg);
      if (uid !== undefined && uid !== current.metadata?.uid) throw newConflict(this.#strategy.resource, name, `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${current.metadata?.uid ?? ""}`);
      this.#prepareForUpdate(object, current);
      const attributes = this.#attributes("UPDATE", context, object, current, options);
      await this.#admit(attributes);
      const admitted = attributes.object as T;
      this.#mustBeValid(admitted, this.#strategy.validate?.(admitted), this.#strategy.validateUpdate?.(admitted, current));
      await this.#admission.validate(attributes);
      return isDryRun(options) ? current : admitted;
    });
    const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = updated.metadata ?? {};
    if (deletionTimestamp !== undefined && deletionGracePeriodSeconds === 0 && !this.#isHeld(updated)) return this.#storage.delete(key);
    return updated;
  }

  /** Whether somebody has something to do yet before it may be removed. */
  #isHeld(object: T): boolean {
    return (object.metadata?.finalizers?.length ?? 0) > 0 || (this.#strategy.isHeld?.(object) ?? false);
  }

  /** What a client has sent, as an object of this resource: without what only the server gives, with what it may leave out. */
  #decoded(context: StorageContext, object: T): T {
    const { namespaced } = this.#strategy;
    const { namespace = context.namespace } = object.metadata ?? {};
    if (namespaced && namespace !== context.namespace) throw newBadRequest(`the namespace of the provided object does not match the namespace sent on the request`);
    Object.assign(object, this.#typeMeta());
    object.metadata = { ...object.metadata, ...(namespaced ? { namespace } : {}) };
    for (const given of ["uid", "creationTimestamp", "resourceVersion", "deletionTimestamp", "deletionGracePeriodSeconds"] as const) delete object.metadata[given];
    this.#strategy.applyDefaults?.(object);
    return object;
  }

  /** Gives it its identity. */
  #newObject(object: T): T {
    const { name, generateName } = object.metadata ?? {};
    const named = name || (generateName ? `${generateName}${randomSuffix(this.#identity.random)}` : "");
    if (named === "") this.#mustBeValid(object, [fieldRequired("metadata.name", "name or generateName is required")]);
    object.metadata = { ...object.metadata, name: named, uid: newUid(this.#identity.random), creationTimestamp: timestamp(this.#identity.clock.now()) };
    this.#strategy.prepareForCreate?.(object);
    if (object.spec !== undefined) object.metadata.generation = 1;
    return object;
  }

  #prepareForUpdate(object: T, current: T): void {
    const { name, namespace, uid, creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds, generation } = current.metadata ?? {};
    Object.assign(object, this.#typeMeta());
    // What the server has given, a client cannot take or change.
    object.metadata = { ...object.metadata, ...defined({ name, namespace, uid, creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds, generation }) };
    this.#strategy.prepareForUpdate?.(object, current);
    this.#strategy.applyDefaults?.(object);
    if (!deepEqual(object.spec, current.spec)) object.metadata.generation = (generation ?? 0) + 1;
  }

  async #admit(attributes: AdmissionAttributes): Promise<void> {
    await this.#admission.admit(attributes);
    // Defaults of what a plugin has added.
    this.#strategy.applyDefaults?.(attributes.object as T);
  }

  #mustBeValid(object: T, ...found: readonly (readonly FieldError[] | undefined)[]): void {
    const name = object.metadata?.name ?? "";
    const wrongName = name === "" ? [] : isDNS1123Subdomain(name).map((problem) => fieldInvalid("metadata.name", name, problem));
    const errors = [...wrongName, ...found.flatMap((some) => some ?? [])];
    if (errors.length > 0) throw newInvalid(this.#strategy.kind, name, errors);
  }

  #attributes(operation: AdmissionOperation, { namespace, user, warnings = [] }: StorageContext, object: T | undefined, oldObject: T | undefined, options: object): AdmissionAttributes {
    const { kind, version, resource } = this.#strategy;
    const name = (object ?? oldObject)?.metadata?.name ?? "";
    return {
      operation, object, oldObject, userInfo: user, subresource: this.#subresource, dryRun: isDryRun(options), warnings,
      // A request about a namespace names it as its namespace, too.
      namespace: resource.group === "" && resource.resource === "namespaces" ? name : namespace,
      kind: { ...kind, version }, resource: { ...resource, version }, name,
    };
  }

  #typeMeta(): { apiVersion: string; kind: string } {
    const { kind, version } = this.#strategy;
    return { apiVersion: kind.group === "" ? version : `${kind.group}/${version}`, kind: kind.kind };
  }

  #prefix({ namespace }: StorageContext): string {
    const { group, resource } = this.#strategy.resource;
    return `/registry/${group === "" ? "" : `${group}/`}${resource}/${this.#strategy.namespaced && namespace !== "" ? `${namespace}/` : ""}`;
  }

  #key(context: StorageContext, name: string): string {
    if (name === "" || name.includes("/")) throw newNotFound(this.#strategy.resource, name);
    return `${this.#prefix(context)}${name}`;
  }
}

function applyPatch<T extends object>(current: T, type: PatchType, patch: unknown): T {
  switch (type) {
    case "application/json-patch+json": return applyJSONPatch(current, patch as JSONPatchOperation[]);
    case "application/merge-patch+json": return applyMergePatch(current, patch);
    default: throw newMethodNotSupported({ group: "", resource: "" }, `patch with ${type}`);
  }
}

function withMetadata<T extends KubernetesObject>(object: T, more: KubernetesObject["metadata"]): T {
  return { ...object, metadata: { ...object.metadata, ...more } };
}

function isDryRun(options: { readonly dryRun?: readonly string[] }): boolean {
  return options.dryRun?.includes("All") ?? false;
}

function defined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
