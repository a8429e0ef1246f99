import type { ChainConfig } from "../solution/chain";
import { Scene, echo, request, told, type SceneOptions } from "./scene";
import type { Builder, Context } from "./student";

const pods = "/api/v1/namespaces/default/pods";

/** The student's whole chain around a handler that notes that it was reached. */
function whole(t: Context, { limits, requestTimeout = 60_000, ...options }: Partial<SceneOptions> & Pick<ChainConfig, "limits" | "requestTimeout"> = {}): Scene {
  const scene: Scene = new Scene(t, {
    ...options,
    serve: (doubles) => t.student.chain.buildHandlerChain({ ...doubles, requestTimeout, ...(limits ? { limits } : {}) }, (sent, context) => echo(scene)(sent, context)),
  });
  return scene;
}

export function orderTests(lab: Builder): void {
  lab.test("order.road", { en: "Every request passes authentication, then authorization, then reaches its handler", zh: "每个请求先认证，再授权，然后才到处理器" }, async (t) => {
    const scene = whole(t);
    await scene.send(request("GET", `${pods}/web`));
    t.expect(scene.road, { en: "The road of a request that all agree to", zh: "一个各环节都放行的请求所走的路" })
      .toEqual([`→ GET ${pods}/web`, "authenticator", "authorizer: alice get pods/web", "handler: alice", "← 200"]);
  });

  lab.test("order.stranger", { en: "A stranger is turned away before anything else is asked, and is in no audit log", zh: "身份不明者在其他询问之前就被拒之门外，也不进审计日志" }, async (t) => {
    const scene = whole(t, { limits: { readOnly: 0, mutating: 0 } });
    const answer = await scene.send(request("GET", pods, { as: "bad" }));
    t.expect([told(answer), scene.road.length, scene.events.length], { en: "A request with a bad token, to a server that has no room for anybody: the answer, steps of the road (arrival, authenticator, answer), audit events", zh: "令牌无效的请求，发往一个没有任何名额的服务器：响应、路上的步数（到达、认证、响应）、审计事件数" })
      .toEqual(["401 Unauthorized", 3, 0]);
  });

  lab.test("order.audit-sees-refusals", { en: "The audit log tells of requests that are refused", zh: "审计日志记录被拒绝的请求" }, async (t) => {
    const scene = whole(t, { authorize: () => ({ decision: "NoOpinion" }) });
    await scene.send(request("GET", pods));
    t.expect(scene.events.map(({ stage, code }) => `${stage} ${code ?? ""}`.trim()), { en: "Audit events of a request that is forbidden", zh: "一个被禁止的请求的审计事件" }).toEqual(["RequestReceived", "ResponseComplete 403"]);
    const full = whole(t, { limits: { readOnly: 0, mutating: 0 } });
    await full.send(request("GET", pods));
    t.expect(full.events.map(({ stage, code }) => `${stage} ${code ?? ""}`.trim()), { en: "Audit events of a request for which the server has no room", zh: "服务器没有名额可给的一个请求的审计事件" }).toEqual(["RequestReceived", "ResponseComplete 429"]);
  });

  lab.test("order.impersonate-first", { en: "What is authorized is what the impersonated user may do; the audit log names both", zh: "授权看的是被扮演的用户；审计日志写明双方" }, async (t) => {
    const scene = whole(t, { authorize: ({ user, verb }) => ({ decision: verb === "impersonate" || user.username === "bob" ? "Allow" : "NoOpinion" }) });
    const answer = await scene.send(request("GET", pods, { as: "root", "impersonate-user": "bob" }));
    const last = scene.events.at(-1);
    t.expect([told(answer), scene.road.slice(2, -1), last?.user, last?.impersonatedUser], { en: "bob may list pods, root may only impersonate: the answer to root as bob, the road, and the users in the audit log", zh: "bob 能 list Pod，root 只能扮演：root 以 bob 身份得到的响应、走过的路，以及审计日志中的双方" })
      .toEqual(["200", ["authorizer: root impersonate users/bob", "authorizer: bob list pods", "handler: bob"], "root", "bob"]);
  });

  lab.test("order.limit-before-authorization", { en: "A server without room refuses before it asks the authorizer", zh: "没有名额时，在询问授权器之前就拒绝" }, async (t) => {
    const scene = whole(t, { limits: { readOnly: 0, mutating: 0 } });
    const answer = await scene.send(request("GET", pods));
    t.expect([told(answer), scene.road.filter((step) => step.startsWith("authorizer")).length], { en: "No room at all: the answer, and how often the authorizer was asked", zh: "一个名额也没有：响应，以及询问授权器的次数" }).toEqual(["429 TooManyRequests", 0]);
  });

  lab.test("order.limit-after-impersonation", { en: "Whether there is room depends on whom the user acts as", zh: "有没有名额，看的是被扮演的用户" }, async (t) => {
    const scene = whole(t, { limits: { readOnly: 0, mutating: 0 } });
    const own = await scene.send(request("GET", pods, { as: "root" }));
    const acting = await scene.send(request("GET", pods, { as: "root", "impersonate-user": "bob" }));
    t.expect([told(own), told(acting)], { en: "No room at all: the answer to root, who is in system:masters and so never refused, and to root as bob, who is not", zh: "一个名额也没有：root 属于 system:masters，从不拒绝；root 以不在其中的 bob 的身份请求。两者得到的响应" }).toEqual(["200", "429 TooManyRequests"]);
  });

  lab.test("order.timeout", { en: "The time-out bounds the filters too, but no watch", zh: "超时也约束各个过滤器，但不约束 watch" }, async (t) => {
    const scene = whole(t, { authenticates: 5_000, requestTimeout: 1_000 });
    const answers = [];
    for (const url of [pods, `${pods}?watch=true`]) answers.push(told(await scene.send(request("GET", url))));
    t.expect(answers, { en: "The authenticator takes 5 s, and a request may take 1 s: the answers to a list and to a watch", zh: "认证器要 5 秒，请求限时 1 秒：一个 list 和一个 watch 得到的响应" }).toEqual(["504 Timeout", "200"]);
  });

  lab.test("order.panic-outermost", { en: "A fault in any filter is recovered", zh: "任何过滤器出了异常都能恢复" }, async (t) => {
    const scene = whole(t, { authorize: () => { throw new Error("the authorizer fails"); } });
    t.expect(told(await scene.send(request("GET", pods))), { en: "A request whose authorizer throws", zh: "授权器抛出异常的请求" }).toBe("500 InternalError");
    t.expect(scene.events.at(-1)?.stage, { en: "Its last audit event", zh: "它的最后一个审计事件" }).toBe("Panic");
  });
}
