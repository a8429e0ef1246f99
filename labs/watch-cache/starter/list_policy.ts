import type { ListOptions } from "@reconcile/api";

/** Stage 4. Whether a list has to go to the underlying storage, since the cache cannot tell. */
export function shouldDelegateList(options: ListOptions): boolean {
  throw new Error("not written yet: shouldDelegateList");
}
