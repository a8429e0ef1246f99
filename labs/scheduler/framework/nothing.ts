import type { Listers, ObjectLister, SchedulerClient } from "@reconcile/api";

const empty: ObjectLister<never> = { get: () => undefined, list: () => [] };

/** No objects besides nodes and pods. */
export const noListers: Listers = {
  namespaces: empty, persistentVolumes: empty, persistentVolumeClaims: empty, storageClasses: empty, csiNodes: empty, podDisruptionBudgets: empty,
  defaultSelector: () => undefined,
};

/** An API server that agrees to everything, and keeps nothing. */
export const noClient: SchedulerClient = { bind: async () => {}, deletePod: async () => {}, patchPodStatus: async () => {} };
