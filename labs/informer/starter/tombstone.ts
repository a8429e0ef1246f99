import { isDeletedFinalStateUnknown, type DeletedFinalStateUnknown, type KeyFunc } from "@reconcile/api";

/** The key of an object, or of the object that a tombstone stands for. */
export function keyOf<T>(keyFunc: KeyFunc<T>, obj: T | DeletedFinalStateUnknown<T>): string {
  return isDeletedFinalStateUnknown(obj) ? obj.key : keyFunc(obj);
}
