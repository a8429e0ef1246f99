import type { KubernetesObject, Listers, ObjectLister } from "@reconcile/api";

/** A cluster without volumes, budgets and services: what plugins that look at them are handed. */
export const noListers: Listers = {
  namespaces: empty(), persistentVolumes: empty(), persistentVolumeClaims: empty(), storageClasses: empty(), csiNodes: empty(), podDisruptionBudgets: empty(),
  defaultSelector: () => undefined,
};

function empty<T extends KubernetesObject>(): ObjectLister<T> {
  return { get: () => undefined, list: () => [] };
}
