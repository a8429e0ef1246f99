import type { ClusterRole, ClusterRoleBinding, PolicyRule, Subject } from "@reconcile/api";
import type { RBACObjects } from "@/labs/rbac/solution/resolver";

const rbac = "rbac.authorization.k8s.io";
const rule = (apiGroups: string[], resources: string[], ...verbs: string[]): PolicyRule => ({ apiGroups, resources, verbs });
const read = ["get", "list", "watch"] as const;

/** What each component may do: plugin/pkg/auth/authorizer/rbac/bootstrappolicy, as far as the cluster's components go. */
const components: readonly { readonly name: string; readonly subject: Pick<Subject, "kind" | "name">; readonly rules: readonly PolicyRule[] }[] = [
  {
    name: "system:kube-scheduler", subject: { kind: "User", name: "system:kube-scheduler" },
    rules: [
      rule([""], ["nodes", "pods", "namespaces", "persistentvolumes", "persistentvolumeclaims", "services"], ...read), rule([""], ["pods"], "delete"),
      rule([""], ["pods/binding"], "create"), rule([""], ["pods/status"], "patch", "update"), rule([""], ["events"], "create", "patch", "update"),
      rule(["apps"], ["replicasets", "statefulsets"], ...read), rule(["policy"], ["poddisruptionbudgets"], ...read), rule(["storage.k8s.io"], ["*"], ...read),
    ],
  },
  {
    name: "system:kube-controller-manager", subject: { kind: "User", name: "system:kube-controller-manager" },
    rules: [
      rule([""], ["pods"], ...read, "create", "delete", "patch"), rule(["apps"], ["replicasets", "deployments"], ...read, "create", "update", "patch", "delete"),
      rule(["apps"], ["replicasets/status", "deployments/status"], "update"), rule([""], ["events"], "create", "patch", "update"),
      // Of the namespace controller, which has to empty namespaces of whatever there is.
      rule([""], ["namespaces"], ...read, "delete"), rule([""], ["namespaces/finalize", "namespaces/status"], "update"), rule(["*"], ["*"], "get", "list", "delete", "deletecollection"),
    ],
  },
  {
    name: "system:node", subject: { kind: "Group", name: "system:nodes" },
    rules: [
      rule([""], ["nodes"], ...read, "create"), rule([""], ["nodes/status"], "update", "patch"), rule([""], ["pods"], ...read, "delete"), rule([""], ["pods/status"], "update", "patch"),
      rule([""], ["events"], "create", "patch", "update"), rule(["coordination.k8s.io"], ["leases"], "get", "create", "update", "patch"),
    ],
  },
  {
    name: "system:discovery", subject: { kind: "Group", name: "system:authenticated" },
    rules: [{ verbs: ["get"], nonResourceURLs: ["/api", "/api/*", "/apis", "/apis/*", "/healthz", "/livez", "/readyz", "/version"] }],
  },
];

/** The roles and bindings that are there from the beginning. */
export const bootstrapPolicy: RBACObjects = {
  roles: [], roleBindings: [],
  clusterRoles: components.map(({ name, rules }): ClusterRole => ({ metadata: { name }, rules: [...rules] })),
  clusterRoleBindings: components.map(({ name, subject }): ClusterRoleBinding => ({
    metadata: { name }, roleRef: { apiGroup: rbac, kind: "ClusterRole", name }, subjects: [{ apiGroup: rbac, ...subject }],
  })),
};
