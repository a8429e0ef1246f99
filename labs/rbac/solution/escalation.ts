import { newForbidden } from "@reconcile/api";
import type { Authorizer, PolicyRule, RoleRef, UserInfo } from "@reconcile/api";
import type { RuleResolver } from "./resolver";
import { urlCovers } from "./rules";

/** Do the owner's rules allow all that the servant's do? If not, which pieces are missing (component-helpers/auth/rbac/validation/policy_comparator.go)? */
export function covers(ownerRules: readonly PolicyRule[], servantRules: readonly PolicyRule[]): { readonly covered: boolean; readonly uncovered: readonly PolicyRule[] } {
  const uncovered = servantRules.flatMap(breakdown).filter((piece) => !ownerRules.some((owner) => ruleCovers(owner, piece)));
  return { covered: uncovered.length === 0, uncovered };
}

/** A rule in its smallest pieces: one verb, one group, one resource, one name, or one verb and one URL. */
export function breakdown({ verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): PolicyRule[] {
  const pieces: PolicyRule[] = [];
  for (const group of apiGroups) {
    for (const resource of resources) {
      for (const verb of verbs) {
        const piece = { apiGroups: [group], resources: [resource], verbs: [verb] };
        if (resourceNames.length === 0) pieces.push(piece);
        for (const name of resourceNames) pieces.push({ ...piece, resourceNames: [name] });
      }
    }
  }
  for (const url of nonResourceURLs) for (const verb of verbs) pieces.push({ nonResourceURLs: [url], verbs: [verb] });
  return pieces;
}

function ruleCovers(owner: PolicyRule, piece: PolicyRule): boolean {
  const everyOf = (wanted: readonly string[] | undefined, one: (value: string) => boolean) => (wanted ?? []).every(one);
  const in_ = (list: readonly string[] | undefined) => (value: string) => list?.some((one) => one === "*" || one === value) ?? false;
  return everyOf(piece.verbs, in_(owner.verbs))
    && everyOf(piece.apiGroups, in_(owner.apiGroups))
    && everyOf(piece.resources, (resource) => resourceCovered(owner.resources ?? [], resource))
    && everyOf(piece.nonResourceURLs, (url) => (owner.nonResourceURLs ?? []).some((rule) => urlCovers(rule, url)))
    && namesCovered(owner.resourceNames ?? [], piece.resourceNames ?? []);
}

function resourceCovered(owner: readonly string[], resource: string): boolean {
  if (owner.includes("*") || owner.includes(resource)) return true;
  const slash = resource.indexOf("/");
  return slash >= 0 && owner.includes(`*/${resource.slice(slash + 1)}`);
}

/** Rights to some names do not make rights to all. */
function namesCovered(owner: readonly string[], wanted: readonly string[]): boolean {
  if (owner.length === 0) return true;
  return wanted.length > 0 && wanted.every((name) => owner.includes(name));
}

/** Who wants to write a role or a binding. */
export interface GrantRequest {
  readonly user: UserInfo;
  /** `""` for ClusterRoles and ClusterRoleBindings. */
  readonly namespace: string;
}

/**
 * Nobody may give what they do not have: a role may be written only by whoever has all of its rules, or may `escalate` it (pkg/registry/rbac/role/policybased/storage.go).
 * Throws Forbidden.
 */
export async function mayWriteRole(request: GrantRequest, role: { readonly name: string; readonly rules: readonly PolicyRule[] }, resolver: RuleResolver, authorizer: Authorizer): Promise<void> {
  const resource = request.namespace === "" ? "clusterroles" : "roles";
  if (isMaster(request.user) || await allowed(authorizer, request, "escalate", resource, role.name)) return;
  mustHave(request, role.rules, resolver, resource, role.name);
}

/** A binding may be written only by whoever has all rules of its role, or may `bind` it (pkg/registry/rbac/rolebinding/policybased/storage.go). Throws Forbidden. */
export async function mayWriteBinding(request: GrantRequest, binding: { readonly name: string; readonly roleRef: RoleRef }, resolver: RuleResolver, authorizer: Authorizer): Promise<void> {
  const { roleRef, name } = binding;
  const resource = request.namespace === "" ? "clusterrolebindings" : "rolebindings";
  if (isMaster(request.user) || await allowed(authorizer, request, "bind", roleRef.kind === "Role" ? "roles" : "clusterroles", roleRef.name)) return;
  const rules = resolver.rulesOf(roleRef, request.namespace);
  if (rules === undefined) throw newForbidden({ group, resource }, name, `${roleRef.kind.toLowerCase()} "${roleRef.name}" not found`);
  mustHave(request, rules, resolver, resource, name);
}

const group = "rbac.authorization.k8s.io";

function isMaster({ groups = [] }: UserInfo): boolean {
  return groups.includes("system:masters");
}

async function allowed(authorizer: Authorizer, { user, namespace }: GrantRequest, verb: string, resource: string, name: string): Promise<boolean> {
  const { decision } = await authorizer.authorize({ user, verb, resourceRequest: true, namespace, apiGroup: group, apiVersion: "v1", resource, subresource: "", name, path: "" });
  return decision === "Allow";
}

function mustHave({ user, namespace }: GrantRequest, rules: readonly PolicyRule[], resolver: RuleResolver, resource: string, name: string): void {
  const own = [...resolver.rulesFor(user, namespace)].map(({ rule }) => rule);
  const { covered, uncovered } = covers(own, rules);
  if (covered) return;
  const missing = uncovered.map((rule) => JSON.stringify(rule)).join("\n");
  throw newForbidden({ group, resource }, name, `user "${user.username ?? ""}" (groups=[${(user.groups ?? []).map((one) => `"${one}"`).join(" ")}]) is attempting to grant RBAC permissions not currently held:\n${missing}`);
}
