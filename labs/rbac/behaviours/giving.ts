import type { ClusterRole, PolicyRule } from "@reconcile/api";
import type { RBACObjects } from "../solution/resolver";
import { Scene, can, clusterRole, role, ruleText, user } from "./scene";
import type { Builder, Context } from "./student";

async function compare(t: Context, owner: PolicyRule[], servant: PolicyRule[]): Promise<string[]> {
  const scene = new Scene(t);
  scene.rules(...owner);
  const { covered, uncovered } = await scene.ask(`covers: ${servant.map(ruleText).join("; ")}`, () => t.student.covers.covers(owner, servant));
  return [covered ? "covered" : "not covered", ...uncovered.map(ruleText).sort()];
}

export function coversTests(lab: Builder): void {
  lab.test("covers.together", { en: "Rules cover what they allow together; they need not look alike", zh: "几条规则合起来允许的，就算覆盖；不必长得一样" }, async (t) => {
    t.expect(await compare(t, [can("get", "pods"), can("list", "pods"), can("get,list,watch", "services")], [can("get,list", "pods,services")]), {
      en: 'Owner: "get pods", "list pods", "get,list,watch services". Does that cover "get,list pods,services"?', zh: '已有：“get pods”、“list pods”、“get,list,watch services”。是否覆盖“get,list pods,services”？',
    }).toEqual(["covered"]);
  });

  lab.test("covers.missing", { en: "What is not covered is told in its smallest pieces", zh: "没有覆盖的部分，拆成最小的单元列出" }, async (t) => {
    t.expect(await compare(t, [can("get", "pods"), can("get", "/healthz")], [can("get,delete", "pods,secrets"), can("get", "/healthz,/metrics")]), {
      en: 'Owner: "get pods", "get /healthz". What of "get,delete pods,secrets" and "get /healthz,/metrics" is missing', zh: '已有：“get pods”、“get /healthz”。“get,delete pods,secrets”和“get /healthz,/metrics”中缺什么',
    }).toEqual(["not covered", "delete pods", "delete secrets", "get /metrics", "get secrets"]);
  });

  lab.test("covers.names", { en: "Rights to some names do not make rights to all; rights to all cover any name", zh: "对几个名称的权限不等于对全部的权限；对全部的权限覆盖任何名称" }, async (t) => {
    t.expect(await compare(t, [can("get", "secrets", "a", "b")], [can("get", "secrets")]), { en: 'Owner: "get secrets (a, b)". Does that cover "get secrets"?', zh: "已有：“get secrets (a, b)”。是否覆盖“get secrets”？" }).toEqual(["not covered", "get secrets"]);
    t.expect(await compare(t, [can("get", "secrets", "a", "b")], [can("get", "secrets", "b", "c")]), { en: 'The same owner. Does it cover "get secrets (b, c)"?', zh: "同样的已有权限，是否覆盖“get secrets (b, c)”？" }).toEqual(["not covered", "get secrets (c)"]);
    t.expect(await compare(t, [can("get", "secrets")], [can("get", "secrets", "b", "c")]), { en: 'Owner: "get secrets". Does that cover "get secrets (b, c)"?', zh: "已有：“get secrets”。是否覆盖“get secrets (b, c)”？" }).toEqual(["covered"]);
  });

  lab.test("covers.stars", { en: "A star is covered only by a star, and covers the rest", zh: "星号只能由星号覆盖，星号覆盖其余一切" }, async (t) => {
    t.expect(await compare(t, [can("*", "pods"), can("get", "pods,pods/log,secrets")], [{ verbs: ["delete"], apiGroups: [""], resources: ["*"] }]), { en: 'Owner: "* pods", "get pods,pods/log,secrets". Does that cover "delete *"?', zh: "已有：“* pods”、“get pods,pods/log,secrets”。是否覆盖“delete *”？" }).toEqual(["not covered", "delete *"]);
    t.expect(await compare(t, [{ verbs: ["*"], apiGroups: ["*"], resources: ["*/scale", "pods"] }, can("get", "/healthz/*")], [can("update", "deployments.apps/scale"), can("*", "pods"), can("get", "/healthz/etcd,/healthz/*")]), {
      en: 'Owner: "* pods" and "* */scale" of all groups, "get /healthz/*". Covered: the scale of Deployments, "* pods", /healthz/etcd, /healthz/*', zh: "已有：所有组的“* pods”和“* */scale”，以及“get /healthz/*”。应当覆盖：Deployment 的 scale、“* pods”、/healthz/etcd、/healthz/*",
    }).toEqual(["covered"]);
    t.expect(await compare(t, [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }], [can("get", "/metrics")]), { en: 'Owner: "* *.*", which is all resources. Does that cover the path "get /metrics"?', zh: "已有：“* *.*”，即所有资源。是否覆盖路径“get /metrics”？" }).toEqual(["not covered", "get /metrics"]);
    t.expect(await compare(t, [can("get", "pods")], [can("get", "pods/log")]), { en: 'Owner: "get pods". Does that cover "get pods/log"?', zh: "已有：“get pods”。是否覆盖“get pods/log”？" }).toEqual(["not covered", "get pods/log"]);
  });
}

