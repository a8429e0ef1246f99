import { countedClock } from "@/lib/sim";
import type { Filter, UserInfo } from "@reconcile/api";
import { Scene, answerOf, echo, request, told, type Doubles, type SceneOptions } from "./scene";
import type { Builder, Context } from "./student";

const pods = "/api/v1/namespaces/default/pods";

/** A server of request info, authentication and one filter more. */
function behind(t: Context, make: (doubles: Doubles) => Filter, options: Partial<SceneOptions> = {}): Scene {
  const { student } = t;
  const scene: Scene = new Scene(t, {
    ...options,
    serve: (doubles) => {
      const chain = [student.request_info_filter.withRequestInfo(), student.authentication.withAuthentication(doubles.authenticator), make(doubles)]
        .reduceRight((next, filter) => filter(next), echo({ road: [] }));
      return (sent) => chain(sent, { audit: {} });
    },
  });
  return scene;
}

export function whoTests(lab: Builder): void {
  lab.test("authn.user", { en: "Authentication finds out who is asking; the credentials go no further", zh: "认证得出是谁在请求；凭据不再往下传" }, async (t) => {
    const scene = behind(t, () => (next) => next);
    const answer = await scene.send(request("GET", pods, { as: "alice" }));
    const { user, headers } = (answer.object ?? {}) as { user?: { username?: string }; headers?: Record<string, string> };
    t.expect([told(answer), user?.username, "authorization" in (headers ?? {})], { en: "A request with alice's token: the answer, the user that the next handler sees, and whether it sees the token", zh: "带 alice 令牌的请求：得到的响应、后面的处理器看到的用户，以及它是否看到令牌" }).toEqual(["200", "alice", false]);
  });

  lab.test("authn.unauthorized", { en: "No credentials, or wrong ones: 401", zh: "没有凭据，或凭据无效：401" }, async (t) => {
    const scene = behind(t, () => (next) => next);
    t.expect(told(await scene.send(request("GET", pods, { as: "" }))), { en: "A request without a token", zh: "不带令牌的请求" }).toBe("401 Unauthorized");
    t.expect(told(await scene.send(request("GET", pods, { as: "bad" }))), { en: "A request whose token the authenticator rejects", zh: "令牌被认证器拒绝的请求" }).toBe("401 Unauthorized");
  });

  lab.test("authn.others-faults", { en: "An error of a handler behind it is not taken for a bad token", zh: "后面的处理器出错，不能当成令牌无效" }, async (t) => {
    const { scene } = holding(t, () => (next) => next);
    t.expect(told(await scene.send(request("GET", pods, { "x-fail": "1" }))), { en: "alice's token is good, and the handler behind authentication throws. withAuthentication only handles what the authenticator rejects, and lets this pass", zh: "alice 的令牌有效，而认证后面的处理器抛出异常。withAuthentication 只处理认证器的拒绝，这个异常要照样往外抛" })
      .toBe("no answer: Error: the handler fails");
  });

  lab.test("authz.asks", { en: "Authorization asks with all that is known", zh: "授权时把已知的一切都交给授权器" }, async (t) => {
    const asked: unknown[] = [];
    const scene = behind(t, ({ authorizer }) => t.student.authorization.withAuthorization(authorizer), {
      authorize: ({ user: { username }, verb, namespace, apiGroup, resource, subresource, name, resourceRequest, path }) => {
        asked.push({ username, verb, namespace, apiGroup, resource, subresource, name, resourceRequest, path });
        return { decision: "Allow" };
      },
    });
    const answer = await scene.send(request("PUT", "/apis/apps/v1/namespaces/shop/deployments/web/scale", { body: {} }));
    t.expect([told(answer), asked], { en: "A PUT of the scale of a Deployment: the answer, and what the authorizer was asked", zh: "对某个 Deployment 的 scale 发起 PUT：得到的响应，以及授权器收到的询问" }).toEqual(["200", [{
      username: "alice", verb: "update", namespace: "shop", apiGroup: "apps", resource: "deployments", subresource: "scale", name: "web", resourceRequest: true, path: "/apis/apps/v1/namespaces/shop/deployments/web/scale",
    }]]);
  });

  lab.test("authz.forbidden", { en: "What is not allowed is 403, with upstream's words; no opinion is a no", zh: "不允许就是 403，措辞与上游一致；没有意见等于不允许" }, async (t) => {
    const scene = behind(t, ({ authorizer }) => t.student.authorization.withAuthorization(authorizer), {
      authorize: ({ verb }) => (verb === "delete" ? { decision: "Deny", reason: "frozen" } : { decision: "NoOpinion" }),
    });
    const cases = [
      ["GET", `${pods}/web`, `pods "web" is forbidden: User "alice" cannot get resource "pods" in API group "" in the namespace "default"`],
      ["GET", "/apis/apps/v1/deployments", `deployments.apps is forbidden: User "alice" cannot list resource "deployments" in API group "apps" at the cluster scope`],
      ["PUT", `${pods}/web/status`, `pods "web" is forbidden: User "alice" cannot update resource "pods/status" in API group "" in the namespace "default"`],
      ["DELETE", `${pods}/web`, `pods "web" is forbidden: User "alice" cannot delete resource "pods" in API group "" in the namespace "default": frozen`],
      ["GET", "/metrics", `forbidden: User "alice" cannot get path "/metrics"`],
    ] as const;
    for (const [method, url, message] of cases) {
      const answer = await scene.send(request(method, url));
      t.expect([told(answer), answer.message], { en: `The answer to ${method} ${url} by alice, who may not`, zh: `alice 无权执行 ${method} ${url}，得到的响应` }).toEqual(["403 Forbidden", message]);
    }
  });
}

