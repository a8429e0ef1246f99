import type { AdmissionAttributes, LabelSelector, RuleWithOperations, ValidatingWebhook } from "@reconcile/api";
import { namespaces, pod, request, webhook } from "./requests";
import { outcome, versions } from "./scene";
import type { Builder, Context } from "./student";

const rule = (more: Partial<RuleWithOperations> = {}): RuleWithOperations => ({ operations: ["*"], apiGroups: ["*"], apiVersions: ["*"], resources: ["*/*"], ...more });
const node = request({ kind: { group: "", version: "v1", kind: "Node" }, resource: { group: "", version: "v1", resource: "nodes" }, namespace: "", name: "n1" });
const namespace = request({ kind: { group: "", version: "v1", kind: "Namespace" }, resource: { group: "", version: "v1", resource: "namespaces" }, namespace: "shop", name: "shop", object: namespaces.shop });
const deployment = request({ kind: { group: "apps", version: "v1", kind: "Deployment" }, resource: { group: "apps", version: "v1", resource: "deployments" } });

export function ruleTests(lab: Builder): void {
  lab.test("rules.lists", { en: "A rule matches by operation, group and version; * stands for all", zh: "规则按操作、组、版本匹配；* 代表全部" }, (t) => {
    const matches = (more: Partial<RuleWithOperations>, attributes = request()) => t.student.rules.matchesRule(rule(more), attributes);
    t.expect([matches({}), matches({ operations: ["UPDATE", "CREATE"] }), matches({ operations: ["UPDATE"] })], { en: "Creating a pod, by a rule for all; for UPDATE and CREATE; for UPDATE", zh: "创建 Pod；规则分别针对：一切、UPDATE 和 CREATE、UPDATE" }).toEqual([true, true, false]);
    t.expect([matches({ apiGroups: ["", "batch"] }), matches({ apiGroups: ["apps"] }), matches({ apiGroups: [""] }, deployment)], { en: 'By a rule for the groups "" and batch; for apps; and a Deployment by one for ""', zh: '规则的组为 "" 和 batch；为 apps；以及用组为 "" 的规则匹配 Deployment' }).toEqual([true, false, false]);
    t.expect([matches({ apiVersions: ["v1"] }), matches({ apiVersions: ["v1beta1"] }), matches({ apiVersions: [] })], { en: "By a rule for v1; for v1beta1; for no version at all", zh: "规则的版本为 v1；为 v1beta1；一个都没有" }).toEqual([true, false, false]);
  });

  lab.test("rules.resources", { en: "A sub-resource is another thing: pods/* and */* name it too, pods and * do not", zh: "子资源是另一回事：pods/* 和 */* 包括它，pods 和 * 不包括" }, (t) => {
    const status = request({ operation: "UPDATE", subresource: "status" });
    const table = (attributes: AdmissionAttributes) => ["pods", "*", "pods/status", "*/status", "pods/*", "*/*", "nodes/*"]
      .filter((pattern) => t.student.rules.matchesRule(rule({ resources: [pattern] }), attributes)).join(" ");
    t.expect(table(request()), { en: "Resources of a rule that match pods, of: pods, *, pods/status, */status, pods/*, */*, nodes/*", zh: "匹配 pods 的有哪些：pods、*、pods/status、*/status、pods/*、*/*、nodes/*" }).toBe("pods * pods/* */*");
    t.expect(table(status), { en: "Those that match pods/status", zh: "匹配 pods/status 的有哪些" }).toBe("pods/status */status pods/* */*");
  });

  lab.test("rules.scope", { en: "Namespaced or Cluster; a Namespace itself is at the cluster scope", zh: "Namespaced 或 Cluster；Namespace 对象本身属于集群范围" }, (t) => {
    const of = (attributes: AdmissionAttributes) => (["Namespaced", "Cluster", "*"] as const).filter((scope) => t.student.rules.matchesRule(rule({ scope }), attributes)).join(" ");
    t.expect([of(request()), of(node), of(namespace)], { en: "Scopes that match a pod; a node; the namespace shop, whose request names shop as its namespace", zh: "分别匹配 Pod、Node 和名为 shop 的 Namespace 的 scope；最后一个请求的 namespace 字段就是 shop" }).toEqual(["Namespaced *", "Cluster *", "Cluster *"]);
  });
}

