import type { AuthorizerAttributes, ClusterRole, ClusterRoleBinding, PolicyRule, RoleBinding, RoleRef, UserInfo } from "@reconcile/api";
import { RBACAuthorizer } from "./solution/authorizer";
import { RuleResolver } from "./solution/resolver";

/** The bindings that a reader may put in and take out, in the order shown. */
export const bindingIds = ["viewers", "alice-edits", "robot-leads", "robot-scales", "metrics", "lost", "bob-admin"] as const;
export type BindingId = (typeof bindingIds)[number];

/** A line of a binding or a role, for the reader. */
export interface ShownBinding {
  readonly id: BindingId;
  /** `ClusterRoleBinding`, `RoleBinding in shop`. */
  readonly kind: string;
  readonly role: string;
  readonly subject: string;
  /** The role's rules, a line each; none if there is no such role. */
  readonly rules: readonly string[];
}

export interface Cell {
  readonly allowed: boolean;
  /** The authorizer's own words; `""` if it has nothing to say. */
  readonly reason: string;
}

/** People by question: `cells[question][person]`. */
export interface Matrix {
  readonly people: readonly string[];
  readonly rows: readonly { readonly question: string; readonly cells: readonly Cell[] }[];
}

const group = "rbac.authorization.k8s.io";
const clusterRole = (name: string): RoleRef => ({ apiGroup: group, kind: "ClusterRole", name });
const role = (name: string): RoleRef => ({ apiGroup: group, kind: "Role", name });
const read = ["get", "list", "watch"];

const clusterRoles: readonly ClusterRole[] = [
  { metadata: { name: "view" }, rules: [{ verbs: read, apiGroups: [""], resources: ["pods", "pods/log", "configmaps"] }, { verbs: read, apiGroups: ["apps"], resources: ["deployments"] }] },
  { metadata: { name: "edit" }, rules: [{ verbs: ["*"], apiGroups: ["", "apps"], resources: ["pods", "configmaps", "deployments"] }, { verbs: ["get"], apiGroups: [""], resources: ["secrets", "nodes"] }] },
  { metadata: { name: "scaler" }, rules: [{ verbs: ["get", "update"], apiGroups: ["*"], resources: ["*/scale"] }] },
  { metadata: { name: "metrics" }, rules: [{ verbs: ["get"], nonResourceURLs: ["/metrics", "/healthz/*"] }] },
  { metadata: { name: "cluster-admin" }, rules: [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }, { verbs: ["*"], nonResourceURLs: ["*"] }] },
];
const roles = [{ metadata: { name: "leader", namespace: "shop" }, rules: [{ verbs: ["get", "update"], apiGroups: [""], resources: ["configmaps"], resourceNames: ["leader"] }] }];

const robot = { kind: "ServiceAccount" as const, name: "robot", namespace: "shop" };
const clusterRoleBindings: readonly ClusterRoleBinding[] = [
  { metadata: { name: "viewers" }, subjects: [{ kind: "Group", name: "devs" }], roleRef: clusterRole("view") },
  { metadata: { name: "robot-scales" }, subjects: [robot], roleRef: clusterRole("scaler") },
  { metadata: { name: "metrics" }, subjects: [{ kind: "Group", name: "system:serviceaccounts" }], roleRef: clusterRole("metrics") },
  { metadata: { name: "bob-admin" }, subjects: [{ kind: "User", name: "bob" }], roleRef: clusterRole("cluster-admin") },
];
const inShop = (name: BindingId, subject: NonNullable<RoleBinding["subjects"]>[number], roleRef: RoleRef): RoleBinding => ({ metadata: { name, namespace: "shop" }, subjects: [subject], roleRef });
const roleBindings: readonly RoleBinding[] = [
  inShop("alice-edits", { kind: "User", name: "alice" }, clusterRole("edit")),
  inShop("robot-leads", { kind: "ServiceAccount", name: "robot" }, role("leader")),
  inShop("lost", { kind: "User", name: "alice" }, role("gone")),
];

