import type { HttpResponse } from "@reconcile/api";
import { Scene, json, shown, statusOf, type Answer } from "./scene";
import type { Builder, Context } from "./student";

const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "web", namespace: "default" } };
const text = (status: number, body: string, contentType = "text/plain", headers: Record<string, string> = {}): HttpResponse => ({ status, headers: { "content-type": contentType, ...headers }, body });
const busy = (seconds: string) => json({ kind: "Status", apiVersion: "v1", status: "Failure", reason: "TooManyRequests", code: 429, message: "slow down" }, 429, { "retry-after": seconds });

/** Where the limiter is not what a test is about. */
const unlimited = { qps: -1 };

function start(t: Context, answer: Answer, config: ConstructorParameters<typeof Scene>[2] = {}) {
  const scene = new Scene(t, answer, config);
  const client = new t.student.rest_client.RESTClient(scene.config, "", "v1");
  const pods = (verb: "get" | "post" | "put" | "delete" = "get") => client[verb]().namespace("default").resource("pods");
  return { scene, client, pods };
}

export function sendTests(lab: Builder): void {
  lab.test("send.object", { en: "do() sends method, path, headers and body, and resolves to the object that came", zh: "do() 发送方法、路径、头和请求体，以返回的对象完成" }, async (t) => {
    const { scene, pods } = start(t, () => json(pod, 201));
    const ending = await scene.call("create the pod web", () => pods("post").body(pod).do());
    t.expect(shown(ending), { en: "What do() resolved to", zh: "do() 得到的结果" }).toEqual(pod);
    const success = { kind: "Status", apiVersion: "v1", status: "Success", details: { name: "web", kind: "pods" } };
    const { scene: other, pods: others } = start(t, () => json(success));
    t.expect(shown(await other.call("delete the pod web", () => others("delete").name("web").do())), { en: "What do() of a DELETE resolved to, which the server answers with a Status that says Success", zh: "服务端用表示 Success 的 Status 响应 DELETE：do() 得到的结果" }).toEqual(success);
    const { method, url, headers, body } = scene.requests[0] ?? { method: "", url: "", headers: {} as Record<string, string> };
    t.expect([`${method} ${url}`, headers.accept, headers["content-type"], body], {
      en: "What the server got: method and path, Accept, Content-Type, body",
      zh: "服务端收到的内容：方法与路径、Accept、Content-Type、请求体",
    }).toEqual(["POST /api/v1/namespaces/default/pods", "application/json, */*", "application/json", JSON.stringify(pod)]);
  });

  lab.test("send.status-error", { en: "A Status that says Failure becomes a StatusError with the server's reason", zh: "表示失败的 Status 变成 StatusError，原因照服务端所说" }, async (t) => {
    const status = { kind: "Status", apiVersion: "v1", status: "Failure", reason: "Expired", code: 410, message: "The provided continue parameter is too old" };
    const { scene, pods } = start(t, () => json(status, 410));
    const ending = await scene.call("list with an old continue token", () => pods().do());
    const { scene: odd, pods: oddPods } = start(t, () => json(status, 200));
    const failed = await odd.call("an answer 200 whose body is a failure", () => oddPods().do());
    t.expect(shown(failed), { en: "The error of do(), if the code is 200 and the body a Status that says Failure: the body counts", zh: "状态码是 200、响应体是表示 Failure 的 Status 时，do() 的错误：以响应体为准" }).toBe("Expired (410)");
    t.expect(shown(ending), { en: "The error of do(): its reason (and code). A 410 may be Gone or Expired; only the body says which", zh: "do() 的错误：原因（和状态码）。410 可能是 Gone 也可能是 Expired，只有响应体说得清" }).toBe("Expired (410)");
  });

  lab.test("send.generic-error", { en: "An answer without a Status gets its reason from the code", zh: "没有 Status 的响应，由状态码推出原因" }, async (t) => {
    const cases: [string, "get" | "post" | "put", HttpResponse, string][] = [
      ["a proxy's page, 404", "get", text(404, "<h1>no such host</h1>", "text/html"), "NotFound (404)"],
      ["409 to a POST", "post", text(409, ""), "AlreadyExists (409)"],
      ["409 to a PUT", "put", text(409, ""), "Conflict (409)"],
      ["401", "get", text(401, "who?"), "Unauthorized (401)"],
      ["502 from a load balancer", "get", text(502, "bad gateway"), "InternalError (502)"],
      ["504", "get", text(504, ""), "Timeout (504)"],
    ];
    for (const [what, verb, response, expected] of cases) {
      const { scene, pods } = start(t, () => response);
      const ending = await scene.call(what, () => pods(verb).name("web").do());
      t.expect(shown(ending), { en: `${what}: reason and code of the error`, zh: `${what}：错误的原因和状态码` }).toBe(expected);
    }
    const { scene: away, pods: awayPods } = start(t, () => text(302, "see the login page"));
    t.expect("error" in await away.call("302", () => awayPods().do()), { en: "302, of a proxy that wants a login: whether do() rejects. Only 200 to 206 are successes", zh: "302，来自要求登录的代理：do() 是否拒绝。只有 200 到 206 算成功" }).toBe(true);
    const { scene, pods } = start(t, () => text(502, "bad gateway\n"));
    const ending = await scene.call("502", () => pods().name("web").do());
    t.expect("error" in ending && statusOf(ending.error)?.message, { en: "The message names what was asked for, and what the server wrote", zh: "消息里要写明请求的是什么，服务端回了什么" })
      .toBe('an error on the server ("bad gateway") has prevented the request from succeeding (get pods web)');
    const other = start(t, () => text(502, "\u0001\u0002", "application/octet-stream", { "retry-after": "7" }));
    const ended = await other.scene.call("502, of no text", () => other.pods().name("web").maxRetries(0).do());
    const { message, details } = ("error" in ended && (ended.error as { status?: { message?: string; details?: { retryAfterSeconds?: number } } }).status) || {};
    t.expect([message, details?.retryAfterSeconds], { en: "502 with the content type application/octet-stream and Retry-After: 7, and maxRetries(0): message, and details.retryAfterSeconds", zh: "502，Content-Type 为 application/octet-stream，带 Retry-After: 7，maxRetries(0)：消息，以及 details.retryAfterSeconds" })
      .toEqual(['an error on the server ("unknown") has prevented the request from succeeding (get pods web)', 7]);
  });

  lab.test("send.retry-after", { en: "Told to come back after n seconds, it does", zh: "服务端要求 n 秒后再来，就 n 秒后再来" }, async (t) => {
    const { scene, pods } = start(t, (_, n) => (n === 0 ? busy("2") : n === 1 ? text(503, "", "text/plain", { "retry-after": "1" }) : json(pod)), unlimited);
    const ending = await scene.call("get the pod web", () => pods().name("web").do());
    t.expect(scene.times, { en: "429 with Retry-After: 2, then 503 with Retry-After: 1, then 200. When the requests arrived, in ms", zh: "先是带 Retry-After: 2 的 429，再是带 Retry-After: 1 的 503，最后 200。各请求到达的时刻（ms）" }).toEqual([0, 2000, 3000]);
    t.expect(shown(ending), { en: "What do() resolved to in the end", zh: "do() 最终的结果" }).toEqual(pod);
    const { scene: now, pods: nowPods } = start(t, (_, n) => (n === 0 ? busy("0") : json(pod)), unlimited);
    await now.call("get the pod web", () => nowPods().name("web").do());
    t.expect(now.times, { en: "429 with Retry-After: 0, then 200: come back at once. When the requests arrived, in ms", zh: "先是带 Retry-After: 0 的 429，再是 200：马上重来。各请求到达的时刻（ms）" }).toEqual([0, 0]);
    const { scene: date, pods: datePods } = start(t, () => busy("Wed, 21 Oct 2026 07:28:00 GMT"), unlimited);
    await date.call("get the pod web", () => datePods().name("web").do());
    t.expect(date.times, { en: "429 with a Retry-After that is a date, which is no whole number of seconds: it is as if there were none. When the requests arrived, in ms", zh: "429 带的 Retry-After 是日期，不是整数秒：当作没有。各请求到达的时刻（ms）" }).toEqual([0]);
  });

  lab.test("send.no-header-no-retry", { en: "Without Retry-After nothing is sent again", zh: "没有 Retry-After 就不重发" }, async (t) => {
    for (const [status, reason] of [[503, "ServiceUnavailable (503)"], [429, "TooManyRequests (429)"], [500, "InternalError (500)"]] as const) {
      const { scene, pods } = start(t, () => text(status, ""));
      const ending = await scene.call(`the server answers ${status}`, () => pods().do());
      t.expect([scene.requests.length, shown(ending)], { en: `Requests sent, and how do() ends, when the server answers ${status} without Retry-After`, zh: `服务端返回 ${status} 且没有 Retry-After：发送的请求数，以及 do() 的结局` }).toEqual([1, reason]);
    }
    const { scene, pods } = start(t, () => text(404, "", "text/plain", { "retry-after": "1" }));
    await scene.call("404 with Retry-After", () => pods().do());
    t.expect(scene.requests.length, { en: "Only 429 and 5xx are sent again: requests after a 404 with Retry-After", zh: "只有 429 和 5xx 才重发：返回带 Retry-After 的 404 之后的请求数" }).toBe(1);
  });

  lab.test("send.retry-limit", { en: "It gives up after maxRetries, 10 unless told otherwise", zh: "重试 maxRetries 次后放弃，默认 10 次" }, async (t) => {
    const { scene, pods } = start(t, () => busy("1"), unlimited);
    const ending = await scene.call("the server is always busy", () => pods().do());
    t.expect([scene.requests.length, shown(ending)], { en: "Requests that a server saw that always answers 429 with Retry-After: 1, and how do() ended", zh: "服务端始终返回 429 和 Retry-After: 1：它收到的请求数，以及 do() 的结局" }).toEqual([11, "TooManyRequests (429)"]);
    const impatient = start(t, () => busy("1"), unlimited);
    await impatient.scene.call("maxRetries(0)", () => impatient.pods().maxRetries(0).do());
    t.expect(impatient.scene.requests.length, { en: "The same with maxRetries(0)", zh: "同样的情况，maxRetries(0)" }).toBe(1);
  });

  lab.test("send.connection", { en: "After a failed connection a GET is sent again in 1 s, a write is not", zh: "连接失败后，GET 在 1 秒后重发，写操作不重发" }, async (t) => {
    const scene = new Scene(t, (_, n) => { if (n === 0) throw new Error("the server panics"); return json(pod); }, unlimited);
    const client = new t.student.rest_client.RESTClient(scene.config, "", "v1");
    const got = await scene.call("get, and the connection is reset", () => client.get().namespace("default").resource("pods").name("web").do());
    t.expect([scene.times, shown(got)], { en: "When the requests arrived, and how do() ended: GET", zh: "GET：各请求到达的时刻，以及 do() 的结局" }).toEqual([[0, 1000], pod]);
    const second = new Scene(t, () => { throw new Error("the server panics"); }, unlimited);
    const writer = new t.student.rest_client.RESTClient(second.config, "", "v1");
    const put = await second.call("put, and the connection is reset", () => writer.put().namespace("default").resource("pods").name("web").body(pod).do());
    const bare = await second.call("the same without a client", () => second.config.roundTripper({ method: "PUT", url: "/", headers: {}, body: "" }));
    t.expect([second.lines[0], second.lines.length - 1, shown(put)], {
      en: "When the connection of a PUT fails, nobody knows whether it was carried out. The request, how many there were, and the error of do(): that of the connection",
      zh: "PUT 的连接失败，没人知道它是否已经执行。发送的请求、请求的个数，以及 do() 的错误：就是连接的错误",
    }).toEqual(["PUT /api/v1/namespaces/default/pods/web", 1, shown(bare)]);
  });

  lab.test("limiter.burst", { en: "A burst goes through at once, then qps a second, evenly", zh: "先放过一批突发请求，之后每秒 qps 个，间隔均匀" }, async (t) => {
    const { scene, pods } = start(t, () => json(pod));
    await scene.call("13 requests at once", () => Promise.all(Array.from({ length: 13 }, () => pods().do())));
    t.expect(scene.times, { en: "13 requests of a client with the default limits (5 a second, burst 10): when they arrived, in ms", zh: "默认限速（每秒 5 个，突发 10 个）下同时发出 13 个请求：各请求到达的时刻（ms）" })
      .toEqual([...Array.from({ length: 10 }, () => 0), 200, 400, 600]);
  });

  lab.test("limiter.cap", { en: "Rest fills the bucket, but never above the burst", zh: "空闲会把令牌桶装满，但不会超过 burst" }, async (t) => {
    const { scene, pods } = start(t, () => json(pod), { qps: 10, burst: 2 });
    await scene.sim.advance(60_000);
    await scene.call("4 requests after a minute of rest", () => Promise.all(Array.from({ length: 4 }, () => pods().do())));
    t.expect(scene.times.map((time) => time - 60_000), { en: "10 a second, burst 2, after a minute of rest: when 4 requests arrived", zh: "每秒 10 个、突发 2 个，空闲一分钟之后：4 个请求到达的时刻" }).toEqual([0, 0, 100, 200]);
    const limiter = new t.student.rate_limiter.TokenBucketRateLimiter(scene.config.clock, 10, 2);
    t.expect([limiter.tryAccept(), limiter.tryAccept(), limiter.tryAccept()], { en: "tryAccept() three times on a full bucket of 2", zh: "对装满的、容量为 2 的桶连续调用三次 tryAccept()" }).toEqual([true, true, false]);
  });

  lab.test("limiter.retries", { en: "A retry takes a token too", zh: "重试也要消耗令牌" }, async (t) => {
    const { scene, pods } = start(t, (_, n) => (n === 0 ? busy("1") : json(pod)), { qps: 0.5, burst: 1 });
    await scene.call("a request that is told to come back", () => pods().do());
    t.expect(scene.times, { en: "One request every 2 s, burst 1; the server asks for a retry after 1 s: the token comes a second later", zh: "每 2 秒一个、突发 1 个；服务端要求 1 秒后重试，而令牌还要再等一秒" }).toEqual([0, 2000]);
  });
}