export function impersonationTests(lab: Builder): void {
  /** @param allow is asked of "users/bob", "groups/devs", "serviceaccounts/shop/web" */
  const scene = (t: Context, allow: (name: string) => boolean = () => true) => behind(t, ({ authorizer }) => t.student.impersonation.withImpersonation(authorizer), {
    authorize: ({ verb, resource, namespace, name }) => ({ decision: verb === "impersonate" && allow(`${resource}/${namespace && `${namespace}/`}${name}`) ? "Allow" : "NoOpinion" }),
  });
  /** The groups are a set: their order is up to the student. */
  const userIn = (object: unknown) => {
    const user = (object as { user?: UserInfo } | undefined)?.user;
    return user && { ...user, ...(user.groups ? { groups: [...user.groups].sort() } : {}) };
  };

  lab.test("impersonation.acts", { en: "Whoever may impersonate a user acts as that user", zh: "有权扮演某个用户，就以那个用户的身份行事" }, async (t) => {
    const server = scene(t);
    const { object } = await server.send(request("GET", pods, { as: "root", "impersonate-user": "bob", "impersonate-group": "devs, ops" }));
    t.expect([userIn(object), server.road.filter((step) => step.startsWith("authorizer")).sort()], {
      en: "root impersonates bob of the groups devs and ops: the user that the next handler sees, and what was asked for it",
      zh: "root 扮演属于 devs 和 ops 组的 bob：后面的处理器看到的用户，以及为此询问了什么",
    }).toEqual([{ username: "bob", groups: ["devs", "ops", "system:authenticated"] }, ["authorizer: root impersonate groups/devs", "authorizer: root impersonate groups/ops", "authorizer: root impersonate users/bob"]]);
  });

  lab.test("impersonation.accounts", { en: "A service account is asked for as such, and has the groups that all of them have; the anonymous user is not authenticated", zh: "扮演 ServiceAccount，按 serviceaccounts 询问，并属于它们共有的组；匿名用户不算已认证" }, async (t) => {
    const asked: string[] = [];
    const server = scene(t, (what) => { asked.push(what); return true; });
    const web = "system:serviceaccount:shop:web";
    const account = await server.send(request("GET", pods, { as: "root", "impersonate-user": web }));
    t.expect([asked, userIn(account.object)], { en: "The service account web of the namespace shop, without naming groups: what was asked for it (resource/namespace/name), and the user", zh: "扮演 shop 命名空间里的 ServiceAccount web，不指明组：为此询问了什么（资源/命名空间/名称），以及得到的用户" })
      .toEqual([[`serviceaccounts/shop/web`], { username: web, groups: ["system:authenticated", "system:serviceaccounts", "system:serviceaccounts:shop"] }]);
    const named = await server.send(request("GET", pods, { as: "root", "impersonate-user": web, "impersonate-group": "devs" }));
    t.expect(userIn(named.object), { en: "The same account, with the group devs: those named take the place of its own", zh: "同一个 ServiceAccount，并指明 devs 组：指明的组取代它自己的组" }).toEqual({ username: web, groups: ["devs", "system:authenticated"] });
    const anonymous = await server.send(request("GET", pods, { as: "root", "impersonate-user": "system:anonymous" }));
    t.expect(userIn(anonymous.object), { en: "The anonymous user", zh: "扮演匿名用户" }).toEqual({ username: "system:anonymous", groups: ["system:unauthenticated"] });
  });

  lab.test("impersonation.forbidden", { en: "Whoever may not, for the user and each of the groups, is refused", zh: "用户和每个组都要有权扮演，缺一就拒绝" }, async (t) => {
    const server = scene(t, (what) => what === "users/bob");
    t.expect(told(await server.send(request("GET", pods, { as: "alice", "impersonate-user": "carol" }))), { en: "alice may impersonate bob only, and tries carol", zh: "alice 只能扮演 bob，却要扮演 carol" }).toBe("403 Forbidden");
    t.expect(told(await server.send(request("GET", pods, { as: "alice", "impersonate-user": "bob", "impersonate-group": "system:masters" }))), { en: "alice may impersonate bob, but not the group system:masters", zh: "alice 能扮演 bob，但不能扮演 system:masters 组" }).toBe("403 Forbidden");
    t.expect(told(await server.send(request("GET", pods, { as: "alice", "impersonate-group": "devs" }))), { en: "A group without a user", zh: "只给了组，没给用户" }).toBe("500 InternalError");
  });

  lab.test("impersonation.headers", { en: "The headers are taken off, and nothing happens without them", zh: "用完去掉这些头；没有这些头就什么都不做" }, async (t) => {
    const server = scene(t);
    const acting = await server.send(request("GET", pods, { as: "root", "impersonate-user": "bob", "impersonate-group": "devs" }));
    const left = Object.keys((acting.object as { headers?: object } | undefined)?.headers ?? {}).filter((name) => name.startsWith("impersonate"));
    const plain = await server.send(request("GET", pods, { as: "alice" }));
    t.expect([left, userIn(plain.object)], { en: "Headers of impersonation that the next handler sees, and the user of a request without any", zh: "后面的处理器还能看到的扮演头，以及没有这些头的请求的用户" }).toEqual([[], { username: "alice", groups: ["system:authenticated"] }]);
  });
}

