import type { Deployment, EtcdConnection, GroupResource, KubernetesObject, Node, Pod, ReplicaSet, ServedResource, Storage } from "@reconcile/api";
import { Etcd3Storage } from "@/labs/watch-cache/solution/etcd3_storage";
import { metadataFields } from "@/labs/watch-cache/solution/selection";
import { BindingStorage } from "./binding";
import type { IdentitySource } from "./identity";
import { RegistryStore, type Admission } from "./registry-store";
import { deployments, nodes, plainStrategies, pods, replicaSets, statusOf } from "./strategies";
import type { ResourceStrategy, WithSpec } from "./strategy";

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
  const served = <T extends WithSpec>(strategy: ResourceStrategy<T>, storage: Storage<T>, subresource = ""): ServedResource => ({
    group: strategy.kind.group, version: strategy.version, kind: strategy.kind.kind, namespaced: strategy.namespaced,
    resource: subresource === "" ? strategy.resource.resource : `${strategy.resource.resource}/${subresource}`,
    storage: subresource === "" ? new RegistryStore(storage, strategy, admission, identity) as ServedResource["storage"]
      : viewOf(new RegistryStore(storage, statusOf(strategy), admission, identity, subresource)),
  });
  const withStatus = <T extends WithSpec>(strategy: ResourceStrategy<T>): ServedResource[] => {
    const storage = storageFor(strategy);
    return [served(strategy, storage), served(strategy, storage, "status")];
  };
  const podStorage = storageFor<Pod>(pods);
  return [
    served(pods, podStorage), served(pods, podStorage, "status"),
    { group: "", version: "v1", resource: "pods/binding", kind: "Binding", namespaced: true, storage: new BindingStorage(podStorage, identity) as ServedResource["storage"] },
    ...withStatus<Node>(nodes), ...withStatus<ReplicaSet>(replicaSets), ...withStatus<Deployment>(deployments),
    ...plainStrategies.map((strategy) => served(strategy, storageFor(strategy))),
  ];
}

/** What a status sub-resource offers: it is read, replaced and patched; it does not come and go by itself. */
function viewOf<T extends WithSpec>(store: RegistryStore<T>): ServedResource["storage"] {
  const { get, update, patch } = store;
  return { get: get.bind(store), update: update.bind(store), patch: patch.bind(store) } as ServedResource["storage"];
}

export function prefixOf({ group, resource }: { readonly group: string; readonly resource: string }): string {
  return `/registry/${group === "" ? "" : `${group}/`}${resource}/`;
}
