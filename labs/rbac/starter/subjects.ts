import type { Subject, UserInfo } from "@reconcile/api";

/**
 * Stage 2. Is the user one of those that a subject means?
 * @param namespace of the binding; a service account without one is in it. `""` for a ClusterRoleBinding
 */
export function appliesTo(subject: Subject, user: UserInfo, namespace: string): boolean {
  throw new Error("not written yet: appliesTo");
}
