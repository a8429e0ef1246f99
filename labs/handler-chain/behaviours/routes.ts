import { newAlreadyExists, newConflict, newInvalid, newNotFound, newResourceExpired, newTooManyRequests, fieldRequired } from "@reconcile/api";
import { Scene, answerOf, request, resources, told, toldWithCause } from "./scene";
import type { Builder, Context } from "./student";

const pods = "/api/v1/namespaces/default/pods";
const group = { group: "", resource: "pods" };

function routed(t: Context, refuse?: () => Error): Scene & { readonly calls: string[] } {
  const calls: string[] = [];
  const { student } = t;
  const scene = new Scene(t, {
    serve: (doubles) => {
      const router = student.router.routeTo(resources((call) => { calls.push(call); doubles.log.info(call); }, refuse), async () => ({ status: 200, headers: {}, body: '{"otherwise":true}' }));
      const chain = [student.panic_recovery.withPanicRecovery(doubles.log), doubles.faults, student.request_info_filter.withRequestInfo(), student.authentication.withAuthentication(doubles.authenticator)]
        .reduceRight((next, filter) => filter(next), router);
      return (sent) => chain(sent, { audit: {} });
    },
  });
  return Object.assign(scene, { calls });
}

export function routeTests(lab: Builder): void {
  lab.test("route.reads", { en: "get and list reach the resource, with their options", zh: "get 和 list 带着选项到达资源" }, async (t) => {
    const scene = routed(t);
    const codes = [];
    for (const url of [`${pods}/web`, `${pods}?labelSelector=app%3Dweb&limit=2&allowWatchBookmarks=true`, "/api/v1/pods", "/api/v1/nodes/n1", "/apis/apps/v1/namespaces/default/deployments/web", "/api/v1/namespaces/shop", `${pods}?fieldSelector=metadata.name%3Dweb`]) codes.push(toldWithCause(await scene.send(request("GET", url))));
    t.expect([codes, scene.calls], { en: "Codes, and what the storage was asked", zh: "状态码，以及存储收到的调用" }).toEqual([["200", "200", "200", "200", "200", "200", "200"], [
      "get default web", 'list default {"labelSelector":"app=web","limit":2,"allowWatchBookmarks":true}', "list cluster {}", "get cluster n1", "get default web", "get cluster shop", 'list default {"fieldSelector":"metadata.name=web"}',
    ]]);
  });

  lab.test("route.writes", { en: "create answers 201, update and patch 200; a deletion takes its options from the body", zh: "create 返回 201，update 和 patch 返回 200；删除选项取自请求体" }, async (t) => {
    const scene = routed(t);
    const body = { metadata: { name: "web" } };
    const sent = [
      request("POST", pods, { body }), request("PUT", `${pods}/web`, { body }), request("PUT", `${pods}/new`, { body }), request("PUT", `${pods}/web/status`, { body }),
      request("PATCH", `${pods}/web`, { body, "content-type": "application/merge-patch+json" }), request("DELETE", `${pods}/web`, { body: { gracePeriodSeconds: 0 } }), request("DELETE", pods),
    ];
    const codes = [];
    const answered: unknown[] = [];
    for (const one of sent) {
      const answer = await scene.send(one);
      codes.push(toldWithCause(answer));
      answered.push(answer.object);
    }
    t.expect([codes, scene.calls], { en: "POST, PUT, a PUT that creates, PUT of the status, PATCH, DELETE, DELETE of all: codes and calls", zh: "依次为 POST、PUT、创建了对象的 PUT、对 status 的 PUT、PATCH、DELETE、删除整个集合：状态码与调用" }).toEqual([["201", "200", "201", "200", "200", "200", "200"], [
      "create default web by alice", "update default web", "update default new", "update status default web", "patch default web application/merge-patch+json", 'delete default web {"gracePeriodSeconds":0}', "deletecollection default",
    ]]);
    t.expect(answered.slice(0, 2), { en: "The objects in the answers to POST and PUT: what the storage says that it stored", zh: "POST 和 PUT 的响应里的对象：存储说自己存下的对象" }).toEqual([body, body]);
  });

  lab.test("route.watch", { en: "A watch is a body that goes on: an event a line", zh: "watch 是一个持续的响应体：每行一个事件" }, async (t) => {
    const scene = routed(t);
    const begun = scene.begin(request("GET", `${pods}?watch=true&resourceVersion=7`));
    await scene.sim.run({ until: () => begun.now() !== "under way" });
    const response = begun.now();
    if (typeof response === "string" || typeof response.body === "string") {
      t.expect(told(answerOf(response)), { en: "A watch got an answer whose body is not a stream; watchResponse makes one", zh: "watch 得到的响应体不是流；用 watchResponse 生成" }).toBe("200 with a stream");
      return;
    }
    const { body } = response;
    const read = await scene.sim.settle((async () => {
      let text = "";
      for (let chunk = await body.read(); chunk !== undefined; chunk = await body.read()) text += chunk;
      return text.split("\n").filter((line) => line !== "").map((line) => (JSON.parse(line) as { type: string }).type);
    })());
    t.expect([response.status, read.kind === "resolved" ? read.value : read.kind === "rejected" ? `the body breaks: ${String(read.error)}` : "the body never ends", scene.calls], { en: "The code, the events in the body, and what the storage was asked", zh: "状态码、响应体中的事件，以及存储收到的调用" }).toEqual([200, ["ADDED", "DELETED"], ['watch default {"resourceVersion":"7"}']]);
  });

  lab.test("route.unknown", { en: "What is not served is 404; what a resource cannot do is 405", zh: "没有提供的资源是 404；资源不支持的操作是 405" }, async (t) => {
    const scene = routed(t);
    for (const [method, url, expected] of [
      ["GET", "/api/v1/namespaces/default/widgets/x", "404 NotFound"], ["GET", "/apis/apps/v2/namespaces/default/deployments", "404 NotFound"],
      ["GET", `${pods}/web/scale`, "404 NotFound"], ["GET", "/api/v1/namespaces/default/nodes/n1", "404 NotFound"], ["GET", "/api/v1/pods/web", "404 NotFound"],
      ["GET", `${pods}/web/status`, "405 MethodNotAllowed"], ["DELETE", `${pods}/web/status`, "405 MethodNotAllowed"],
    ] as const) t.expect(toldWithCause(await scene.send(request(method, url))), { en: `The answer to ${method} ${url}`, zh: `${method} ${url} 得到的响应` }).toBe(expected);
    t.expect([told(await scene.send(request("GET", "/healthz"))), scene.calls], { en: "/healthz is for somebody else; and no storage was asked in all of this", zh: "/healthz 由别人响应；整个过程没有调用存储" }).toEqual(["200", []]);
  });

  lab.test("route.named", { en: "What is created at a path with a name has that name", zh: "在带名称的路径上创建的对象就用这个名称" }, async (t) => {
    const scene = routed(t);
    const answer = await scene.send(request("POST", `${pods}/web/binding`, { body: { target: { name: "n1" } } }));
    t.expect([toldWithCause(answer), scene.calls], { en: "A POST of pods/web/binding, whose body names no pod: the answer, and what the storage of pods/binding was asked", zh: "对 pods/web/binding 的 POST，请求体里没有 Pod 的名称：得到的响应，以及 pods/binding 的存储收到的调用" }).toEqual(["201", ["bind default web"]]);
  });

  lab.test("route.bodies", { en: "A body that is no object is 400, an unknown format 415", zh: "请求体不是对象为 400，格式未知为 415" }, async (t) => {
    const scene = routed(t);
    for (const [what, zh, sent, expected] of [
      ["no JSON", "不是 JSON", request("POST", pods, { body: "{" }), "400 BadRequest"], ["a number", "一个数字", request("POST", pods, { body: "7" }), "400 BadRequest"], ["no body", "没有请求体", request("POST", pods), "400 BadRequest"],
      ["null", "null", request("POST", pods, { body: "null" }), "400 BadRequest"], ["an array", "一个数组", request("POST", pods, { body: [] }), "400 BadRequest"],
      ["a JSON patch, which is an array", "JSON patch，是数组", request("PATCH", `${pods}/web`, { body: [], "content-type": "application/json-patch+json" }), "200"],
      ["a JSON patch that is no array", "JSON patch，但不是数组", request("PATCH", `${pods}/web`, { body: {}, "content-type": "application/json-patch+json" }), "400 BadRequest"],
      ["protobuf", "protobuf", request("POST", pods, { body: {}, "content-type": "application/vnd.kubernetes.protobuf" }), "415 UnsupportedMediaType"],
      ["a patch of no known format", "格式未知的 patch", request("PATCH", `${pods}/web`, { body: {}, "content-type": "application/json" }), "415 UnsupportedMediaType"],
      ["JSON with a charset", "带 charset 的 JSON", request("POST", pods, { body: {}, "content-type": "application/json; charset=utf-8" }), "201"],
    ] as const) t.expect(toldWithCause(await scene.send(sent)), { en: `The answer to a body that is ${what}`, zh: `请求体：${zh}。得到的响应` }).toBe(expected);
  });

  lab.test("route.errors", { en: "What the storage refuses is a Status with its code; what it breaks is a panic", zh: "存储的拒绝变成带状态码的 Status；存储的异常则是 panic" }, async (t) => {
    const cases: [() => Error, string][] = [
      [() => newNotFound(group, "web"), "404 NotFound"], [() => newAlreadyExists(group, "web"), "409 AlreadyExists"], [() => newConflict(group, "web"), "409 Conflict"],
      [() => newResourceExpired("too old resource version: 1 (9)"), "410 Expired"], [() => newInvalid({ group: "", kind: "Pod" }, "web", [fieldRequired("spec.containers")]), "422 Invalid"],
      [() => newTooManyRequests("slow down", 3), "429 TooManyRequests"], [() => new TypeError("x is undefined"), "500 InternalError"],
    ];
    for (const [refuse, expected] of cases) {
      const scene = routed(t, refuse);
      const answer = await scene.send(request("GET", `${pods}/web`));
      t.expect([told(answer), scene.warnings.length], { en: `The storage throws ${String(refuse())}: the answer, and warnings of a panic`, zh: `存储抛出 ${String(refuse())}：响应，以及 panic 警告数` }).toEqual([expected, expected === "500 InternalError" ? 1 : 0]);
      if (expected.startsWith("429")) t.expect(answer.headers["retry-after"], { en: "Its Retry-After", zh: "它的 Retry-After" }).toBe("3");
    }
  });
}
