import type { Authorizer, AuthorizerAttributes, AuthorizerResult } from "@reconcile/api";
import type { RBACObjects } from "../solution/resolver";
import { Scene, account, asked, can, clusterRole, group, role, user, wants } from "./scene";
import type { Builder, Context } from "./student";

/** An API server with these objects; `decide` asks it one thing. */
function server(t: Context, objects: Partial<RBACObjects>) {
  const scene = new Scene(t);
  const { resolver, authorizer } = t.student;
  const watched = scene.objects(objects);
  const rbac = new authorizer.RBACAuthorizer(new resolver.RuleResolver(watched));
  const decide = (question: AuthorizerAttributes): Promise<AuthorizerResult> => scene.ask(asked(question), () => rbac.authorize(question));
  return { scene, decide };
}

/** Decisions, each with its question: `Allow    alice: get pods in shop`. */
async function decisions(decide: (question: AuthorizerAttributes) => Promise<AuthorizerResult>, questions: readonly AuthorizerAttributes[]): Promise<string[]> {
  const told: string[] = [];
  for (const question of questions) told.push(`${(await decide(question)).decision} ${asked(question)}`);
  return told;
}

const reader = { metadata: { name: "reader" }, rules: [can("get,list", "pods,nodes")] };

export function bindingTests(lab: Builder): void {
  lab.test("subjects.kinds", { en: "A subject is a user by name, a group, or a service account", zh: "主体可以是按名字指定的用户、组，或 ServiceAccount" }, async (t) => {
    const scene = new Scene(t);
    const { appliesTo } = t.student.subjects;
    const alice = { username: "alice", groups: ["devs", "system:authenticated"] };
    const robot = { username: "system:serviceaccount:shop:robot", groups: ["system:serviceaccounts"] };
    const cases = [
      ["User alice, for alice", user("alice"), alice, "", true], ["User bob, for alice", user("bob"), alice, "", false], ["User devs, for alice of the group devs", user("devs"), alice, "", false],
      ["Group devs, for alice of the group devs", group("devs"), alice, "", true], ["Group alice, for alice", group("alice"), alice, "", false],
      ["ServiceAccount shop/robot, for system:serviceaccount:shop:robot", account("robot", "shop"), robot, "", true],
      ["ServiceAccount bank/robot, for system:serviceaccount:shop:robot", account("robot", "bank"), robot, "shop", false],
    ] as const;
    for (const [words, subject, who, namespace, expected] of cases) {
      const applies = await scene.ask(`appliesTo: ${words}`, () => appliesTo(subject, who, namespace));
      t.expect(applies, { en: `appliesTo: ${words}`, zh: `appliesTo：${words}` }).toBe(expected);
    }
  });

  lab.test("subjects.default-namespace", { en: "A service account without a namespace is in the binding's; in a ClusterRoleBinding it is nobody", zh: "没写命名空间的 ServiceAccount 属于绑定所在的命名空间；在 ClusterRoleBinding 里则谁也不是" }, async (t) => {
    const scene = new Scene(t);
    const robot = { username: "system:serviceaccount:shop:robot" };
    const found: string[] = [];
    for (const namespace of ["shop", "bank", ""]) {
      const applies = await scene.ask(`appliesTo: ServiceAccount robot, of a binding in "${namespace}"`, () => t.student.subjects.appliesTo(account("robot"), robot, namespace));
      found.push(`"${namespace}": ${String(applies)}`);
    }
    const nobody = await scene.ask('appliesTo: ServiceAccount robot, for "system:serviceaccount::robot"', () => t.student.subjects.appliesTo(account("robot"), { username: "system:serviceaccount::robot" }, ""));
    t.expect(found, { en: "appliesTo(ServiceAccount robot) for the user system:serviceaccount:shop:robot, by the namespace of the binding", zh: "appliesTo(ServiceAccount robot)，用户是 system:serviceaccount:shop:robot，按绑定所在的命名空间列出" }).toEqual(['"shop": true', '"bank": false', '"": false']);
    t.expect(nobody, { en: "The same subject in no namespace, for a user who calls itself system:serviceaccount::robot", zh: "同样的主体，不在任何命名空间，用户自称 system:serviceaccount::robot" }).toBe(false);
  });

  lab.test("bindings.cluster-wide", { en: "A ClusterRoleBinding gives its rules everywhere: in every namespace, outside of them, and for paths", zh: "ClusterRoleBinding 的规则处处有效：每个命名空间、集群范围，以及路径" }, async (t) => {
    const { decide } = server(t, {
      clusterRoles: [{ metadata: { name: "reader" }, rules: [can("get,list", "pods,nodes"), can("get", "/metrics")] }],
      clusterRoleBindings: [{ metadata: { name: "readers" }, subjects: [group("devs")], roleRef: clusterRole("reader") }],
    });
    const devs = { groups: ["devs"] };
    t.expect(await decisions(decide, [
      wants("get", "pods web", { in: "shop", ...devs }), wants("list", "pods", devs), wants("get", "nodes n1", devs), wants("get", "/metrics", devs), wants("delete", "pods web", { in: "shop", ...devs }), wants("get", "nodes n1"),
    ]), { en: "The group devs may read pods, nodes and /metrics in the whole cluster. What alice of devs may, and last what alice of no group may", zh: "devs 组可以在整个集群里读 Pod、Node 和 /metrics。属于 devs 的 alice 能做什么；最后一问，alice 不属于任何组" })
      .toEqual(["Allow alice: get pods web in shop", "Allow alice: list pods", "Allow alice: get nodes n1", "Allow alice: get /metrics", "NoOpinion alice: delete pods web in shop", "NoOpinion alice: get nodes n1"]);
  });

  lab.test("bindings.namespaced", { en: "A RoleBinding gives its rules in its namespace, whatever kind the role is", zh: "RoleBinding 的规则只在它的命名空间里有效，无论引用的是哪一种角色" }, async (t) => {
    const { decide } = server(t, {
      clusterRoles: [reader],
      roleBindings: [{ metadata: { name: "readers", namespace: "shop" }, subjects: [user("alice")], roleRef: clusterRole("reader") }],
    });
    t.expect(await decisions(decide, [wants("get", "pods web", { in: "shop" }), wants("get", "pods web", { in: "bank" })]), {
      en: "The ClusterRole reader, bound to alice by a RoleBinding in the namespace shop", zh: "ClusterRole reader，由命名空间 shop 里的 RoleBinding 绑定给 alice",
    }).toEqual(["Allow alice: get pods web in shop", "NoOpinion alice: get pods web in bank"]);
  });

  lab.test("bindings.own-role", { en: "A Role is looked for in the namespace of its binding", zh: "Role 要在绑定所在的命名空间里找" }, async (t) => {
    const { decide } = server(t, {
      roles: [{ metadata: { name: "editor", namespace: "bank" }, rules: [can("*", "pods")] }, { metadata: { name: "editor", namespace: "shop" }, rules: [can("update", "pods")] }],
      clusterRoles: [{ metadata: { name: "editor" }, rules: [can("delete", "secrets")] }],
      roleBindings: [{ metadata: { name: "editors", namespace: "shop" }, subjects: [user("alice")], roleRef: role("editor") }],
    });
    t.expect(await decisions(decide, [wants("update", "pods web", { in: "shop" }), wants("delete", "pods web", { in: "shop" }), wants("delete", "secrets key", { in: "shop" })]), {
      en: "alice has the Role editor of shop (update pods). In bank, and as a ClusterRole, there are other roles of that name", zh: "alice 拥有 shop 里的 Role editor（update pods）。bank 里和 ClusterRole 中也有同名的角色",
    }).toEqual(["Allow alice: update pods web in shop", "NoOpinion alice: delete pods web in shop", "NoOpinion alice: delete secrets key in shop"]);
  });

  lab.test("bindings.no-namespace", { en: "What is outside of every namespace no RoleBinding can give: nodes, lists of all, paths", zh: "命名空间之外的东西，任何 RoleBinding 都给不了：Node、跨命名空间的 list、路径" }, async (t) => {
    const { decide } = server(t, {
      clusterRoles: [{ metadata: { name: "reader" }, rules: [can("get,list", "pods,nodes"), can("get", "/metrics")] }],
      roleBindings: [{ metadata: { name: "readers", namespace: "shop" }, subjects: [user("alice")], roleRef: clusterRole("reader") }],
    });
    t.expect(await decisions(decide, [wants("list", "pods", { in: "shop" }), wants("list", "pods"), wants("get", "nodes n1"), wants("get", "/metrics")]), {
      en: "A role with nodes and /metrics, bound by a RoleBinding in shop", zh: "一个含有 Node 和 /metrics 的角色，由 shop 里的 RoleBinding 绑定",
    }).toEqual(["Allow alice: list pods in shop", "NoOpinion alice: list pods", "NoOpinion alice: get nodes n1", "NoOpinion alice: get /metrics"]);
  });

  lab.test("bindings.account", { en: "A ClusterRoleBinding has no namespace to lend to a service account", zh: "ClusterRoleBinding 没有命名空间可借给 ServiceAccount" }, async (t) => {
    const { decide } = server(t, {
      clusterRoles: [reader],
      clusterRoleBindings: [{ metadata: { name: "robots" }, subjects: [account("robot")], roleRef: clusterRole("reader") }],
    });
    t.expect(await decisions(decide, [wants("get", "pods web", { in: "shop", as: "system:serviceaccount:shop:robot" })]), {
      en: "A ClusterRoleBinding whose subject is a ServiceAccount robot of no namespace: the namespace of the request is not its namespace", zh: "ClusterRoleBinding 的主体是没写命名空间的 ServiceAccount robot：请求的命名空间不是它的命名空间",
    }).toEqual(["NoOpinion system:serviceaccount:shop:robot: get pods web in shop"]);
  });

  lab.test("bindings.add-up", { en: "Rules add up over all bindings and all their rules: one that allows is enough", zh: "所有绑定、所有规则相加：有一条允许就够了" }, async (t) => {
    const { decide } = server(t, {
      roles: [{ metadata: { name: "deployer", namespace: "shop" }, rules: [can("get", "deployments.apps"), can("update", "deployments.apps")] }],
      clusterRoles: [reader, { metadata: { name: "empty" } }],
      clusterRoleBindings: [
        { metadata: { name: "nobody" }, roleRef: clusterRole("reader") }, { metadata: { name: "empty" }, subjects: [user("alice")], roleRef: clusterRole("empty") },
        { metadata: { name: "readers" }, subjects: [user("bob"), user("alice")], roleRef: clusterRole("reader") },
      ],
      roleBindings: [
        { metadata: { name: "deployers", namespace: "bank" }, subjects: [user("alice")], roleRef: role("deployer") },
        { metadata: { name: "deployers", namespace: "shop" }, subjects: [user("alice")], roleRef: role("deployer") },
      ],
    });
    t.expect(await decisions(decide, [wants("list", "pods", { in: "shop" }), wants("update", "deployments.apps web", { in: "shop" }), wants("create", "pods", { in: "shop" })]), {
      en: "alice is the second subject of one binding and the only one of another; one of her roles has no rules, one binding names nobody, and a RoleBinding of another namespace stands before that of shop", zh: "alice 是一个绑定的第二个主体，也是另一个绑定的唯一主体；她的角色中有一个没有任何规则，有一个绑定没有主体，shop 的 RoleBinding 前面还有一个别的命名空间的",
    }).toEqual(["Allow alice: list pods in shop", "Allow alice: update deployments.apps web in shop", "NoOpinion alice: create pods in shop"]);
  });

  lab.test("bindings.reason", { en: "The answer says which binding of which role to whom allowed it; what holds for the whole cluster is looked at first", zh: "回答写明是哪个绑定、哪个角色、绑定给谁；先看对整个集群有效的" }, async (t) => {
    const { decide } = server(t, {
      roles: [{ metadata: { name: "deployer", namespace: "shop" }, rules: [can("update", "deployments.apps"), can("get", "pods")] }], clusterRoles: [reader],
      clusterRoleBindings: [{ metadata: { name: "readers" }, subjects: [group("devs")], roleRef: clusterRole("reader") }],
      roleBindings: [{ metadata: { name: "deployers", namespace: "shop" }, subjects: [account("robot"), user("alice")], roleRef: role("deployer") }],
    });
    const reasons: (string | undefined)[] = [];
    for (const question of [
      wants("get", "pods web", { in: "shop", groups: ["devs"] }), wants("update", "deployments.apps web", { in: "shop" }), wants("update", "deployments.apps web", { in: "shop", as: "system:serviceaccount:shop:robot" }),
      wants("delete", "pods web", { in: "shop" }),
    ]) reasons.push((await decide(question)).reason ?? "");
    t.expect(reasons, { en: "Reasons: alice of devs gets a pod (by two bindings), alice updates a Deployment, the service account robot does; and alice deletes a pod, which nothing allows", zh: "原因：属于 devs 的 alice get 一个 Pod（两个绑定都允许），alice 更新 Deployment，ServiceAccount robot 更新 Deployment；最后 alice 删除 Pod，没有任何规则允许" }).toEqual([
      'RBAC: allowed by ClusterRoleBinding "readers" of ClusterRole "reader" to Group "devs"',
      'RBAC: allowed by RoleBinding "deployers/shop" of Role "deployer" to User "alice"',
      'RBAC: allowed by RoleBinding "deployers/shop" of Role "deployer" to ServiceAccount "robot/shop"',
      "",
    ]);
  });

  lab.test("bindings.missing-role", { en: "A binding to a role that does not exist gives nothing, takes nothing, and is told if nobody else allows", zh: "绑定的角色不存在：不给什么，也不妨碍什么；没有别的规则允许时，在原因里说明" }, async (t) => {
    const { decide } = server(t, {
      clusterRoles: [reader],
      clusterRoleBindings: [{ metadata: { name: "ghosts" }, subjects: [user("alice")], roleRef: clusterRole("ghost") }, { metadata: { name: "readers" }, subjects: [user("alice")], roleRef: clusterRole("reader") }],
      roleBindings: [{ metadata: { name: "lost", namespace: "shop" }, subjects: [user("alice")], roleRef: role("gone") }],
    });
    t.expect((await decide(wants("get", "pods web", { in: "shop" }))).decision, { en: "Decision for what another binding allows", zh: "另一个绑定所允许的操作，得到的决定" }).toBe("Allow");
    const told = [await decide(wants("get", "secrets key")), await decide(wants("get", "secrets key", { in: "shop" }))].map(({ decision, reason }) => `${decision}: ${reason ?? ""}`);
    t.expect(told, { en: "What nothing allows: at the cluster scope, where one role is missing, and in shop, where two are", zh: "没有规则允许的操作：集群范围内缺一个角色；shop 里缺两个" }).toEqual([
      'NoOpinion: RBAC: clusterrole.rbac.authorization.k8s.io "ghost" not found',
      'NoOpinion: RBAC: [clusterrole.rbac.authorization.k8s.io "ghost" not found, role.rbac.authorization.k8s.io "gone" not found]',
    ]);
  });
}

