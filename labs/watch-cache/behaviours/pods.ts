import type { Pod, WatchEvent } from "@reconcile/api";
import type { WatchCacheEvent } from "../solution/watch_cache_event";

export const prefix = "/registry/pods/";
export const pods = { group: "", resource: "pods" };

export const keyOf = (name: string): string => `${prefix}default/${name}`;

export interface PodFields {
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
}

/** A pod of the namespace "default"; without a version it is one that is not stored yet. */
export function pod(name: string, version?: number, fields: PodFields = {}): Pod {
  return { kind: "Pod", apiVersion: "v1", metadata: { name, namespace: "default", ...fields, ...(version === undefined ? {} : { resourceVersion: String(version) }) } };
}

export const nameOf = ({ metadata }: Pod): string => metadata?.name ?? "";
export const versionOf = ({ metadata }: Pod): number => Number(metadata?.resourceVersion);

/** `web@7`. */
export const show = (object: Pod): string => `${nameOf(object)}@${object.metadata?.resourceVersion ?? "?"}`;

export const initialEventsEnd = "k8s.io/initial-events-end";

/** `ADDED web@7`, `BOOKMARK @9`, `ERROR Expired`. */
export function told(event: WatchEvent<Pod>): string {
  if (event.type === "ERROR") return `ERROR ${event.object.reason ?? ""}`;
  if (event.type !== "BOOKMARK") return `${event.type} ${show(event.object)}`;
  const { resourceVersion = "?", annotations } = event.object.metadata ?? {};
  return `BOOKMARK @${resourceVersion}${annotations?.[initialEventsEnd] === "true" ? ` (${initialEventsEnd})` : ""}`;
}

/** An event as a cache keeps it. */
export function cacheEvent(type: WatchCacheEvent<Pod>["type"], object: Pod, { before, at = 0 }: { readonly before?: Pod; readonly at?: number } = {}): WatchCacheEvent<Pod> {
  return { type, key: keyOf(nameOf(object)), object, ...(before && { prevObject: before }), resourceVersion: versionOf(object), recordTime: at };
}
