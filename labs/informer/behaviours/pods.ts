import { isDeletedFinalStateUnknown, type DeletedFinalStateUnknown, type Delta, type Deltas, type Pod } from "@reconcile/api";

export interface PodFields {
  readonly node?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A pod of the namespace "default". */
export function pod(name: string, version: number, { node, labels }: PodFields = {}): Pod {
  return {
    metadata: { name, namespace: "default", resourceVersion: String(version), ...(labels ? { labels } : {}) },
    spec: { containers: [], ...(node === undefined ? {} : { nodeName: node }) },
  };
}

export const nameOf = (pod: Pod): string => pod.metadata?.name ?? "";
export const versionOf = (pod: Pod): number => Number(pod.metadata?.resourceVersion);
export const keyOfName = (name: string): string => `default/${name}`;

/** `web@7`, or `tombstone of web@7`; `nothing` where there is none. */
export function show(obj: Pod | DeletedFinalStateUnknown<Pod> | undefined): string {
  if (obj === undefined) return "nothing";
  if (isDeletedFinalStateUnknown(obj)) return obj.obj === undefined ? `tombstone of ${obj.key}` : `tombstone of ${show(obj.obj)}`;
  return `${nameOf(obj)}@${obj.metadata?.resourceVersion ?? "?"}`;
}

/** In the order of names. */
export function showAll(pods: readonly Pod[]): string[] {
  return pods.map(show).sort();
}

/** `Updated web@7`. */
export function showDelta({ type, object }: Delta<Pod>): string {
  return `${type} ${show(object)}`;
}

export function showDeltas(deltas: Deltas<Pod> | undefined): string {
  return deltas === undefined ? "nothing" : deltas.map(showDelta).join(", ");
}
