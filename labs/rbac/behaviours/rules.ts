import type { PolicyRule } from "@reconcile/api";
import { Scene, asked, can, ruleText, wants } from "./scene";
import type { Builder, Context } from "./student";

type Case = readonly [question: ReturnType<typeof wants>, expected: boolean];

/** Asks one rule several things, and compares each answer. */
async function judge(t: Context, rule: PolicyRule, cases: readonly Case[]): Promise<void> {
  const scene = new Scene(t);
  scene.rules(rule);
  for (const [question, expected] of cases) {
    const told = asked(question);
    const allowed = await scene.ask(told, () => t.student.rules.ruleAllows(rule, question));
    t.expect(allowed, { en: `Does the rule "${ruleText(rule)}" allow ${told}?`, zh: `规则“${ruleText(rule)}”是否允许 ${told}？` }).toBe(expected);
  }
}

export function ruleTests(lab: Builder): void {
  lab.test("rules.verb-group-resource", { en: "A rule allows what it names: verb, API group and resource, all three", zh: "规则只允许它写明的：动词、API 组和资源，三者都要符合" }, async (t) => {
    await judge(t, can("get,list", "deployments.apps"), [
      [wants("get", "deployments.apps web", { in: "shop" }), true],
      [wants("list", "deployments.apps", { in: "shop" }), true],
      [wants("delete", "deployments.apps web", { in: "shop" }), false],
      [wants("get", "pods web", { in: "shop" }), false],
      [wants("get", "deployments.extensions web", { in: "shop" }), false],
      [wants("get", "statefulsets.apps db", { in: "shop" }), false],
    ]);
    await judge(t, can("get", "pods"), [[wants("get", "pods web", { in: "shop" }), true], [wants("get", "pods.metrics.k8s.io web", { in: "shop" }), false]]);
    await judge(t, { verbs: ["get"], resources: ["pods"] }, [[wants("get", "pods web", { in: "shop" }), false]]);
  });

  lab.test("rules.wildcards", { en: "A star stands for every verb, every group, or every resource with its sub-resources", zh: "星号代表所有动词、所有 API 组，或所有资源（连同子资源）" }, async (t) => {
    await judge(t, can("*", "pods"), [[wants("deletecollection", "pods", { in: "shop" }), true], [wants("get", "secrets key", { in: "shop" }), false]]);
    await judge(t, { verbs: ["get"], apiGroups: ["*"], resources: ["pods"] }, [[wants("get", "pods.metrics.k8s.io web", { in: "shop" }), true], [wants("list", "pods", { in: "shop" }), false]]);
    await judge(t, { verbs: ["get"], apiGroups: [""], resources: ["*"] }, [
      [wants("get", "secrets key", { in: "shop" }), true], [wants("get", "pods/log web", { in: "shop" }), true], [wants("get", "deployments.apps web", { in: "shop" }), false],
    ]);
  });

  lab.test("rules.subresources", { en: "A resource does not include its sub-resources; they are named as resource/sub-resource", zh: "资源不包含它的子资源；子资源要写成“资源/子资源”" }, async (t) => {
    await judge(t, can("get", "pods"), [[wants("get", "pods web", { in: "shop" }), true], [wants("get", "pods/log web", { in: "shop" }), false]]);
    await judge(t, can("get", "pods/log"), [[wants("get", "pods/log web", { in: "shop" }), true], [wants("get", "pods web", { in: "shop" }), false], [wants("get", "pods/exec web", { in: "shop" }), false]]);
  });

  lab.test("rules.any-resource", { en: "*/scale is that sub-resource of any resource; pods/* is nothing of the kind", zh: "*/scale 是任意资源的 scale 子资源；pods/* 没有这种含义" }, async (t) => {
    await judge(t, { verbs: ["update"], apiGroups: ["*"], resources: ["*/scale"] }, [
      [wants("update", "deployments.apps/scale web", { in: "shop" }), true], [wants("update", "replicationcontrollers/scale web", { in: "shop" }), true],
      [wants("update", "deployments.apps/status web", { in: "shop" }), false], [wants("update", "deployments.apps web", { in: "shop" }), false],
    ]);
    await judge(t, can("get", "pods/*"), [[wants("get", "pods/log web", { in: "shop" }), false], [wants("get", "pods web", { in: "shop" }), false]]);
  });

  lab.test("rules.names", { en: "With resourceNames, a rule is about these objects only: never about all, and never about one without a name yet", zh: "写了 resourceNames 的规则只管这些对象：管不了“全部”，也管不了还没有名称的对象" }, async (t) => {
    await judge(t, can("get,list,create,update", "configmaps", "settings", "leader"), [
      [wants("get", "configmaps settings", { in: "shop" }), true], [wants("update", "configmaps leader", { in: "shop" }), true], [wants("get", "configmaps others", { in: "shop" }), false],
      [wants("list", "configmaps", { in: "shop" }), false], [wants("create", "configmaps", { in: "shop" }), false],
      [wants("list", "configmaps settings", { in: "shop" }), true],
    ]);
  });

  lab.test("rules.urls", { en: "A path that is no resource is allowed by nonResourceURLs, and by nothing else", zh: "非资源路径只看 nonResourceURLs，别的都不算" }, async (t) => {
    await judge(t, can("get", "/healthz,/metrics"), [
      [wants("get", "/healthz"), true], [wants("get", "/metrics"), true], [wants("get", "/healthz/etcd"), false], [wants("post", "/healthz"), false], [wants("get", "/version"), false],
    ]);
    await judge(t, { verbs: ["*"], apiGroups: ["*"], resources: ["*"] }, [[wants("get", "/metrics"), false], [wants("get", "secrets key", { in: "shop" }), true]]);
    await judge(t, can("*", "/*"), [[wants("get", "secrets key", { in: "shop" }), false], [wants("get", "/metrics"), true]]);
  });

  lab.test("rules.url-prefix", { en: "A star at the end of a URL covers what begins alike; elsewhere it is a character", zh: "URL 末尾的星号匹配相同的开头；在别处它只是一个字符" }, async (t) => {
    await judge(t, can("get", "/healthz/*"), [[wants("get", "/healthz/etcd"), true], [wants("get", "/healthz/poststarthook/rbac"), true], [wants("get", "/healthz"), false], [wants("get", "/healthzz"), false]]);
    await judge(t, can("get", "/apis*"), [[wants("get", "/apis"), true], [wants("get", "/apis/apps"), true], [wants("get", "/api"), false]]);
    await judge(t, can("get", "/*/etcd"), [[wants("get", "/healthz/etcd"), false], [wants("get", "/*/etcd"), true]]);
  });
}
