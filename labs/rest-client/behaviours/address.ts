import { Scene, json, shown } from "./scene";
import type { Builder, Context } from "./student";

const core = (t: Context) => new t.student.rest_client.RESTClient(new Scene(t, () => json({})).config, "", "v1");
const apps = (t: Context) => new t.student.rest_client.RESTClient(new Scene(t, () => json({})).config, "apps", "v1");

/** What a call throws at once, instead of returning. */
function thrownBy(call: () => unknown): string {
  try {
    call();
    return "nothing";
  } catch (error) {
    return String(error);
  }
}

export function addressTests(lab: Builder): void {
  lab.test("url.core", { en: "An object of the core group: /api/<version>/namespaces/<namespace>/<resource>/<name>", zh: "核心组对象的路径：/api/<版本>/namespaces/<命名空间>/<资源>/<名称>" }, (t) => {
    t.expect(core(t).get().namespace("default").resource("pods").name("web").url(), {
      en: 'url() of get().namespace("default").resource("pods").name("web"), by a client of the core group, v1',
      zh: '核心组 v1 的客户端：get().namespace("default").resource("pods").name("web") 的 url()',
    }).toBe("/api/v1/namespaces/default/pods/web");
    t.expect(core(t).get().name("web").resource("pods").namespace("default").url(), {
      en: "The same, put together in another order",
      zh: "换一种调用顺序，结果应当一样",
    }).toBe("/api/v1/namespaces/default/pods/web");
  });

  lab.test("url.named-group", { en: "An object of a named group: /apis/<group>/<version>/…", zh: "具名组对象的路径：/apis/<组>/<版本>/…" }, (t) => {
    t.expect(apps(t).get().namespace("default").resource("deployments").name("web").url(), {
      en: "The Deployment web in the namespace default, by a client of apps/v1",
      zh: "apps/v1 的客户端：命名空间 default 里的 Deployment web",
    }).toBe("/apis/apps/v1/namespaces/default/deployments/web");
  });

  lab.test("url.no-namespace", { en: "Without a namespace, or with an empty one, there is no such part in the path", zh: "没有命名空间，或命名空间为空字符串时，路径里就没有这一段" }, (t) => {
    t.expect(core(t).get().resource("nodes").name("n1").url(), { en: "A node lives in no namespace", zh: "Node 不属于任何命名空间" }).toBe("/api/v1/nodes/n1");
    t.expect(core(t).get().namespace("").resource("pods").url(), { en: 'namespace(""): the pods of all namespaces', zh: 'namespace("")：所有命名空间的 Pod' }).toBe("/api/v1/pods");
  });

  lab.test("url.subresource", { en: "Sub-resource and suffix follow the name", zh: "子资源和后缀跟在名称之后" }, (t) => {
    t.expect(core(t).get().namespace("default").resource("pods").subResource("proxy").name("web").suffix("healthz").url(), {
      en: 'pods, name web, subResource("proxy"), suffix("healthz")',
      zh: '资源 pods，名称 web，subResource("proxy")，suffix("healthz")',
    }).toBe("/api/v1/namespaces/default/pods/web/proxy/healthz");
    t.expect(core(t).get().absPath("/apis", "apps/v1").url(), {
      en: 'absPath("/apis", "apps/v1") takes the place of what the path begins with',
      zh: 'absPath("/apis", "apps/v1") 取代路径的开头部分',
    }).toBe("/apis/apps/v1");
  });

  lab.test("url.lower-case", { en: "The resource is in lower case in the path", zh: "资源在路径里是小写的" }, (t) => {
    t.expect(core(t).get().namespace("default").resource("Pods").name("Web").url(), {
      en: 'resource("Pods"), name("Web"): the resource is written in lower case, the name as it is',
      zh: 'resource("Pods")，name("Web")：资源写成小写，名称保持原样',
    }).toBe("/api/v1/namespaces/default/pods/Web");
  });

  lab.test("url.query", { en: "Query parameters are sorted by name and escaped", zh: "查询参数按名称排序，并做转义" }, (t) => {
    const request = core(t).get().resource("pods").param("labelSelector", "app in (a,b),tier!=db").param("fieldSelector", "spec.nodeName=n 1");
    t.expect(request.url(), {
      en: 'param("labelSelector", "app in (a,b),tier!=db"), then param("fieldSelector", "spec.nodeName=n 1")',
      zh: '先 param("labelSelector", "app in (a,b),tier!=db")，再 param("fieldSelector", "spec.nodeName=n 1")',
    }).toBe("/api/v1/pods?fieldSelector=spec.nodeName%3Dn+1&labelSelector=app+in+%28a%2Cb%29%2Ctier%21%3Ddb");
    t.expect(core(t).get().resource("pods").param("z", "2").param("z", "1").param("a", "3").url(), {
      en: 'param("z", "2"), param("z", "1"), param("a", "3"): one name may have several values, which keep their order',
      zh: 'param("z", "2")、param("z", "1")、param("a", "3")：一个名称可以有多个值，它们之间保持原来的顺序',
    }).toBe("/api/v1/pods?a=3&z=2&z=1");
  });

  lab.test("url.options", { en: "Options become parameters; what is unset, empty, false or 0 is left out", zh: "选项变成查询参数；未设置、为空、为 false 或 0 的不写" }, (t) => {
    const options = { labelSelector: "app=web", fieldSelector: "", limit: 500, continue: undefined, watch: false, allowWatchBookmarks: true, dryRun: ["All", "None"] };
    t.expect(core(t).get().resource("pods").versionedParams(options).url(), {
      en: "versionedParams of a label selector, an empty field selector, limit 500, watch false, allowWatchBookmarks true, dryRun [All, None]",
      zh: "versionedParams 的参数：标签选择器、空的字段选择器、limit 500、watch 为 false、allowWatchBookmarks 为 true、dryRun [All, None]",
    }).toBe("/api/v1/pods?allowWatchBookmarks=true&dryRun=All&dryRun=None&labelSelector=app%3Dweb&limit=500");
  });

  lab.test("url.mistakes", { en: "The first mistake is remembered: do() rejects with it, and nothing is sent", zh: "记住第一个错误：do() 以它拒绝，什么都不发送" }, async (t) => {
    const scene = new Scene(t, () => json({}));
    const client = new t.student.rest_client.RESTClient(scene.config, "", "v1");
    const cases = [
      ['name("")', () => client.get().resource("pods").name("").namespace("a/b"), "resource name may not be empty"],
      ['name("../nodes")', () => client.get().resource("pods").name("../nodes"), `invalid resource name "../nodes": [may not contain '/']`],
      ['name("..")', () => client.get().resource("pods").name(".."), `invalid resource name "..": [may not be '..']`],
      ['namespace("a").namespace("b")', () => client.get().namespace("a").namespace("b").resource("pods"), `namespace already set to "a", cannot change to "b"`],
      ['resource("pods").resource("nodes")', () => client.get().resource("pods").resource("nodes"), `resource already set to "pods", cannot change to "nodes"`],
    ] as const;
    for (const [what, make, expected] of cases) {
      t.expect(thrownBy(make), { en: `What the building of a request with ${what} throws: the mistake is kept for do()`, zh: `拼装带有 ${what} 的请求时抛出的内容：错误要留到 do() 才给出` }).toBe("nothing");
      const request = make();
      let done: Promise<unknown> | undefined;
      t.expect(thrownBy(() => { (done = request.do()).catch(() => {}); }), { en: `What do() of a request with ${what} throws: it must return a promise that rejects`, zh: `对带有 ${what} 的请求调用 do() 时抛出的内容：应当返回一个会被拒绝的 Promise` }).toBe("nothing");
      const ending = await scene.call(`${what} … do()`, () => done ?? Promise.resolve());
      t.expect(shown(ending), { en: `How do() of a request with ${what} ends`, zh: `带有 ${what} 的请求，do() 的结局` }).toBe(expected);
    }
    t.expect(scene.lines, { en: "Requests that were sent", zh: "发送出去的请求" }).toEqual([]);
  });

  lab.test("url.preflight", { en: "An empty namespace is refused where one object is meant", zh: "针对单个对象时，拒绝空的命名空间" }, async (t) => {
    const scene = new Scene(t, () => json({}));
    const client = new t.student.rest_client.RESTClient(scene.config, "", "v1");
    const named = await scene.call('get().namespace("").resource("pods").name("web").do()', () => client.get().namespace("").resource("pods").name("web").do());
    t.expect(shown(named), { en: 'GET of the pod web with namespace("")', zh: '用 namespace("") 对 Pod web 发起 GET' }).toBe("an empty namespace may not be set when a resource name is provided");
    const created = await scene.call('post().namespace("").resource("pods").do()', () => client.post().namespace("").resource("pods").body({}).do());
    t.expect(shown(created), { en: 'POST of a pod with namespace("")', zh: '用 namespace("") 对 Pod 发起 POST' }).toBe("an empty namespace may not be set during creation");
    await scene.call("a list of all namespaces", () => client.get().namespace("").resource("pods").do());
    t.expect(scene.lines, { en: "Only the list of all namespaces is sent", zh: "只有跨所有命名空间的 list 发送出去" }).toEqual(["GET /api/v1/pods"]);
  });
}