const people: readonly (readonly [string, UserInfo])[] = [
  ["alice [devs]", { username: "alice", groups: ["devs", "system:authenticated"] }],
  ["bob [devs]", { username: "bob", groups: ["devs", "system:authenticated"] }],
  ["robot", { username: "system:serviceaccount:shop:robot", groups: ["system:serviceaccounts", "system:serviceaccounts:shop", "system:authenticated"] }],
];

type Question = Omit<AuthorizerAttributes, "user">;
const about = (verb: string, resource: string, where: { namespace?: string; apiGroup?: string; subresource?: string; name?: string } = {}): Question => ({
  verb, resourceRequest: true, namespace: "", apiGroup: "", apiVersion: "v1", resource, subresource: "", name: "", path: "", ...where,
});
const shop = { namespace: "shop" };
const questions: readonly (readonly [string, Question])[] = [
  ["list pods in shop", about("list", "pods", shop)],
  ["list pods in all namespaces", about("list", "pods")],
  ["get pods/log of web in shop", about("get", "pods", { ...shop, subresource: "log", name: "web" })],
  ["delete pod web in shop", about("delete", "pods", { ...shop, name: "web" })],
  ["update deployments/scale of web in shop", about("update", "deployments", { ...shop, apiGroup: "apps", subresource: "scale", name: "web" })],
  ["get secret key in shop", about("get", "secrets", { ...shop, name: "key" })],
  ["update configmap leader in shop", about("update", "configmaps", { ...shop, name: "leader" })],
  ["list configmaps in shop", about("list", "configmaps", shop)],
  ["get node n1", about("get", "nodes", { name: "n1" })],
  ["get /metrics", { ...about("get", ""), resourceRequest: false, path: "/metrics" }],
];

/** What the reader sees of each binding. */
export const shownBindings: readonly ShownBinding[] = bindingIds.map((id) => {
  const binding = [...clusterRoleBindings, ...roleBindings].find(({ metadata }) => metadata?.name === id);
  const namespace = binding?.metadata?.namespace;
  const subject = binding?.subjects?.[0];
  const rules = binding && new RuleResolver({ roles, clusterRoles, roleBindings, clusterRoleBindings }).rulesOf(binding.roleRef, namespace ?? "");
  return {
    id, kind: namespace === undefined ? "ClusterRoleBinding" : `RoleBinding in ${namespace}`, role: `${binding?.roleRef.kind ?? ""} ${binding?.roleRef.name ?? ""}`,
    subject: `${subject?.kind ?? ""} ${subject?.name ?? ""}`, rules: rules?.map(ruleText) ?? [],
  };
});

function ruleText({ verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): string {
  const groups = apiGroups.map((name) => (name === "" ? '""' : name)).join(", ");
  const what = nonResourceURLs.length > 0 ? nonResourceURLs.join(", ") : `${resources.join(", ")} (${groups})`;
  return `${verbs.join(", ")}: ${what}${resourceNames.length > 0 ? `, only ${resourceNames.join(", ")}` : ""}`;
}

/** Who may do what with these bindings in force, as the lab's reference decides. */
export async function decide(on: ReadonlySet<BindingId>): Promise<Matrix> {
  const present = ({ metadata }: { metadata?: { name?: string } }) => on.has(metadata?.name as BindingId);
  const authorizer = new RBACAuthorizer(new RuleResolver({ roles, clusterRoles, roleBindings: roleBindings.filter(present), clusterRoleBindings: clusterRoleBindings.filter(present) }));
  const rows = questions.map(async ([question, attributes]) => ({
    question,
    cells: await Promise.all(people.map(async ([, user]): Promise<Cell> => {
      const { decision, reason = "" } = await authorizer.authorize({ ...attributes, user });
      return { allowed: decision === "Allow", reason };
    })),
  }));
  return { people: people.map(([name]) => name), rows: await Promise.all(rows) };
}
