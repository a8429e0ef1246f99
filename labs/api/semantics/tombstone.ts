// client-go's tools/cache, controller.go: what a handler does with a deletion that nobody saw.
import type { DeletedFinalStateUnknown } from "../informer";
import type { KubernetesObject } from "../kubernetes/meta";
import { metaNamespaceKeyFunc } from "./keys";

/** Tells a tombstone from an object: an object has `metadata`, a tombstone has `key` and `obj`. */
export function isDeletedFinalStateUnknown<T>(obj: T | DeletedFinalStateUnknown<T>): obj is DeletedFinalStateUnknown<T> {
  return typeof obj === "object" && obj !== null && "key" in obj && "obj" in obj && !("metadata" in obj);
}

/** `metaNamespaceKeyFunc` for what `onDelete` is given: the key of an object, or of the object that a tombstone stands for. */
export function deletionHandlingMetaNamespaceKeyFunc<T extends KubernetesObject>(obj: T | DeletedFinalStateUnknown<T>): string {
  return isDeletedFinalStateUnknown(obj) ? obj.key : metaNamespaceKeyFunc(obj);
}
