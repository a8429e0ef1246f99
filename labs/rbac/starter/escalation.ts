import { newForbidden, newNotFound } from "@reconcile/api";
import type { Authorizer, ClusterRole, ClusterRoleBinding, PolicyRule, Role, RoleBinding, UserInfo } from "@reconcile/api";
import { covers } from "./covers";
import type { RuleResolver } from "./resolver";

/** Who wants to write a role or a binding. */
export interface GrantRequest {
  readonly user: UserInfo;
  /** `""` for ClusterRoles and ClusterRoleBindings. */
  readonly namespace: string;
  /** The name in the path of the request; `""` while the object is being created. */
  readonly name: string;
}

const group = "rbac.authorization.k8s.io";

/** Stage 4. A role may be written only by whoever has all of its rules, or may `escalate` it. Rejects with Forbidden. */
export async function mayWriteRole(request: GrantRequest, role: Role | ClusterRole, resolver: RuleResolver, authorizer: Authorizer): Promise<void> {
  throw new Error("not written yet: mayWriteRole");
}

/** Stage 4. A binding may be written only by whoever has all rules of its role, or may `bind` that role. Rejects with Forbidden, or with NotFound if there is no such role. */
export async function mayWriteBinding(request: GrantRequest, binding: RoleBinding | ClusterRoleBinding, resolver: RuleResolver, authorizer: Authorizer): Promise<void> {
  throw new Error("not written yet: mayWriteBinding");
}
