// mutant-of: escalation.ts
// killed-by: escalate.verb
// mistake: It asks for escalate without the name of the role: rights to one role are worth nothing.
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
const everything: readonly PolicyRule[] = [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }, { verbs: ["*"], nonResourceURLs: ["*"] }];

/**
 * Nobody may give what they do not have: a role may be written only by whoever has all of its rules, or may `escalate` it. A role that is put together from others may
 * become anything, so it needs everything. Rejects with Forbidden. (pkg/registry/rbac/{role,clusterrole}/policybased/storage.go)
 */
export async function mayWriteRole(request: GrantRequest, role: Role | ClusterRole, resolver: RuleResolver, authorizer: Authorizer): Promise<void> {
  const resource = request.namespace === "" ? "clusterroles" : "roles";
  const name = role.metadata?.name ?? "";
  if (isMaster(request.user) || await allowed(authorizer, request, "escalate", resource, "")) return;
  if ("aggregationRule" in role && missing(request, everything, resolver) !== "") throw newForbidden({ group, resource }, name, "must have cluster-admin privileges to use an aggregationRule");
  const reason = missing(request, role.rules ?? [], resolver);
  if (reason !== "") throw newForbidden({ group, resource }, name, reason);
}

/**
 * A binding may be written only by whoever has all rules of its role, or may `bind` that role. Rejects with Forbidden, or with NotFound if there is no such role.
 * (pkg/registry/rbac/{rolebinding,clusterrolebinding}/policybased/storage.go)
 */
export async function mayWriteBinding(request: GrantRequest, binding: RoleBinding | ClusterRoleBinding, resolver: RuleResolver, authorizer: Authorizer): Promise<void> {
  const { roleRef, metadata } = binding;
  if (isMaster(request.user) || await allowed(authorizer, request, "bind", roleRef.kind === "Role" ? "roles" : "clusterroles", roleRef.name)) return;
  const rules = resolver.rulesOf(roleRef, request.namespace);
  if (rules === undefined) throw newNotFound({ group, resource: roleRef.kind.toLowerCase() }, roleRef.name);
  const reason = missing(request, rules, resolver);
  if (reason !== "") throw newForbidden({ group, resource: `${request.namespace === "" ? "cluster" : ""}rolebindings` }, metadata?.name ?? "", reason);
}

function isMaster({ groups = [] }: UserInfo): boolean {
  return groups.includes("system:masters");
}

async function allowed(authorizer: Authorizer, { user, namespace }: GrantRequest, verb: string, resource: string, name: string): Promise<boolean> {
  const { decision } = await authorizer.authorize({ user, verb, resourceRequest: true, namespace, apiGroup: group, apiVersion: "v1", resource, subresource: "", name, path: "" });
  return decision === "Allow";
}

/** What the user would give away without having it, in words; `""` if nothing. */
function missing({ user, namespace }: GrantRequest, rules: readonly PolicyRule[], resolver: RuleResolver): string {
  const own = [...resolver.rulesFor(user, namespace)].map(({ rule }) => rule);
  const { covered, uncovered } = covers(own, rules);
  if (covered) return "";
  const lines = uncovered.map((rule) => JSON.stringify(rule)).join("\n");
  return `user "${user.username ?? ""}" (groups=[${(user.groups ?? []).map((one) => `"${one}"`).join(" ")}]) is attempting to grant RBAC permissions not currently held:\n${lines}`;
}
