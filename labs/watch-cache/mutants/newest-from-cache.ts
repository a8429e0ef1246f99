// mutant-of: list_policy.ts
// killed-by: list.newest
// mistake: A list without a version is served from the cache: whoever has just written something does not find it.
import type { ListOptions } from "@reconcile/api";

/**
 * Whether a list has to go to the underlying storage: `shouldDelegateList` in k8s.io/apiserver/pkg/storage/cacher/cacher.go, with
 * ConsistentListFromCache off, since that needs an etcd that tells how far a watch has come.
 */
export function shouldDelegateList({ resourceVersion = "", resourceVersionMatch, limit = 0, continue: token = "" }: ListOptions): boolean {
  const page = token !== "" || (limit > 0 && resourceVersion !== "0");
  return page || resourceVersionMatch === "Exact";
}
