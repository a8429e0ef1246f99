import type { ClusterRole, ClusterRoleBinding, KubernetesObject, ListerWatcher, RESTStorage, Role, RoleBinding, ServedResource, SharedIndexInformer } from "@reconcile/api";
import type { RBACObjects } from "@/labs/rbac/solution/resolver";
import { bootstrapPolicy } from "./bootstrap-policy";

/** Makes an informer of the API server's own. */
export type MakeInformer = <T extends KubernetesObject>(listerWatcher: ListerWatcher<T>) => SharedIndexInformer<T>;

/** The RBAC objects of a cluster as they are now: what was there from the beginning, and what the server's own informers have seen in its storage since. */
export class LiveRBAC implements RBACObjects {
  readonly #roles: SharedIndexInformer<Role>;
  readonly #clusterRoles: SharedIndexInformer<ClusterRole>;
  readonly #roleBindings: SharedIndexInformer<RoleBinding>;
  readonly #clusterRoleBindings: SharedIndexInformer<ClusterRoleBinding>;

  constructor(resources: readonly ServedResource[], makeInformer: MakeInformer) {
    const informer = <T extends KubernetesObject>(resource: string) => makeInformer(listerWatcher<T>(resources.find((one) => one.resource === resource)?.storage));
    this.#roles = informer("roles");
    this.#clusterRoles = informer("clusterroles");
    this.#roleBindings = informer("rolebindings");
    this.#clusterRoleBindings = informer("clusterrolebindings");
  }

  get roles(): readonly Role[] {
    return this.#roles.getIndexer().list();
  }

  get clusterRoles(): readonly ClusterRole[] {
    return [...bootstrapPolicy.clusterRoles, ...this.#clusterRoles.getIndexer().list()];
  }

  get roleBindings(): readonly RoleBinding[] {
    return this.#roleBindings.getIndexer().list();
  }

  get clusterRoleBindings(): readonly ClusterRoleBinding[] {
    return [...bootstrapPolicy.clusterRoleBindings, ...this.#clusterRoleBindings.getIndexer().list()];
  }

  /** Keeps up with the storage for as long as the server lives. */
  async run(): Promise<void> {
    await Promise.all([this.#roles, this.#clusterRoles, this.#roleBindings, this.#clusterRoleBindings].map((informer) => informer.run()));
  }
}

/** A resource's storage, asked without the way over the network (the loopback client of an API server). */
function listerWatcher<T extends KubernetesObject>(storage: RESTStorage | undefined): ListerWatcher<T> {
  if (storage?.list === undefined || storage.watch === undefined) throw new Error("the resource cannot be listed and watched");
  const everywhere = { namespace: "", user: { username: "system:apiserver", groups: ["system:masters"] } };
  const { list, watch } = storage as Required<Pick<RESTStorage<T>, "list" | "watch">>;
  return { list: (options) => list.call(storage, everywhere, options), watch: (options) => watch.call(storage, everywhere, options) };
}