/** "called", "not called", or what went wrong. */
function called(t: Context, hook: ValidatingWebhook, attributes: AdmissionAttributes): string {
  try {
    const invocation = t.student.matcher.shouldCallHook(hook, attributes, { namespaces: { get: (name) => namespaces[name] }, versions });
    if (invocation === undefined) return "not called";
    const { kind, resource } = invocation;
    return kind.group === attributes.kind.group && resource.version === attributes.resource.version ? "called" : `called with ${kind.group}/${kind.version} ${kind.kind}, ${resource.group}/${resource.version} ${resource.resource}`;
  } catch (error) {
    return outcome({ error });
  }
}

export function matchTests(lab: Builder): void {
  const all = [rule()];

  lab.test("match.object-selector", { en: "objectSelector looks at the object and at the old one: taking the label off does not help", zh: "objectSelector 新旧对象都看：把标签摘掉也躲不过" }, (t) => {
    const hook = webhook("h", { rules: all, objectSelector: { matchLabels: { sidecar: "yes" } } });
    const labelled = pod({ sidecar: "yes" });
    t.expect([
      called(t, webhook("h", { rules: all }), request()), called(t, hook, request({ object: labelled })), called(t, hook, request()),
      called(t, hook, request({ operation: "UPDATE", oldObject: labelled })), called(t, hook, request({ operation: "DELETE", oldObject: labelled })),
    ], { en: "Without a selector. With sidecar=yes: a pod that has the label, one that has not, an UPDATE that takes it off, a DELETE of one that has it", zh: "没有选择器；选择器为 sidecar=yes：带标签的 Pod、不带的、摘掉标签的 UPDATE、删除带标签的 Pod" })
      .toEqual(["called", "called", "not called", "called", "called"]);
  });

  lab.test("match.namespace-selector", { en: "namespaceSelector looks at the namespace's labels; what is in no namespace is never exempt", zh: "namespaceSelector 看命名空间的标签；不属于任何命名空间的对象无法豁免" }, (t) => {
    const select = (team: string): LabelSelector => ({ matchLabels: { team } });
    const hook = (team: string, rules = all) => webhook("h", { rules, namespaceSelector: select(team) });
    t.expect([called(t, hook("shop"), request()), called(t, hook("kitchen"), request()), called(t, hook("kitchen"), node)], { en: "A pod in shop, by a webhook for team=shop; for team=kitchen; a node, by that for team=kitchen", zh: "shop 里的 Pod：webhook 针对 team=shop；针对 team=kitchen；Node，webhook 针对 team=kitchen" }).toEqual(["called", "not called", "called"]);
    const renamed = { ...namespace, operation: "UPDATE" as const, object: { ...namespaces.shop, metadata: { name: "shop", labels: { team: "kitchen" } } } };
    t.expect([called(t, hook("kitchen"), renamed), called(t, hook("shop"), renamed)], { en: "The namespace shop on its way from team=shop to team=kitchen, by a webhook for kitchen; for shop", zh: "Namespace shop 的标签正从 team=shop 改为 team=kitchen：webhook 针对 kitchen；针对 shop" }).toEqual(["called", "not called"]);
    t.expect([called(t, hook("shop"), request({ namespace: "gone" })), called(t, hook("shop", [rule({ resources: ["secrets"] })]), request({ namespace: "gone" }))], { en: "A pod in a namespace that does not exist, by a webhook for pods; by one for secrets", zh: "所在命名空间不存在的 Pod：webhook 针对 pods；针对 secrets" }).toEqual([`404: namespaces "gone" not found`, "not called"]);
    const deleted = { ...namespace, operation: "DELETE" as const, object: undefined, oldObject: namespaces.shop };
    t.expect([called(t, hook("shop"), deleted), called(t, hook("kitchen"), deleted)], { en: "The deletion of the namespace shop (team=shop), which has no new object, by a webhook for shop; for kitchen", zh: "删除 Namespace shop（team=shop），没有新对象：webhook 针对 shop；针对 kitchen" }).toEqual(["called", "not called"]);
    const gone = request({ namespace: "gone" });
    t.expect([called(t, webhook("h", { rules: all }), gone), called(t, webhook("h", { rules: all, namespaceSelector: select("shop"), objectSelector: { matchLabels: { sidecar: "yes" } } }), gone)], {
      en: "A pod in a namespace that does not exist, by a webhook without a namespaceSelector; by one whose objectSelector does not select the pod: neither has to know the namespace", zh: "所在命名空间不存在的 Pod：webhook 没有 namespaceSelector；webhook 的 objectSelector 选不中这个 Pod。两者都用不着知道命名空间",
    }).toEqual(["called", "not called"]);
  });

  lab.test("match.policy", { en: "Equivalent, the default, also finds a resource under another version's name; Exact does not", zh: "Equivalent（默认）换个版本的名字也认得；Exact 不认" }, (t) => {
    const old = [rule({ apiGroups: ["extensions"], apiVersions: ["v1beta1"], resources: ["deployments"] })];
    t.expect([called(t, webhook("h", { rules: old }), deployment), called(t, webhook("h", { rules: old, matchPolicy: "Exact" }), deployment), called(t, webhook("h", { rules: [...old, rule({ apiGroups: ["apps"] })] }), deployment)], {
      en: "A Deployment of apps/v1, by a webhook for extensions/v1beta1; by the same with Exact; by one for either",
      zh: "apps/v1 的 Deployment：webhook 针对 extensions/v1beta1；同样但为 Exact；两者都针对",
    }).toEqual(["called with extensions/v1beta1 Deployment, extensions/v1beta1 deployments", "not called", "called"]);
  });

  lab.test("match.exempt", { en: "No webhook is asked about the configurations of webhooks", zh: "对 webhook 配置本身的请求，不问任何 webhook" }, (t) => {
    const kind = { group: "admissionregistration.k8s.io", version: "v1", kind: "ValidatingWebhookConfiguration" };
    const attributes = request({ operation: "DELETE", kind, resource: { group: kind.group, version: "v1", resource: "validatingwebhookconfigurations" }, namespace: "", name: "strict" });
    t.expect(called(t, webhook("h", { rules: all }), attributes), { en: "The deletion of a ValidatingWebhookConfiguration, by a webhook for everything: it could prevent its own removal", zh: "删除一个 ValidatingWebhookConfiguration，webhook 针对一切：它会阻止自己被删除" }).toBe("not called");
  });

  lab.test("match.order", { en: "Configurations come by name, their webhooks in the order in which they stand", zh: "配置按名称排序，其中的 webhook 按书写顺序" }, (t) => {
    const found = t.student.webhook_source.hooksOf([
      { metadata: { name: "20-mesh" }, webhooks: [webhook("sidecar"), webhook("certs")] }, { metadata: { name: "10-base" }, webhooks: [webhook("x"), webhook("a"), webhook("x")] }, { metadata: { name: "15-empty" } },
    ]);
    t.expect(found.map(({ uid }) => uid), { en: "uids of all webhooks of the configurations 20-mesh, 10-base and 15-empty", zh: "配置 20-mesh、10-base、15-empty 中所有 webhook 的 uid" })
      .toEqual(["10-base/x.example.com/0", "10-base/a.example.com/0", "10-base/x.example.com/1", "20-mesh/sidecar.example.com/0", "20-mesh/certs.example.com/0"]);
  });
}