/** alice, who reads pods in the whole cluster and all of shop's Deployments, and whatever else `more` says. */
function alice(t: Context, more: readonly PolicyRule[] = []) {
  const scene = new Scene(t);
  const objects: Partial<RBACObjects> = {
    roles: [{ metadata: { name: "deployer", namespace: "shop" }, rules: [can("*", "deployments.apps")] }],
    clusterRoles: [{ metadata: { name: "reader" }, rules: [can("get", "pods")] }, { metadata: { name: "more" }, rules: [...more] }, { metadata: { name: "admin" }, rules: [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }] }],
    clusterRoleBindings: ["reader", "more"].map((name) => ({ metadata: { name }, subjects: [user("alice")], roleRef: clusterRole(name) })),
    roleBindings: [{ metadata: { name: "deployers", namespace: "shop" }, subjects: [user("alice")], roleRef: role("deployer") }],
  };
  const watched = scene.objects(objects);
  const { escalation, resolver, authorizer } = t.student;
  const tools = () => {
    const rules = new resolver.RuleResolver(watched);
    return [rules, new authorizer.RBACAuthorizer(rules)] as const;
  };
  const who = (groups: string[]) => ({ username: "alice", groups });
  const having = (groups: string[]) => [...more.map((rule) => `may ${ruleText(rule)}`), ...groups.map((one) => `in ${one}`)].join(", ");
  /** Tries it, and says what came of it: `create Role in shop with get pods: done`. */
  const told = async (groups: string[], question: string, work: () => unknown) => `${having(groups) && `${having(groups)}: `}${question}: ${await scene.attempt(`alice: ${question}`, work)}`;
  return {
    role: (namespace: string, rules: PolicyRule[], { groups = [], name = "", aggregated = false }: { groups?: string[]; name?: string; aggregated?: boolean } = {}) => told(
      groups, `${name === "" ? "create" : "update"} ${namespace === "" ? "ClusterRole" : `Role in ${namespace}`} with ${[...rules.map(ruleText), ...(aggregated ? ["an aggregationRule"] : [])].join("; ") || "nothing"}`,
      () => escalation.mayWriteRole({ user: who(groups), namespace, name }, { metadata: { name: "new" }, rules, ...(aggregated ? { aggregationRule: { clusterRoleSelectors: [{}] } } : {}) }, ...tools()),
    ),
    bind: (namespace: string, roleRef: ReturnType<typeof role>, groups: string[] = []) => told(
      groups, `create ${namespace === "" ? "ClusterRoleBinding" : `RoleBinding in ${namespace}`} to ${roleRef.kind} ${roleRef.name}`,
      () => escalation.mayWriteBinding({ user: who(groups), namespace, name: "" }, { metadata: { name: "new" }, subjects: [user("bob")], roleRef }, ...tools()),
    ),
  };
}

const of = (verbs: string, resource: string, ...names: string[]) => can(verbs, `${resource}.rbac.authorization.k8s.io`, ...names);