/** A server whose handler holds a request (x-hold) until it is let go, throws (x-fail) or answers 403 (x-refuse). */
function holding(t: Context, make: (doubles: Doubles) => Filter) {
  const waiting: (() => void)[] = [];
  const scene = behind(t, (doubles) => {
    const filter = make(doubles);
    return (next) => filter(async (sent, context) => {
      if ("x-fail" in sent.headers) throw new Error("the handler fails");
      if ("x-refuse" in sent.headers) return { status: 403, headers: {}, body: "" };
      if ("x-hold" in sent.headers) await new Promise<void>((resolve) => { waiting.push(resolve); });
      return next(sent, context);
    });
  });
  return { scene, release: () => { for (const go of waiting.splice(0)) go(); } };
}

export function limitTests(lab: Builder): void {
  const hold = { "x-hold": "1" };
  const codes = (begun: { now(): Parameters<typeof answerOf>[0] }[]) => begun.map((one) => told(answerOf(one.now())));

  lab.test("limit.too-many", { en: "More than the limit is refused with 429 and Retry-After, reads and writes apart", zh: "超过上限就以 429 和 Retry-After 拒绝，读和写分开计数" }, async (t) => {
    const { scene, release } = holding(t, () => t.student.max_in_flight.withMaxInFlight({ readOnly: 2, mutating: 1 }));
    const reads = [1, 2, 3].map(() => scene.begin(request("GET", pods, hold)));
    await scene.sim.advance(1);
    const writes = [1, 2].map(() => scene.begin(request("POST", pods, { ...hold, body: {} })));
    await scene.sim.advance(1);
    t.expect([codes(reads), codes(writes)], { en: "Two reads and one write may be under way. What three reads, then two writes, have got while the first are still held", zh: "同时最多两个读、一个写。先来三个读，再来两个写，前面的还没结束时各自得到的响应" })
      .toEqual([["under way", "under way", "429 TooManyRequests"], ["under way", "429 TooManyRequests"]]);
    t.expect(answerOf(reads[2]?.now() ?? "no request").headers["retry-after"], { en: "Retry-After of the refused read", zh: "被拒绝的读请求的 Retry-After" }).toBe("1");
    release();
    await scene.sim.advance(1);
    const later = await scene.send(request("GET", pods));
    t.expect(told(later), { en: "A read after the others are over", zh: "其他请求结束之后再来一个读" }).toBe("200");
  });

  lab.test("limit.failures", { en: "A request that fails gives its place back", zh: "失败的请求也要归还名额" }, async (t) => {
    const { scene } = holding(t, () => t.student.max_in_flight.withMaxInFlight({ readOnly: 1, mutating: 1 }));
    for (let i = 0; i < 3; i++) await scene.send(request("GET", pods, { "x-fail": "1" }));
    t.expect(told(await scene.send(request("GET", pods))), { en: "One read may be under way. After three whose handler threw, a fourth", zh: "同时最多一个读。三个请求的处理器抛出异常之后，再来一个" }).toBe("200");
  });

  lab.test("limit.exempt", { en: "Watches count for nothing, and system:masters is never refused", zh: "watch 不计入，system:masters 从不拒绝" }, async (t) => {
    const { scene } = holding(t, () => t.student.max_in_flight.withMaxInFlight({ readOnly: 1, mutating: 1 }));
    const begun = [
      scene.begin(request("GET", `${pods}?watch=true`, hold)), scene.begin(request("GET", `${pods}/web/log`, hold)), scene.begin(request("GET", pods, hold)),
    ];
    await scene.sim.advance(1);
    begun.push(scene.begin(request("GET", pods, { ...hold, as: "root" })));
    await scene.sim.advance(1);
    t.expect(codes(begun), { en: "One read may be under way; a watch, a log and a read of alice came, and then, with no place left, a read of system:masters", zh: "同时最多一个读；先来一个 watch、一个 log、一个 alice 的读，名额已满时又来一个 system:masters 的读" }).toEqual(["under way", "under way", "under way", "under way"]);
  });

  lab.test("timeout.ends", { en: "A request that takes too long is answered with 504; a watch may take its time", zh: "耗时过长的请求以 504 响应；watch 不限时" }, async (t) => {
    const { scene, release } = holding(t, ({ clock }) => t.student.timeout.withTimeout(clock, 60_000));
    const begun = [scene.begin(request("GET", pods, hold)), scene.begin(request("GET", `${pods}?watch=true`, hold))];
    await scene.sim.advance(59_999);
    t.expect(codes(begun), { en: "After 59.999 s", zh: "59.999 秒之后" }).toEqual(["under way", "under way"]);
    await scene.sim.advance(2);
    t.expect(codes(begun), { en: "A read and a watch that are still held after 60 s", zh: "60 秒之后，仍未结束的一个读和一个 watch" }).toEqual(["504 Timeout", "under way"]);
    release();
    await scene.sim.advance(1);
    t.expect(told(await scene.send(request("GET", pods))), { en: "The next request", zh: "下一个请求" }).toBe("200");
  });

  lab.test("timeout.faults", { en: "What a handler throws comes through at once", zh: "处理器抛出的异常立即传出去" }, async (t) => {
    const { scene } = holding(t, ({ clock }) => t.student.timeout.withTimeout(clock, 60_000));
    const answer = told(await scene.send(request("GET", pods, { "x-fail": "1" })));
    t.expect([answer, scene.sim.now < 60_000 ? "at once" : "after the time-out"], { en: "A request whose handler throws", zh: "处理器抛出异常的请求" }).toEqual(["no answer: Error: the handler fails", "at once"]);
  });

  lab.test("timeout.timer", { en: "A request that is answered leaves no timer behind", zh: "请求得到响应后，不留下定时器" }, async (t) => {
    const timers = { running: 0 };
    const { scene } = holding(t, ({ clock }) => t.student.timeout.withTimeout(countedClock(clock, timers), 60_000));
    for (let i = 0; i < 3; i++) await scene.send(request("GET", pods));
    t.expect(timers.running, { en: "Timers of the time-out that still run after three requests that were answered. Each holds its request in memory for a minute: stop it", zh: "三个请求都得到响应之后，仍在计时的超时定时器个数。每个都会让它的请求在内存里多留一分钟：要停掉它" }).toBe(0);
  });

  lab.test("audit.stages", { en: "The audit log says who asked for what, and how it ended", zh: "审计日志写明谁请求了什么、结果如何" }, async (t) => {
    const { scene } = holding(t, ({ audit, clock }) => t.student.audit.withAudit(audit, clock));
    await scene.send(request("DELETE", `${pods}/web`));
    await scene.send(request("GET", `${pods}?watch=true`));
    const failed = await scene.send(request("GET", `${pods}/web`, { "x-fail": "1" }));
    t.expect(scene.events.map(({ stage, verb, user, requestURI, code }) => `${stage} ${user} ${verb} ${requestURI} ${code ?? ""}`.trim()), { en: "Events of a deletion, of a watch (whose end is far away), and of a read whose handler throws", zh: "一次删除、一个 watch（还远没有结束）和一个处理器抛出异常的读，各自的审计事件" }).toEqual([
      `RequestReceived alice delete ${pods}/web`, `ResponseComplete alice delete ${pods}/web 200`,
      `RequestReceived alice watch ${pods}?watch=true`, `ResponseStarted alice watch ${pods}?watch=true 200`,
      `RequestReceived alice get ${pods}/web`, `Panic alice get ${pods}/web 500`,
    ]);
    t.expect(told(failed), { en: "What became of the read whose handler throws: the error goes on, for somebody outside to answer it", zh: "处理器抛出异常的那个读的结果：异常继续向外抛，由外层来响应" }).toBe("no answer: Error: the handler fails");
  });

  lab.test("audit.refused", { en: "A watch that is refused is complete", zh: "被拒绝的 watch 记为已完成" }, async (t) => {
    const { scene } = holding(t, ({ audit, clock }) => t.student.audit.withAudit(audit, clock));
    await scene.send(request("GET", `${pods}?watch=true`, { "x-refuse": "1" }));
    t.expect(scene.events.map(({ stage, code }) => `${stage} ${code ?? ""}`.trim()), { en: "Events of a watch that is answered with 403", zh: "一个以 403 响应的 watch 的审计事件" }).toEqual(["RequestReceived", "ResponseComplete 403"]);
  });

  lab.test("panic.recovers", { en: "A handler that throws ends its request with 500, and the server goes on", zh: "处理器抛出异常，只以 500 结束这一个请求，服务器继续运行" }, async (t) => {
    const { scene } = holding(t, ({ log }) => t.student.panic_recovery.withPanicRecovery(log));
    t.expect(told(await scene.send(request("GET", pods, { "x-fail": "1" }))), { en: "A request whose handler throws an Error", zh: "处理器抛出 Error 的请求" }).toBe("500 InternalError");
    t.expect(scene.warnings.length, { en: "Warnings in the log", zh: "日志中的警告数" }).toBe(1);
    t.expect(told(await scene.send(request("GET", pods))), { en: "The next request", zh: "下一个请求" }).toBe("200");
  });
}
