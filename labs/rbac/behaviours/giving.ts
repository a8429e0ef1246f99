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
  return {
    role: (namespace: string, rules: PolicyRule[], { groups = [], name = "", aggregated = false }: { groups?: string[]; name?: string; aggregated?: boolean } = {}) => scene.attempt(
      `alice: ${name === "" ? "create" : "update"} ${namespace === "" ? "ClusterRole" : `Role in ${namespace}`} with ${rules.map(ruleText).join("; ")}${aggregated ? " an aggregationRule" : ""}`,
      () => escalation.mayWriteRole({ user: who(groups), namespace, name }, { metadata: { name: "new" }, rules, ...(aggregated ? { aggregationRule: { clusterRoleSelectors: [{}] } } : {}) }, ...tools()),
    ),
    bind: (namespace: string, roleRef: ReturnType<typeof role>, groups: string[] = []) => scene.attempt(
      `alice: create ${namespace === "" ? "ClusterRoleBinding" : `RoleBinding in ${namespace}`} to ${roleRef.kind} ${roleRef.name}`,
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
      .toEqual(["done", "Forbidden", "Forbidden", "done", "Forbidden"]);
  });

  lab.test("escalate.verb", { en: "Whoever may escalate the role, or is of system:masters, may write anything into it", zh: "有权 escalate 该角色，或属于 system:masters，就什么都能写" }, async (t) => {
    const secrets = [can("get", "secrets")];
    t.expect([
      await alice(t, [of("escalate", "roles")]).role("shop", secrets), await alice(t, [of("escalate", "roles")]).role("", secrets), await alice(t, [of("escalate", "clusterroles")]).role("", secrets),
      await alice(t, [of("escalate", "roles", "new")]).role("shop", secrets, { name: "new" }), await alice(t, [of("escalate", "roles", "new")]).role("shop", secrets), await alice(t).role("shop", secrets, { groups: ["system:masters"] }),
    ], { en: "Secrets written into: a Role with escalate on roles; a ClusterRole with that; a ClusterRole with escalate on clusterroles; the Role new with escalate on that name; a Role being created with that; a Role by system:masters", zh: "把 secrets 写进：Role，有对 roles 的 escalate；ClusterRole，权限同上；ClusterRole，有对 clusterroles 的 escalate；名为 new 的 Role，escalate 限于这个名称；正在创建的 Role，权限同上；Role，属于 system:masters" })
      .toEqual(["done", "Forbidden", "done", "done", "Forbidden", "done"]);
  });

  lab.test("bind.own-rules", { en: "Whoever writes a binding has all that the role has; a role that does not exist is NotFound", zh: "谁要写一个绑定，就得拥有那个角色的全部权限；角色不存在则是 NotFound" }, async (t) => {
    const by = alice(t);
    t.expect([
      await by.bind("shop", role("deployer")), await by.bind("bank", clusterRole("reader")), await by.bind("", clusterRole("reader")), await by.bind("shop", clusterRole("admin")),
      await by.bind("shop", role("ghost")), await by.bind("shop", clusterRole("admin"), ["system:masters"]),
    ], { en: "Bindings in shop to the Role deployer; in bank to the ClusterRole reader; a ClusterRoleBinding to it; in shop to admin; in shop to a Role ghost that does not exist; to admin, by system:masters", zh: "绑定：shop 里的 Role deployer；bank 里的 ClusterRole reader；用 ClusterRoleBinding 绑定它；shop 里的 admin；shop 里不存在的 Role ghost；system:masters 绑定 admin" })
      .toEqual(["done", "done", "done", "Forbidden", "NotFound", "done"]);
  });

  lab.test("bind.verb", { en: "Whoever may bind a role, by its kind and name, may give it to others without having it", zh: "有权 bind 某个角色（按种类和名称），自己没有其中的权限也能给别人" }, async (t) => {
    t.expect([
      await alice(t, [of("bind", "clusterroles", "admin")]).bind("shop", clusterRole("admin")), await alice(t, [of("bind", "clusterroles", "view")]).bind("shop", clusterRole("admin")),
      await alice(t, [of("bind", "rolebindings,roles")]).bind("shop", clusterRole("admin")), await alice(t, [of("escalate", "clusterroles")]).bind("shop", clusterRole("admin")),
    ], { en: "A binding to the ClusterRole admin, by alice who may bind admin; bind view; bind roles and rolebindings; escalate clusterroles", zh: "alice 绑定 ClusterRole admin，她有：对 admin 的 bind；对 view 的 bind；对 roles 和 rolebindings 的 bind；对 clusterroles 的 escalate" })
      .toEqual(["done", "Forbidden", "Forbidden", "Forbidden"]);
  });

  lab.test("escalate.aggregation-rule", { en: "A role that gathers others may become anything: writing an aggregationRule takes all rights", zh: "聚合角色可能变成任何样子：写 aggregationRule 需要全部权限" }, async (t) => {
    t.expect([await alice(t).role("", [], { aggregated: true }), await alice(t, [of("escalate", "clusterroles")]).role("", [], { aggregated: true }), await alice(t).role("", [])], {
      en: "A ClusterRole with an aggregationRule and no rules of its own: by alice, who has little; by alice, who may escalate clusterroles. Last, one without an aggregationRule",
      zh: "自己没有规则、带 aggregationRule 的 ClusterRole：alice 权限很少；alice 有对 clusterroles 的 escalate。最后一个不带 aggregationRule",
    }).toEqual(["Forbidden", "done", "done"]);
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
    const all = [part("b", { ...toView, extra: "yes" }, can("get", "b"), can("get", "shared")), view, part("c", { extra: "yes" }, can("get", "c")), part("a", toView, can("get", "shared"), can("get", "a"))];
    t.expect(await ask(t, view, all), { en: "Rules of view; b is selected twice, a and b share a rule", zh: "view 的规则：b 被选中两次，a 和 b 有一条相同的规则" }).toEqual(["get shared", "get a", "get b", "get c"]);
  });
}