export function grantTests(lab: Builder): void {
  lab.test("escalate.own-rules", { en: "Whoever writes a role has all that is in it, in that namespace", zh: "谁要写一个角色，就得在那个命名空间里拥有其中的全部权限" }, async (t) => {
    const by = alice(t);
    t.expect([
      await by.role("shop", [can("get", "pods"), can("update", "deployments.apps")]), await by.role("shop", [can("get", "pods"), can("get", "secrets")]),
      await by.role("bank", [can("update", "deployments.apps")]), await by.role("", [can("get", "pods")]), await by.role("", [can("update", "deployments.apps")]),
    ], { en: "alice may get pods everywhere and do anything to Deployments in shop. Roles in shop with what she has, and with secrets; Deployments in bank; ClusterRoles with pods, and with Deployments", zh: "alice 处处可以 get Pod，在 shop 里对 Deployment 什么都能做。在 shop 写角色：权限她都有；含 secrets。在 bank 写 Deployment。写 ClusterRole：Pod；Deployment" })
      .toEqual([
        "create Role in shop with get pods; update deployments.apps: done", "create Role in shop with get pods; get secrets: Forbidden", "create Role in bank with update deployments.apps: Forbidden",
        "create ClusterRole with get pods: done", "create ClusterRole with update deployments.apps: Forbidden",
      ]);
  });

  lab.test("escalate.verb", { en: "Whoever may escalate the role, or is of system:masters, may write anything into it", zh: "有权 escalate 该角色，或属于 system:masters，就什么都能写" }, async (t) => {
    const secrets = [can("get", "secrets")];
    const escalate = (resource: string, names = "") => `may escalate ${resource}.rbac.authorization.k8s.io${names}`;
    t.expect([
      await alice(t, [of("escalate", "roles")]).role("shop", secrets), await alice(t, [of("escalate", "roles")]).role("", secrets), await alice(t, [of("escalate", "clusterroles")]).role("", secrets),
      await alice(t, [of("escalate", "roles", "new")]).role("shop", secrets, { name: "new" }), await alice(t, [of("escalate", "roles", "new")]).role("shop", secrets), await alice(t).role("shop", secrets, { groups: ["system:masters"] }),
    ], { en: "alice, who may not get secrets, writes them into roles. An update asks for escalate on the role named new, a create has no name to ask for", zh: "alice 自己不能 get secrets，却要把它写进角色。update 针对名为 new 的角色询问 escalate；create 还没有名称可问" })
      .toEqual([
        `${escalate("roles")}: create Role in shop with get secrets: done`, `${escalate("roles")}: create ClusterRole with get secrets: Forbidden`, `${escalate("clusterroles")}: create ClusterRole with get secrets: done`,
        `${escalate("roles", " (new)")}: update Role in shop with get secrets: done`, `${escalate("roles", " (new)")}: create Role in shop with get secrets: Forbidden`, "in system:masters: create Role in shop with get secrets: done",
      ]);
  });

  lab.test("bind.own-rules", { en: "Whoever writes a binding has all that the role has; a role that does not exist is NotFound", zh: "谁要写一个绑定，就得拥有那个角色的全部权限；角色不存在则是 NotFound" }, async (t) => {
    const by = alice(t);
    t.expect([
      await by.bind("shop", role("deployer")), await by.bind("bank", clusterRole("reader")), await by.bind("", clusterRole("reader")), await by.bind("shop", clusterRole("admin")),
      await by.bind("shop", role("ghost")), await by.bind("shop", clusterRole("admin"), ["system:masters"]),
    ], { en: "alice may get pods everywhere and do anything to Deployments in shop. The role admin has everything, and there is no role ghost", zh: "alice 处处可以 get Pod，在 shop 里对 Deployment 什么都能做。角色 admin 拥有一切权限，角色 ghost 不存在" })
      .toEqual([
        "create RoleBinding in shop to Role deployer: done", "create RoleBinding in bank to ClusterRole reader: done", "create ClusterRoleBinding to ClusterRole reader: done",
        "create RoleBinding in shop to ClusterRole admin: Forbidden", "create RoleBinding in shop to Role ghost: NotFound", "in system:masters: create RoleBinding in shop to ClusterRole admin: done",
      ]);
  });

  lab.test("bind.verb", { en: "Whoever may bind a role, by its kind and name, may give it to others without having it", zh: "有权 bind 某个角色（按种类和名称），自己没有其中的权限也能给别人" }, async (t) => {
    t.expect([
      await alice(t, [of("bind", "clusterroles", "admin")]).bind("shop", clusterRole("admin")), await alice(t, [of("bind", "clusterroles", "view")]).bind("shop", clusterRole("admin")),
      await alice(t, [can("bind", "rolebindings.rbac.authorization.k8s.io,roles.rbac.authorization.k8s.io")]).bind("shop", clusterRole("admin")), await alice(t, [of("escalate", "clusterroles")]).bind("shop", clusterRole("admin")),
    ], { en: "alice, who has little of what the ClusterRole admin has, binds it to bob", zh: "ClusterRole admin 的权限 alice 大多没有，她却要把它绑定给 bob" })
      .toEqual(([["bind clusterroles.rbac.authorization.k8s.io (admin)", "done"], ["bind clusterroles.rbac.authorization.k8s.io (view)", "Forbidden"],
        ["bind rolebindings.rbac.authorization.k8s.io,roles.rbac.authorization.k8s.io", "Forbidden"], ["escalate clusterroles.rbac.authorization.k8s.io", "Forbidden"]] as const).map(([right, outcome]) => `may ${right}: create RoleBinding in shop to ClusterRole admin: ${outcome}`));
  });

  lab.test("escalate.aggregation-rule", { en: "A role that gathers others may become anything: writing an aggregationRule takes all rights", zh: "聚合角色可能变成任何样子：写 aggregationRule 需要全部权限" }, async (t) => {
    t.expect([await alice(t).role("", [], { aggregated: true }), await alice(t, [of("escalate", "clusterroles")]).role("", [], { aggregated: true }), await alice(t).role("", [])], {
      en: "A ClusterRole with an aggregationRule and no rules of its own: by alice, who has little; by alice, who may escalate clusterroles. Last, one without an aggregationRule",
      zh: "自己没有规则、带 aggregationRule 的 ClusterRole：alice 权限很少；alice 有对 clusterroles 的 escalate。最后一个不带 aggregationRule",
    }).toEqual(["create ClusterRole with an aggregationRule: Forbidden", "may escalate clusterroles.rbac.authorization.k8s.io: create ClusterRole with an aggregationRule: done", "create ClusterRole with nothing: done"]);
  });
}

