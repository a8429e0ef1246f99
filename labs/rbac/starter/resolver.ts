import type { ClusterRole, ClusterRoleBinding, PolicyRule, Role, RoleBinding, RoleRef, UserInfo } from "@reconcile/api";
import { appliesTo } from "./subjects";

/** The RBAC objects that an API server knows. */
export interface RBACObjects {
  readonly roles: readonly Role[];
  readonly clusterRoles: readonly ClusterRole[];
  readonly roleBindings: readonly RoleBinding[];
  readonly clusterRoleBindings: readonly ClusterRoleBinding[];
}

/** A rule that a user has, and why: `RoleBinding "x/shop" of Role "y" to User "z"`. */
export interface Granted {
  readonly rule: PolicyRule;
  readonly reason: string;
}

/** Stage 2. Which rules a user has. */
export class RuleResolver {
  private readonly objects: RBACObjects;

  constructor(objects: RBACObjects) {
    this.objects = objects;
  }

  /**
   * The user's rules in a namespace, those for the whole cluster first; with `""`, only these. A binding to a role that does not exist gives none, and
   * says so in `errors`. An array will do; a generator spares the work behind the first rule that allows.
   */
  rulesFor(user: UserInfo, namespace: string, errors: string[] = []): Iterable<Granted> {
    throw new Error("not written yet: RuleResolver.rulesFor");
  }

  /** The rules of the role that a binding refers to, or undefined if there is no such role. A Role is looked for in the binding's namespace; a ClusterRole has none. */
  rulesOf(roleRef: RoleRef, namespace: string): readonly PolicyRule[] | undefined {
    throw new Error("not written yet: RuleResolver.rulesOf");
  }
}
