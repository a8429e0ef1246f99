import { countedClock } from "@/lib/sim";
import { newForbidden } from "@reconcile/api";
import type { AdmissionAttributes, AdmissionResponse, MutatingWebhook, MutatingWebhookConfiguration, Status } from "@reconcile/api";
import { addLabel, pod, request, webhook } from "./requests";
import { Scene, cut, outcome, reviewed, type Answer, type Ending, type Server } from "./scene";
import type { Builder, Context } from "./student";

const allow: Answer = () => ({ allowed: true });

/** Asks one webhook whose server is called "hook". */
function ask(t: Context, answer: Answer | Server, { hook = {}, attributes = request(), mutating = false, crashed = false }: { hook?: Partial<MutatingWebhook>; attributes?: AdmissionAttributes; mutating?: boolean; crashed?: boolean } = {}) {
  const scene = new Scene(t, { hook: answer });
  if (crashed) scene.crash("hook");
  const invocation = { kind: attributes.kind, resource: attributes.resource };
  const call = (): Promise<Ending> => scene.call("callWebhook", attributes, () => t.student.webhook_client.callWebhook(webhook("hook", hook), mutating, attributes, invocation, scene.config()));
  return { scene, call, outcome: async () => cut(outcome(await call())) };
}

export function callTests(lab: Builder): void {
  lab.test("call.review", { en: "A webhook is sent an AdmissionReview that says all there is to know", zh: "发给 webhook 的 AdmissionReview 说清了该知道的一切" }, async (t) => {
    const attributes = request({ operation: "UPDATE", subresource: "status", dryRun: true, object: pod({ new: "yes" }) });
    const { scene, outcome: ended } = ask(t, allow, { attributes });
    const came = await ended();
    const [{ http, request: sent } = { http: undefined, request: undefined }] = scene.requests;
    t.expect([came, `${http?.method} ${http?.url}`, http?.headers["content-type"]], { en: "How the call of a webhook at https://hook/admit ended; method and path of what its server got, and the content type", zh: "调用 https://hook/admit 的结果；服务器收到的方法与路径、content type" }).toEqual(["allowed", "POST /admit?timeout=10s", "application/json"]);
    const { apiVersion, kind } = JSON.parse(http?.body ?? "{}") as { apiVersion?: string; kind?: string };
    t.expect([apiVersion, kind, sent?.uid], { en: "apiVersion and kind of the body, and the request's uid (from newUID)", zh: "请求体的 apiVersion、kind，以及 request 的 uid（来自 newUID）" }).toEqual(["admission.k8s.io/v1", "AdmissionReview", "uid-1"]);
    t.expect({ ...sent, uid: "" } as unknown, { en: "The rest of the request: an UPDATE of pods/status as a dry run", zh: "request 的其余内容：一次对 pods/status 的 UPDATE，dry run" }).toEqual({
      uid: "", kind: attributes.kind, resource: attributes.resource, subResource: "status", requestKind: attributes.kind, requestResource: attributes.resource, requestSubResource: "status",
      name: "web", namespace: "shop", operation: "UPDATE", userInfo: attributes.userInfo, dryRun: true, object: pod({ new: "yes" }), oldObject: pod(),
    });
  });

  lab.test("call.equivalent", { en: "The object travels in the version that the webhook asked for", zh: "对象以 webhook 要求的版本发送" }, async (t) => {
    const kind = { group: "apps", version: "v1", kind: "Deployment" };
    const resource = { group: "apps", version: "v1", resource: "deployments" };
    const attributes = request({ kind, resource, operation: "UPDATE", object: { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web" } }, oldObject: { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web" } } });
    const old = { kind: { ...kind, group: "extensions", version: "v1beta1" }, resource: { ...resource, group: "extensions", version: "v1beta1" } };
    const scene = new Scene(t, { hook: allow });
    await scene.call("callWebhook", attributes, () => t.student.webhook_client.callWebhook(webhook("hook"), false, attributes, old, scene.config()));
    const sent = scene.requests[0]?.request;
    const versionOf = (one: unknown) => (one as { apiVersion?: string } | undefined)?.apiVersion;
    t.expect([sent?.kind.group, sent?.resource.version, sent?.requestKind?.group, sent?.requestResource?.version, versionOf(sent?.object), versionOf(sent?.oldObject)], {
      en: "A Deployment of apps/v1 for a webhook that wants extensions/v1beta1: group of kind, version of resource, group of requestKind, version of requestResource, apiVersion of the object and of the old one",
      zh: "apps/v1 的 Deployment 发给要求 extensions/v1beta1 的 webhook：kind 的组、resource 的版本、requestKind 的组、requestResource 的版本、新旧对象的 apiVersion",
    }).toEqual(["extensions", "v1beta1", "apps", "v1", "extensions/v1beta1", "extensions/v1beta1"]);
  });

  lab.test("call.denied", { en: "A denial is a StatusError with the webhook's code and its words behind upstream's", zh: "拒绝变成 StatusError：用 webhook 的状态码，措辞前面加上上游的固定说法" }, async (t) => {
    const denied = (status?: Status) => ask(t, () => ({ allowed: false, ...(status === undefined ? {} : { status }) })).outcome();
    const cases: [Status | undefined, string][] = [
      [{ message: "no latest tag", code: 403 }, `403: admission webhook "hook.example.com" denied the request: no latest tag`],
      [{ reason: "Forbidden" }, `400: admission webhook "hook.example.com" denied the request: Forbidden`],
      [{ code: 200 }, `400: admission webhook "hook.example.com" denied the request without explanation`],
      [undefined, `400: admission webhook "hook.example.com" denied the request without explanation`],
    ];
    for (const [status, expected] of cases) {
      t.expect(await denied(status), { en: `allowed: false with the status ${JSON.stringify(status ?? "none")}: code and message of the StatusError`, zh: `allowed: false，status 为 ${JSON.stringify(status ?? "无")}：StatusError 的状态码和消息` }).toBe(expected);
    }
    const details = { causes: [{ field: "spec.containers[0].image", message: "no latest tag" }] };
    const ending = await ask(t, () => ({ allowed: false, status: { message: "no latest tag", reason: "Invalid", code: 422, details } })).call();
    const { status } = ("error" in ending ? ending.error : {}) as { status?: Status };
    t.expect([status?.code, status?.reason, status?.details], { en: "code, reason and details of the StatusError: all of the webhook's status goes to the client, only the message is put into words of upstream's", zh: "StatusError 的 code、reason 和 details：webhook 的 status 全部交给客户端，只有 message 前面加上上游的措辞" }).toEqual([422, "Invalid", details]);
  });

  lab.test("call.timeout", { en: "Who has not answered after timeoutSeconds, by default 10, does not count any more", zh: "超过 timeoutSeconds（默认 10）还没响应，就不再等" }, async (t) => {
    const timed = async (hook: Partial<MutatingWebhook>) => {
      const { scene, call } = ask(t, allow, { hook, crashed: true });
      const message = outcome(await call());
      return [`${scene.sim.now} ms`, cut(message), message.endsWith("context deadline exceeded")];
    };
    t.expect(await timed({}), { en: "A server that is gone: when the call ended and with which error; whether that ends with context deadline exceeded", zh: "服务器已经不在：调用何时以什么错误结束；是否以 context deadline exceeded 结尾" }).toEqual(["10000 ms", `failed calling webhook "hook.example.com": failed to call webhook: …`, true]);
    t.expect((await timed({ timeoutSeconds: 3 }))[0], { en: "The same with timeoutSeconds 3: when it ended", zh: "timeoutSeconds 为 3：何时结束" }).toBe("3000 ms");
    const slow = ask(t, { answer: allow, delay: 2_000 }, { hook: { timeoutSeconds: 3 } });
    t.expect([await slow.outcome(), slow.scene.requests[0]?.http.url], { en: "A server that takes 2 s, within timeoutSeconds 3; and the path, which tells it how long it has", zh: "服务器 2 秒后响应，timeoutSeconds 为 3；以及路径，其中告诉它有多少时间" }).toEqual(["allowed", "/admit?timeout=3s"]);
  });

  lab.test("call.timer", { en: "A call that is answered leaves no timer behind", zh: "调用得到响应后，不留下定时器" }, async (t) => {
    const scene = new Scene(t, { hook: allow });
    const timers = { running: 0 };
    const attributes = request();
    const config = { ...scene.config<MutatingWebhookConfiguration>(), clock: countedClock(scene.clock, timers) };
    await scene.call("callWebhook", attributes, () => t.student.webhook_client.callWebhook(webhook("hook"), false, attributes, { kind: attributes.kind, resource: attributes.resource }, config));
    t.expect(timers.running, { en: "Timers that still run after a webhook has answered. Each keeps its request in memory until it fires: stop it", zh: "webhook 响应之后仍在计时的定时器个数。每个都会让它的请求在内存里一直留到定时器到期：要停掉它" }).toBe(0);
  });

  lab.test("call.unreachable", { en: "Whatever is no 2xx with JSON is a failed call", zh: "凡不是 2xx 加 JSON 的，都算调用失败" }, async (t) => {
    const failed = `failed calling webhook "hook.example.com": failed to call webhook: …`;
    const cases: [string, string, () => Promise<string>][] = [
      ["a name that no host has", "不存在的主机名", () => ask(t, allow, { hook: { clientConfig: { url: "https://nobody/admit" } } }).outcome()],
      ["code 500, though the body allows the request", "状态码 500，虽然响应体里写着允许", () => ask(t, ({ uid }) => reviewed({ uid, allowed: true }, 500)).outcome()],
      ["a page of HTML", "一个 HTML 页面", () => ask(t, () => ({ status: 200, headers: {}, body: "<h1>It works!</h1>" })).outcome()],
    ];
    t.expect(await ask(t, ({ uid }) => reviewed({ uid, allowed: true }, 201)).outcome(), { en: "callWebhook after an answer with the code 201, which is a 2xx", zh: "响应的状态码为 201（也是 2xx）时的 callWebhook" }).toBe("allowed");
    for (const [en, zh, ended] of cases) t.expect(await ended(), { en: `The error of callWebhook: ${en}`, zh: `callWebhook 的错误：${zh}` }).toBe(failed);
  });

  lab.test("call.invalid", { en: "A response must repeat the uid and be of v1; a validating webhook must not bring a patch", zh: "响应必须带回同一个 uid，且为 v1；验证型 webhook 不得带 patch" }, async (t) => {
    const invalid = `failed calling webhook "hook.example.com": received invalid webhook response: `;
    const { patch, patchType } = addLabel("x");
    const cases: [string, string, boolean, (uid: string) => ReturnType<Answer>, string][] = [
      ["no response", "没有 response", true, () => reviewed(undefined), "webhook response was absent"],
      ["the uid 1234", "uid 为 1234", true, () => reviewed({ uid: "1234", allowed: true }), `expected response.uid="uid-1", got "1234"`],
      ["the version v1beta1", "版本为 v1beta1", true, (uid) => reviewed({ uid, allowed: true }, 200, "admission.k8s.io/v1beta1"), "expected webhook response of admission.k8s.io/v1, Kind=AdmissionReview, got admission.k8s.io/v1beta1, Kind=AdmissionReview"],
      ["a patch without its type", "有 patch 没有类型", true, () => ({ allowed: true, patch }), "webhook returned response.patch but not response.patchType"],
      ["a type without a patch", "有类型没有 patch", true, () => ({ allowed: true, patchType }), "webhook returned response.patchType but not response.patch"],
      ["a patch by a validating webhook", "验证型 webhook 带 patch", false, () => addLabel("x"), "validating webhook may not return response.patch"],
    ];
    for (const [en, zh, mutating, answer, expected] of cases) {
      t.expect(await ask(t, ({ uid }) => answer(uid), { mutating }).outcome(), { en: `The error of callWebhook after a response with ${en}`, zh: `响应${zh}时 callWebhook 的错误` }).toBe(invalid + expected);
    }
  });

  lab.test("call.warnings", { en: "Warnings are collected, also those of a denial", zh: "警告都要收集，拒绝时的也一样" }, async (t) => {
    const warned = async (response: Omit<AdmissionResponse, "uid">) => {
      const attributes = request({ warnings: ["an old one"] });
      await ask(t, () => response, { attributes }).call();
      return attributes.warnings;
    };
    t.expect([await warned({ allowed: true, warnings: ["deprecated", "soon gone"] }), await warned({ allowed: false, warnings: ["told you"] })], { en: "Warnings of a request that brought one along: after a webhook that allows, after one that denies", zh: "请求原有一条警告：经过允许的 webhook 之后，以及经过拒绝的 webhook 之后" })
      .toEqual([["an old one", "deprecated", "soon gone"], ["an old one", "told you"]]);
  });

  lab.test("call.dry-run", { en: "A dry run is refused unasked if the webhook has side effects even then", zh: "webhook 在 dry run 时也有副作用，就不问它，直接拒绝" }, async (t) => {
    const table: string[] = [];
    for (const sideEffects of ["None", "NoneOnDryRun", "Some", "Unknown"] as const) {
      const { scene, outcome: ended } = ask(t, allow, { hook: { sideEffects }, attributes: request({ dryRun: true }) });
      table.push(`${sideEffects}: ${await ended()}, asked ${scene.requests.length}`);
    }
    t.expect(table, { en: "A dry run, by sideEffects of the webhook: how callWebhook ended, and how often its server was asked", zh: "dry run，webhook 的 sideEffects 各不相同：callWebhook 的结果，以及问了服务器几次" }).toEqual([
      "None: allowed, asked 1", "NoneOnDryRun: allowed, asked 1",
      `Some: 400: admission webhook "hook.example.com" does not support dry run, asked 0`, `Unknown: 400: admission webhook "hook.example.com" does not support dry run, asked 0`,
    ]);
    t.expect(await ask(t, allow, { hook: { sideEffects: "Some" } }).outcome(), { en: "A request that is no dry run, to a webhook with side effects", zh: "不是 dry run 的请求，webhook 有副作用" }).toBe("allowed");
  });
}

