// rbac.authorization.k8s.io/v1.
import type { LabelSelector, ObjectMeta, TypeMeta } from "./meta";

/** What may be done. Rules only ever allow. */
export interface PolicyRule {
  verbs: string[];
  /** `""` is the core group, `"*"` every group. */
  apiGroups?: string[];
  /** `pods`, `pods/status`, `*`, `*\/scale`. */
  resources?: string[];
  /** Only objects of these names. Empty: all. */
  resourceNames?: string[];
  /** `/healthz`, `/metrics/*`; cluster roles only. */
  nonResourceURLs?: string[];
}

/** Rules within a namespace. */
export interface Role extends TypeMeta {
  metadata?: ObjectMeta;
  rules?: PolicyRule[];
}

/** Rules for the whole cluster, or for any namespace whose RoleBinding refers to them. */
export interface ClusterRole extends TypeMeta {
  metadata?: ObjectMeta;
  rules?: PolicyRule[];
  aggregationRule?: AggregationRule;
}

/** A controller fills `rules` with those of all cluster roles that any selector selects. */
export interface AggregationRule {
  clusterRoleSelectors?: LabelSelector[];
}

/** Grants a role, within the namespace of the binding. */
export interface RoleBinding extends TypeMeta {
  metadata?: ObjectMeta;
  subjects?: Subject[];
  roleRef: RoleRef;
}

/** Grants a cluster role everywhere. */
export interface ClusterRoleBinding extends TypeMeta {
  metadata?: ObjectMeta;
  subjects?: Subject[];
  roleRef: RoleRef;
}

/** Who. */
export interface Subject {
  kind: "User" | "Group" | "ServiceAccount";
  /** `""` for service accounts, `rbac.authorization.k8s.io` for the others. */
  apiGroup?: string;
  name: string;
  /** Service accounts only. */
  namespace?: string;
}

/** Which role. Cannot be changed once the binding exists. */
export interface RoleRef {
  apiGroup: string;
  kind: "Role" | "ClusterRole";
  name: string;
}
