import type { Listers, ObjectLister } from "@reconcile/api";

const empty: ObjectLister<never> = { get: () => undefined, list: () => [] };

/** No objects besides nodes and pods. */
export const noListers: Listers = {
  namespaces: empty, persistentVolumes: empty, persistentVolumeClaims: empty, storageClasses: empty, csiNodes: empty, podDisruptionBudgets: empty,
  defaultSelector: () => undefined,
};