export function policyTests(lab: Builder): void {
  lab.test("policy.failure", { en: "A failed call refuses the request, unless failurePolicy is Ignore; a denial always does", zh: "调用失败就拒绝请求，除非 failurePolicy 为 Ignore；webhook 的拒绝则始终有效" }, async (t) => {
    const under = async (error: () => Error, failurePolicy?: "Fail" | "Ignore") => {
      const scene = new Scene(t);
      const hook = webhook("hook", failurePolicy === undefined ? {} : { failurePolicy });
      const ending = await scene.call("underFailurePolicy", request(), () => t.student.failure_policy.underFailurePolicy(hook, scene.log, async () => { throw error(); }));
      return [outcome(ending), scene.warnings.length];
    };
    const failed = () => new t.student.webhook_errors.CallingWebhookError("hook.example.com", "failed to call webhook: no route to host");
    const refused = `500: Internal error occurred: failed calling webhook "hook.example.com": failed to call webhook: no route to host`;
    t.expect([await under(failed), await under(failed, "Fail"), await under(failed, "Ignore")], { en: "A CallingWebhookError without a failurePolicy, with Fail, with Ignore: how it ended, and how many warnings the log has", zh: "CallingWebhookError；没有 failurePolicy、为 Fail、为 Ignore：结果，以及日志里的警告条数" }).toEqual([[refused, 1], [refused, 1], ["allowed", 1]]);
    const denied = () => newForbidden({ group: "", resource: "pods" }, "web", "no");
    t.expect((await under(denied, "Ignore"))[0], { en: "A StatusError, which is a denial, with Ignore", zh: "StatusError（也就是拒绝），policy 为 Ignore" }).toBe(`403: pods "web" is forbidden: no`);
  });
}
