// mutant-of: subjects.ts
// killed-by: subjects.kinds
// mistake: A group is compared with the name of the user too: a user who may choose a name becomes a group.
import type { Subject, UserInfo } from "@reconcile/api";

/**
 * Is the user one of those that a subject means (appliesToUser of pkg/registry/rbac/validation/rule.go)?
 * @param namespace of the binding; a service account without one is in it. `""` for a ClusterRoleBinding
 */
export function appliesTo({ kind, name, namespace: own }: Subject, { username = "", groups = [] }: UserInfo, namespace: string): boolean {
  switch (kind) {
    case "User": return username === name;
    case "Group": return groups.includes(name) || username === name;
    case "ServiceAccount": {
      const where = own || namespace;
      return where !== "" && username === `system:serviceaccount:${where}:${name}`;
    }
    default: return false;
  }
}
