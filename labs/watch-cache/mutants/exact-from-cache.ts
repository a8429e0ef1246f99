// mutant-of: list_policy.ts
// killed-by: list.exact
// mistake: An exact version is served from the cache, which has only the newest.
import type { ListOptions } from "@reconcile/api";

/**
 * Whether a list has to go to the underlying storage: `shouldDelegateList` in k8s.io/apiserver/pkg/storage/cacher/cacher.go, with
 * ConsistentListFromCache off, since that needs an etcd that tells how far a watch has come.
 */
export function shouldDelegateList({ resourceVersion = "", limit = 0, continue: token = "" }: ListOptions): boolean {
  const newest = resourceVersion === "";
  const page = token !== "" || (limit > 0 && resourceVersion !== "0");
  return newest || page;
}
