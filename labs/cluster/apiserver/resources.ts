import type { Deployment, EtcdConnection, GroupResource, KubernetesObject, Namespace, Node, Pod, ReplicaSet, ServedResource, Storage } from "@reconcile/api";
import { Etcd3Storage } from "@/labs/watch-cache/solution/etcd3_storage";
import { metadataFields } from "@/labs/watch-cache/solution/selection";
import type { Admission } from "./admission";
import { BindingStorage } from "./binding";
import type { IdentitySource } from "./identity";
import { finalizeOf, namespaces } from "./namespace-strategy";
import { RegistryStore } from "./registry-store";
import { deployments, nodes, plainStrategies, pods, replicaSets, statusOf } from "./strategies";
import type { ResourceStrategy, WithSpec } from "./strategy";
import { mutatingWebhookConfigurations, validatingWebhookConfigurations } from "./webhook-strategies";

/** What can be known of a resource besides its objects. */
export interface StoredResource<T> {
  /** What all of its keys begin with. */
  readonly resourcePrefix: string;
  readonly groupResource: GroupResource;
  readonly fieldsOf: (object: T) => Readonly<Record<string, string>>;
  /** Makes an empty object of its kind. */
  readonly newFunc: () => T;
}

/** Puts something in front of the storage of a resource, such as a cache. */
export type StorageDecorator = <T extends KubernetesObject>(storage: Storage<T>, resource: StoredResource<T>) => Storage<T>;

export interface ResourcesConfig {
  readonly etcd: EtcdConnection;
  readonly decorate: StorageDecorator;
  readonly admission: Admission;
  readonly identity: IdentitySource;
}

/** Everything that the cluster's API server serves. */
export function servedResources({ etcd, decorate, admission, identity }: ResourcesConfig): ServedResource[] {
  const storageFor = <T extends WithSpec>({ resource, kind, version, fieldsOf = metadataFields }: ResourceStrategy<T>): Storage<T> =>
    decorate(new Etcd3Storage<T>(etcd, resource, fieldsOf), {
      resourcePrefix: prefixOf(resource), groupResource: resource, fieldsOf,
      newFunc: () => ({ kind: kind.kind, apiVersion: kind.group === "" ? version : `${kind.group}/${version}` }) as T,
    });
  const served = <T extends WithSpec>(strategy: ResourceStrategy<T>, storage: Storage<T>, methods?: readonly Method[]): ServedResource => {
    const { kind, version, namespaced, resource } = strategy;
    const store = new RegistryStore(storage, strategy, admission, identity);
    return { group: kind.group, version, kind: kind.kind, namespaced, resource: resource.resource, storage: methods === undefined ? store as ServedResource["storage"] : only(store, methods) };
  };
  /** The same objects, of which not everything may be changed; they do not come and go here. */
  const view = <T extends WithSpec>(strategy: ResourceStrategy<T>, storage: Storage<T>, subresource: string, methods: readonly Method[]): ServedResource => ({
    ...served(strategy, storage), resource: `${strategy.resource.resource}/${subresource}`,
    storage: only(new RegistryStore(storage, strategy, admission, identity, subresource), methods),
  });
  const status = <T extends WithSpec>(strategy: ResourceStrategy<T>, storage: Storage<T>) => view(statusOf(strategy), storage, "status", ["get", "update", "patch"]);
  const withStatus = <T extends WithSpec>(strategy: ResourceStrategy<T>): ServedResource[] => {
    const storage = storageFor(strategy);
    return [served(strategy, storage), status(strategy, storage)];
  };
  const podStorage = storageFor<Pod>(pods);
  const namespaceStorage = storageFor<Namespace>(namespaces);
  return [
    served(pods, podStorage), status(pods, podStorage),
    { group: "", version: "v1", resource: "pods/binding", kind: "Binding", namespaced: true, storage: new BindingStorage(podStorage, admission, identity) as ServedResource["storage"] },
    // All namespaces at once cannot be deleted.
    served(namespaces, namespaceStorage, ["get", "list", "watch", "create", "update", "patch", "delete"]),
    status(namespaces, namespaceStorage), view(finalizeOf(namespaces), namespaceStorage, "finalize", ["update"]),
    ...withStatus<Node>(nodes), ...withStatus<ReplicaSet>(replicaSets), ...withStatus<Deployment>(deployments),
    served(mutatingWebhookConfigurations, storageFor(mutatingWebhookConfigurations)), served(validatingWebhookConfigurations, storageFor(validatingWebhookConfigurations)),
    ...plainStrategies.map((strategy) => served(strategy, storageFor(strategy))),
  ];
}

type Method = keyof ServedResource["storage"];

/** What of a store a resource offers. */
function only<T extends WithSpec>(store: RegistryStore<T>, methods: readonly Method[]): ServedResource["storage"] {
  return Object.fromEntries(methods.map((method) => [method, (store[method] as (...args: never[]) => unknown).bind(store)])) as ServedResource["storage"];
}

export function prefixOf({ group, resource }: { readonly group: string; readonly resource: string }): string {
  return `/registry/${group === "" ? "" : `${group}/`}${resource}/`;
}
