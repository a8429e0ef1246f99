import { metaNamespaceKeyFunc } from "@reconcile/api";
import type {
  CSINode, KubernetesObject, Listers, Namespace, ObjectLister, PersistentVolume, PersistentVolumeClaim, PodDisruptionBudget, SharedIndexInformer, StorageClass,
} from "@reconcile/api";
import type { ClusterClient } from "../client";
import type { InformerFactory } from "../informer-factory";

/** What plugins look at besides nodes and pods. */
export interface SchedulerInformers {
  readonly namespaces: SharedIndexInformer<Namespace>;
  readonly podDisruptionBudgets: SharedIndexInformer<PodDisruptionBudget>;
  readonly persistentVolumes: SharedIndexInformer<PersistentVolume>;
  readonly persistentVolumeClaims: SharedIndexInformer<PersistentVolumeClaim>;
  readonly storageClasses: SharedIndexInformer<StorageClass>;
  readonly csiNodes: SharedIndexInformer<CSINode>;
}

export function informersOf(informers: InformerFactory, client: ClusterClient): SchedulerInformers {
  return {
    namespaces: informers.for("namespaces", () => client.namespaces()),
    podDisruptionBudgets: informers.for("poddisruptionbudgets", () => client.resource<PodDisruptionBudget>("policy", "v1", "poddisruptionbudgets", "")),
    persistentVolumes: informers.for("persistentvolumes", () => client.resource<PersistentVolume>("", "v1", "persistentvolumes", undefined)),
    persistentVolumeClaims: informers.for("persistentvolumeclaims", () => client.resource<PersistentVolumeClaim>("", "v1", "persistentvolumeclaims", "")),
    storageClasses: informers.for("storageclasses", () => client.resource<StorageClass>("storage.k8s.io", "v1", "storageclasses", undefined)),
    csiNodes: informers.for("csinodes", () => client.resource<CSINode>("storage.k8s.io", "v1", "csinodes", undefined)),
  };
}

/** The informers' caches as plugins are handed them. Services and sets are not looked at: a pod without constraints of its own has no default ones. */
export function listersOf(informers: SchedulerInformers): Listers {
  return {
    namespaces: listerOf(informers.namespaces), podDisruptionBudgets: listerOf(informers.podDisruptionBudgets),
    persistentVolumes: listerOf(informers.persistentVolumes), persistentVolumeClaims: listerOf(informers.persistentVolumeClaims),
    storageClasses: listerOf(informers.storageClasses), csiNodes: listerOf(informers.csiNodes), defaultSelector: () => undefined,
  };
}

function listerOf<T extends KubernetesObject>(informer: SharedIndexInformer<T>): ObjectLister<T> {
  const indexer = informer.getIndexer();
  return { get: (namespace, name) => indexer.getByKey(metaNamespaceKeyFunc({ metadata: { namespace, name } })), list: () => indexer.list() };
}
