import type { Pod } from "@reconcile/api";
import { Scene, json, shown } from "./scene";
import type { Builder } from "./student";

const pod: Pod = { metadata: { name: "web", namespace: "default" } };
const forbidden = (status: number, reason: string) => json({ kind: "Status", apiVersion: "v1", status: "Failure", reason, code: status, message: "no" }, status);

export function clientTests(lab: Builder): void {
  lab.test("typed.verbs", { en: "Each method of a typed client is one request", zh: "类型化客户端的每个方法对应一个请求" }, async (t) => {
    const scene = new Scene(t, () => json({ kind: "Pod", metadata: { name: "web" } }), { qps: -1 });
    const pods = new t.student.typed.CoreV1Client(scene.config).pods("default");
    const calls: [string, () => Promise<unknown>][] = [
      ["create", () => pods.create(pod, { dryRun: ["All"] })],
      ["update", () => pods.update(pod)],
      ["updateStatus", () => pods.updateStatus(pod)],
      ["get", () => pods.get("web")],
      ["list", () => pods.list({ labelSelector: "app=web" })],
      ["delete", () => pods.delete("web", { gracePeriodSeconds: 0 })],
      ["deleteCollection", () => pods.deleteCollection({}, { labelSelector: "app=web" })],
      ["patch", () => pods.patch("web", "application/merge-patch+json", { metadata: { labels: { a: "b" } } }, {}, "status")],
    ];
    for (const [what, call] of calls) await scene.call(what, call);
    t.expect(scene.lines, { en: `The requests of ${calls.map(([what]) => what).join(", ")}`, zh: `依次调用 ${calls.map(([what]) => what).join("、")} 发出的请求` }).toEqual([
      "POST /api/v1/namespaces/default/pods?dryRun=All",
      "PUT /api/v1/namespaces/default/pods/web",
      "PUT /api/v1/namespaces/default/pods/web/status",
      "GET /api/v1/namespaces/default/pods/web",
      "GET /api/v1/namespaces/default/pods?labelSelector=app%3Dweb",
      "DELETE /api/v1/namespaces/default/pods/web",
      "DELETE /api/v1/namespaces/default/pods?labelSelector=app%3Dweb",
      "PATCH /api/v1/namespaces/default/pods/web/status",
    ]);
    t.expect([scene.requests[5]?.body, scene.requests[7]?.headers["content-type"]], { en: "Options of a deletion travel in its body; a patch says its format in Content-Type", zh: "删除选项放在请求体里；patch 的格式写在 Content-Type 里" })
      .toEqual(['{"gracePeriodSeconds":0}', "application/merge-patch+json"]);
  });

  lab.test("typed.no-name", { en: "An object without a name is not sent to the whole collection", zh: "没有名称的对象，不会误发给整个集合" }, async (t) => {
    const scene = new Scene(t, () => json({}));
    const pods = new t.student.typed.CoreV1Client(scene.config).pods("default");
    const ends = [await scene.call("update of an object without a name", () => pods.update({ metadata: {} })), await scene.call('delete("")', () => pods.delete(""))];
    t.expect([ends.map(shown), scene.lines], { en: 'How update of an object without a name, and delete(""), end; and what was sent', zh: '更新没有名称的对象、调用 delete("") 的结局，以及发送的请求' })
      .toEqual([["resource name may not be empty", "resource name may not be empty"], []]);
  });

  lab.test("dynamic.any", { en: "The dynamic client reaches any resource of any group", zh: "动态客户端能访问任意组的任意资源" }, async (t) => {
    const scene = new Scene(t, () => json({ items: [] }), { qps: -1 });
    const client = new t.student.dynamic.DynamicClient(scene.config);
    await scene.call("list of nodes", () => client.resource({ group: "", version: "v1", resource: "nodes" }).list({}));
    await scene.call("get of a Deployment", () => client.resource({ group: "apps", version: "v1", resource: "deployments" }).namespace("default").get("web"));
    await scene.call("list of a custom resource", () => client.resource({ group: "example.com", version: "v1alpha1", resource: "widgets" }).namespace("").list({ limit: 2 }));
    t.expect(scene.lines, { en: "Nodes; the Deployment default/web; widgets.example.com of all namespaces, two at a time", zh: "Node；Deployment default/web；所有命名空间的 widgets.example.com，每次两个" }).toEqual([
      "GET /api/v1/nodes", "GET /apis/apps/v1/namespaces/default/deployments/web", "GET /apis/example.com/v1alpha1/widgets?limit=2",
    ]);
  });

  lab.test("dynamic.one-limiter", { en: "All resources of a dynamic client share one rate limiter", zh: "一个动态客户端的所有资源共用一个限速器" }, async (t) => {
    const scene = new Scene(t, () => json({ items: [] }), { qps: 1, burst: 1 });
    const client = new t.student.dynamic.DynamicClient(scene.config);
    const lists = ["pods", "services", "nodes"].map((resource) => client.resource({ group: "", version: "v1", resource }).list({}));
    await scene.call("three lists at once", () => Promise.all(lists));
    t.expect(scene.times, { en: "1 request a second, burst 1, and lists of three resources at once: when they arrived", zh: "每秒 1 个请求、突发 1 个，同时 list 三种资源：各请求到达的时刻" }).toEqual([0, 1000, 2000]);
  });

  lab.test("discovery.groups", { en: "serverGroups() puts the core group and the named ones together", zh: "serverGroups() 把核心组和具名组合在一起" }, async (t) => {
    const apps = { name: "apps", versions: [{ groupVersion: "apps/v1", version: "v1" }] };
    const serve = (core: () => ReturnType<typeof json>) => new Scene(t, ({ url }) => (url === "/api" ? core() : json({ kind: "APIGroupList", groups: [apps] })), { qps: -1 });
    const names = async (scene: Scene) => {
      const ending = await scene.call("serverGroups()", () => new t.student.discovery.DiscoveryClient(scene.config).serverGroups());
      return "value" in ending ? (ending.value as { groups: { name: string; versions: { groupVersion: string }[] }[] }).groups.map(({ name, versions }) => `${name || "core"}: ${versions.map((v) => v.groupVersion).join(" ")}`) : shown(ending);
    };
    t.expect(await names(serve(() => json({ kind: "APIVersions", versions: ["v1"] }))), { en: "Group names and versions, from /api and /apis", zh: "由 /api 和 /apis 得到的组名与版本" }).toEqual(["core: v1", "apps: apps/v1"]);
    t.expect(await names(serve(() => forbidden(403, "Forbidden"))), { en: "If /api is forbidden, the rest is still there", zh: "/api 被禁止访问时，其余的组仍然可见" }).toEqual(["apps: apps/v1"]);
    t.expect(await names(serve(() => forbidden(500, "InternalError"))), { en: "If /api fails for another reason, the call does as well", zh: "/api 因其他原因失败时，调用也失败" }).toBe("InternalError (500)");
  });

  lab.test("discovery.mapping", { en: "restMapping() finds the resource that a kind is served as", zh: "restMapping() 找出某个 kind 对应的资源" }, async (t) => {
    const verbs = ["get"];
    const resources = [
      { name: "deployments/status", singularName: "", namespaced: true, kind: "Deployment", verbs },
      { name: "deployments", singularName: "deployment", namespaced: true, kind: "Deployment", verbs },
      { name: "deployments/scale", singularName: "", namespaced: true, group: "autoscaling", version: "v1", kind: "Scale", verbs },
    ];
    const scene = new Scene(t, () => json({ kind: "APIResourceList", groupVersion: "apps/v1", resources }), { qps: -1 });
    const client = new t.student.discovery.DiscoveryClient(scene.config);
    const found = await scene.call("restMapping(apps/v1 Deployment)", () => client.restMapping({ group: "apps", version: "v1", kind: "Deployment" }));
    const { resource, namespaced } = "value" in found ? (found.value as { resource: { resource: string }; namespaced: boolean }) : { resource: { resource: String(shown(found)) }, namespaced: false };
    t.expect([scene.lines, resource.resource, namespaced], { en: "The request, the resource of Deployment, and whether it is namespaced", zh: "发出的请求，Deployment 对应的资源，以及它是否属于命名空间" }).toEqual([["GET /apis/apps/v1"], "deployments", true]);
    const missing = await scene.call("restMapping(apps/v1 Scale)", () => client.restMapping({ group: "apps", version: "v1", kind: "Scale" }));
    t.expect(shown(missing), { en: "Scale is only served as a sub-resource", zh: "Scale 只作为子资源存在" }).toBe('no matches for kind "Scale" in version "apps/v1"');
  });
}
