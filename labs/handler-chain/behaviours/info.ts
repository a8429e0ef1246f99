import type { RequestInfo } from "@reconcile/api";
import type { Builder, Context } from "./student";

type Shown = "verb" | "apiGroup" | "apiVersion" | "namespace" | "resource" | "subresource" | "name";

function expectInfo(t: Context, method: string, url: string, expected: Partial<Pick<RequestInfo, Shown | "isResourceRequest" | "fieldSelector" | "labelSelector" | "apiPrefix" | "parts">>): void {
  const info = t.student.request_info.requestInfoOf({ method, url, headers: {} });
  const seen: unknown = Object.fromEntries(Object.keys(expected).map((field) => [field, info[field as Shown]]));
  t.expect(seen, { en: `What ${method} ${url} means`, zh: `${method} ${url} 的含义` }).toEqual(expected);
}

export function infoTests(lab: Builder): void {
  lab.test("info.object", { en: "Group, version, namespace, resource and name are read from the path", zh: "从路径读出组、版本、命名空间、资源和名称" }, (t) => {
    expectInfo(t, "GET", "/api/v1/namespaces/default/pods/web", { isResourceRequest: true, apiPrefix: "api", apiGroup: "", apiVersion: "v1", namespace: "default", resource: "pods", name: "web" });
    expectInfo(t, "GET", "/apis/apps/v1/namespaces/shop/deployments/web", { isResourceRequest: true, apiPrefix: "apis", apiGroup: "apps", apiVersion: "v1", namespace: "shop", resource: "deployments", name: "web" });
    expectInfo(t, "GET", "/api/v1/nodes/n1", { namespace: "", resource: "nodes", name: "n1" });
  });

  lab.test("info.not-a-resource", { en: "Everything else is no resource: its verb is the method in lower case", zh: "其余路径不是资源：动词就是小写的方法名" }, (t) => {
    expectInfo(t, "GET", "/healthz", { isResourceRequest: false, verb: "get", resource: "" });
    expectInfo(t, "GET", "/apis/apps/v1", { isResourceRequest: false, verb: "get", resource: "" });
    expectInfo(t, "POST", "/api/v1", { isResourceRequest: false, verb: "post", resource: "" });
    expectInfo(t, "GET", "/metrics/api/v1/pods", { isResourceRequest: false, verb: "get", resource: "" });
  });

  lab.test("info.verbs", { en: "The method gives the verb", zh: "由方法得出动词" }, (t) => {
    for (const [method, verb] of [["GET", "get"], ["HEAD", "get"], ["PUT", "update"], ["PATCH", "patch"], ["DELETE", "delete"]] as const) {
      expectInfo(t, method, "/api/v1/namespaces/default/pods/web", { verb, name: "web" });
    }
    expectInfo(t, "POST", "/api/v1/namespaces/default/pods", { verb: "create", name: "" });
  });

  lab.test("info.collection", { en: "Without a name a GET is a list or a watch, and a DELETE deletes the collection", zh: "没有名称时，GET 是 list 或 watch，DELETE 是删除整个集合" }, (t) => {
    expectInfo(t, "GET", "/api/v1/namespaces/default/pods", { verb: "list", namespace: "default" });
    expectInfo(t, "GET", "/api/v1/pods?watch=true", { verb: "watch", namespace: "" });
    expectInfo(t, "GET", "/api/v1/pods?watch=1&resourceVersion=7", { verb: "watch" });
    expectInfo(t, "GET", "/api/v1/pods?watch=false", { verb: "list" });
    expectInfo(t, "GET", "/api/v1/namespaces/default/pods/web?watch=true", { verb: "get", name: "web" });
    expectInfo(t, "DELETE", "/api/v1/namespaces/default/pods", { verb: "deletecollection" });
    expectInfo(t, "DELETE", "/api/v1/namespaces/default/pods?fieldSelector=metadata.name%3Dweb", { verb: "deletecollection", name: "" });
  });

  lab.test("info.subresource", { en: "What follows the name is the sub-resource", zh: "名称后面的一段是子资源" }, (t) => {
    expectInfo(t, "PUT", "/api/v1/namespaces/default/pods/web/status", { resource: "pods", name: "web", subresource: "status" });
    expectInfo(t, "GET", "/api/v1/namespaces/default/pods/web/proxy/healthz/ready", { resource: "pods", name: "web", subresource: "proxy", parts: ["pods", "web", "proxy", "healthz", "ready"] });
  });

  lab.test("info.namespaces", { en: "A namespace is also an object, with sub-resources of its own", zh: "命名空间本身也是对象，有自己的子资源" }, (t) => {
    expectInfo(t, "GET", "/api/v1/namespaces", { verb: "list", resource: "namespaces", namespace: "", name: "" });
    expectInfo(t, "GET", "/api/v1/namespaces/shop", { verb: "get", resource: "namespaces", namespace: "shop", name: "shop" });
    expectInfo(t, "PUT", "/api/v1/namespaces/shop/finalize", { verb: "update", resource: "namespaces", namespace: "shop", name: "shop", subresource: "finalize" });
    expectInfo(t, "PUT", "/api/v1/namespaces/shop/status", { resource: "namespaces", subresource: "status" });
    expectInfo(t, "GET", "/api/v1/namespaces/shop/pods", { resource: "pods", namespace: "shop", name: "" });
  });

  lab.test("info.selectors", { en: "A list or watch of one name by a field selector carries that name", zh: "用字段选择器只选一个名称的 list 或 watch，也带上这个名称" }, (t) => {
    expectInfo(t, "GET", "/api/v1/pods?fieldSelector=metadata.name%3Dweb&labelSelector=app%3Dweb", { verb: "list", name: "web", fieldSelector: "metadata.name=web", labelSelector: "app=web" });
    expectInfo(t, "GET", "/api/v1/pods?watch=true&fieldSelector=metadata.name%3Dweb", { verb: "watch", name: "web" });
    expectInfo(t, "GET", "/api/v1/pods?fieldSelector=spec.nodeName%3Dn1", { verb: "list", name: "", fieldSelector: "spec.nodeName=n1" });
    expectInfo(t, "GET", "/api/v1/pods?fieldSelector=metadata.name%3D..%2Fsecrets", { verb: "list", name: "" });
  });

  lab.test("info.watch-in-path", { en: "Old clients write the watch into the path", zh: "老客户端把 watch 写在路径里" }, (t) => {
    expectInfo(t, "GET", "/api/v1/watch/pods", { verb: "watch", resource: "pods", name: "" });
    expectInfo(t, "GET", "/api/v1/watch/namespaces/default/pods", { verb: "watch", namespace: "default", resource: "pods" });
    expectInfo(t, "GET", "/api/v1/watch", { isResourceRequest: false, verb: "get" });
  });
}