export function unionTests(lab: Builder): void {
  lab.test("union.authorizers", { en: "Of several authorizers the first that has an opinion decides; those behind it are not asked", zh: "多个授权器中，第一个有意见的说了算，后面的不再询问" }, async (t) => {
    const scene = new Scene(t);
    const said: string[] = [];
    const one = (name: string, result: AuthorizerResult): Authorizer => ({ authorize: async () => { said.push(name); return result; } });
    const node = one("node", { decision: "NoOpinion", reason: "no relationship found" });
    const rbac = one("rbac", { decision: "NoOpinion", reason: "RBAC: nothing" });
    const silent = one("silent", { decision: "NoOpinion" });
    const question = wants("get", "secrets key", { in: "shop" });
    const ask = async (...authorizers: Authorizer[]) => {
      said.length = 0;
      const { decision, reason = "" } = await scene.ask(asked(question), () => new t.student.union_authorizer.UnionAuthorizer(...authorizers).authorize(question));
      return [decision, reason, said.join(", ")];
    };
    t.expect(await ask(node, one("webhook", { decision: "Allow", reason: "on call" }), one("last", { decision: "Deny" })), { en: "No opinion, then Allow, then Deny: decision, reason, who was asked", zh: "没有意见、允许、拒绝：决定、原因、问过谁" }).toEqual(["Allow", "on call", "node, webhook"]);
    t.expect(await ask(one("webhook", { decision: "Deny", reason: "frozen" }), one("last", { decision: "Allow" })), { en: "Deny, then Allow: decision, reason, who was asked", zh: "拒绝、允许：决定、原因、问过谁" }).toEqual(["Deny", "frozen", "webhook"]);
    t.expect(await ask(node, silent, rbac), { en: "No opinion of anybody: decision, reasons (one a line), who was asked", zh: "谁都没有意见：决定、原因（每行一个）、问过谁" }).toEqual(["NoOpinion", "no relationship found\nRBAC: nothing", "node, silent, rbac"]);
  });
}
