import type { ClusterRole, ClusterRoleBinding, KubernetesObject, Role, RoleBinding, SharedIndexInformer } from "@reconcile/api";
import type { RBACObjects } from "@/labs/rbac/solution/resolver";
import { bootstrapPolicy } from "./bootstrap-policy";
import type { InformerFactory } from "../informer-factory";
import type { LoopbackClient } from "./loopback";

/** The RBAC objects of a cluster as they are now: what was there from the beginning, and what the server's own informers have seen in its storage since. */
export class LiveRBAC implements RBACObjects {
  readonly #roles: SharedIndexInformer<Role>;
  readonly #clusterRoles: SharedIndexInformer<ClusterRole>;
  readonly #roleBindings: SharedIndexInformer<RoleBinding>;
  readonly #clusterRoleBindings: SharedIndexInformer<ClusterRoleBinding>;

  constructor(informers: InformerFactory, client: LoopbackClient) {
    const informer = <T extends KubernetesObject>(resource: string) => informers.for<T>(resource, () => client.listerWatcher(resource));
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
}
