// mutant-of: resolver.ts
// killed-by: bindings.reason
// mistake: RoleBindings are looked at before ClusterRoleBindings, so that the audit log names another binding than upstream’s.
import type { ClusterRole, ClusterRoleBinding, PolicyRule, Role, RoleBinding, RoleRef, Subject, UserInfo } from "@reconcile/api";
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

/** Which rules a user has (DefaultRuleResolver of pkg/registry/rbac/validation/rule.go). */
export class RuleResolver {
  private readonly objects: RBACObjects;

  constructor(objects: RBACObjects) {
    this.objects = objects;
  }

  /**
   * The user's rules in a namespace, those for the whole cluster first; with `""`, only these. A binding to a role that does not exist gives none, and
   * says so in `errors`.
   */
  *rulesFor(user: UserInfo, namespace: string, errors: string[] = []): Iterable<Granted> {
    const { clusterRoleBindings, roleBindings } = this.objects;
    for (const { metadata, subjects, roleRef } of roleBindings) {
      if (namespace === "" || metadata?.namespace !== namespace) continue;
      yield* this.granted(`RoleBinding "${metadata.name ?? ""}/${namespace}"`, subjects, roleRef, user, namespace, errors);
    }
    for (const { metadata, subjects, roleRef } of clusterRoleBindings) {
      yield* this.granted(`ClusterRoleBinding "${metadata?.name ?? ""}"`, subjects, roleRef, user, "", errors);
    }
  }

  private *granted(binding: string, subjects: readonly Subject[] = [], roleRef: RoleRef, user: UserInfo, namespace: string, errors: string[]): Iterable<Granted> {
    const subject = subjects.find((one) => appliesTo(one, user, namespace));
    if (subject === undefined) return;
    const rules = this.rulesOf(roleRef, namespace);
    if (rules === undefined) {
      // What is missing gives nothing, and takes nothing: other bindings still count.
      errors.push(`${roleRef.kind.toLowerCase()}.rbac.authorization.k8s.io "${roleRef.name}" not found`);
      return;
    }
    const who = `${subject.kind} "${subject.kind === "ServiceAccount" ? `${subject.name}/${subject.namespace || namespace}` : subject.name}"`;
    for (const rule of rules) yield { rule, reason: `${binding} of ${roleRef.kind} "${roleRef.name}" to ${who}` };
  }

  /** The rules of the role that a binding refers to. A Role is looked for in the binding's namespace; a ClusterRole has none. */
  rulesOf({ kind, name }: RoleRef, namespace: string): readonly PolicyRule[] | undefined {
    const { roles, clusterRoles } = this.objects;
    const role = kind === "Role" ? roles.find(({ metadata }) => metadata?.name === name && metadata.namespace === namespace) : clusterRoles.find(({ metadata }) => metadata?.name === name);
    return role === undefined ? undefined : role.rules ?? [];
  }
}