export function aggregationTests(lab: Builder): void {
  const part = (name: string, labels: Record<string, string>, ...rules: PolicyRule[]): ClusterRole => ({ metadata: { name, labels }, rules });
  const toView = { "rbac/aggregate-to-view": "true" };
  const view: ClusterRole = { metadata: { name: "view", labels: toView }, aggregationRule: { clusterRoleSelectors: [{ matchLabels: toView }, { matchLabels: { extra: "yes" } }] }, rules: [can("get", "stale")] };
  const ask = async (t: Context, target: ClusterRole, all: readonly ClusterRole[]) => {
    const scene = new Scene(t);
    scene.objects({ clusterRoles: all });
    return (await scene.ask(`rules of ${target.metadata?.name ?? ""}`, () => t.student.aggregation.aggregatedRules(target, all))).map(ruleText);
  };

  lab.test("aggregation.gathers", { en: "An aggregated role has the rules of all that its selectors select, and no others", zh: "聚合角色拥有选择器选中的所有角色的规则，此外没有别的" }, async (t) => {
    const all = [view, part("crontabs", toView, can("get", "crontabs")), part("pods", toView, can("get", "pods")), part("other", {}, can("delete", "pods"))];
    t.expect(await ask(t, view, all), { en: "Rules of view, which selects the roles crontabs and pods, and had a stale rule of its own", zh: "view 的规则：它选中了角色 crontabs 和 pods，自己原有一条过时的规则" }).toEqual(["get crontabs", "get pods"]);
    const plain = part("plain", {}, can("get", "nodes"));
    t.expect(await ask(t, plain, [...all, plain]), { en: "Rules of a role without an aggregationRule", zh: "没有 aggregationRule 的角色的规则" }).toEqual(["get nodes"]);
  });

  lab.test("aggregation.settled", { en: "Roles come in the order of their names and each rule once, so that the result does not change by itself", zh: "按角色名排序，相同的规则只留一条，结果才不会自己变来变去" }, async (t) => {
    const all = [part("b", { ...toView, extra: "yes" }, can("get", "b"), can("get", "shared")), view, part("aa", { extra: "yes" }, can("get", "c")), part("a", toView, can("get", "shared"), can("get", "a"))];
    t.expect(await ask(t, view, all), { en: "Rules of view. Its first selector selects a and b, its second aa and b; a and b share a rule. Selector by selector, in each by name", zh: "view 的规则：第一个选择器选中 a 和 b，第二个选中 aa 和 b；a 和 b 有一条相同的规则。先按选择器的顺序，再在每个选择器内按名称排" }).toEqual(["get shared", "get a", "get b", "get c"]);
  });
}
