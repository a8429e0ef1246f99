import { MapCycleState } from "@/labs/scheduler/framework/cycle_state";
import { noClient, noListers } from "@/labs/scheduler/framework/nothing";
import { Snapshot } from "@/labs/scheduler/framework/snapshot";
import { node } from "@/labs/scheduler/behaviours/manifests";
import { Nominator } from "@/labs/scheduling-queue/solution/nominator";
import { HttpClient } from "@/labs/wire/client";
import { HttpServer } from "@/labs/wire/server";
import type { ExtenderArgs, ExtenderConfig, ExtenderFilterResult, FrameworkPlugin, HostPriority, HttpRequest, HttpResponse, Json, Pod } from "@reconcile/api";
import { CallLog } from "./call-log";
import { nodes, pod } from "./scene";
import type { Builder, Context } from "./student";

type Answer = ExtenderFilterResult | readonly HostPriority[] | { readonly status: number };

/** A scheduler and extenders, a process each, 5 ms apart; each request is in the trace. `policy` is asked with the extender's name and the verb. */
class ExtenderScene {
  readonly sim;
  /** Each request that reached an extender. */
  readonly requests: { readonly to: string; readonly request: HttpRequest; readonly args: ExtenderArgs }[] = [];
  readonly #t: Context;
  readonly #clients = new Map<string, HttpClient>();
  readonly #host;

  constructor(t: Context, names: readonly string[], policy: (name: string, verb: string, args: ExtenderArgs) => Answer) {
    this.#t = t;
    this.sim = t.sim({ network: { delay: 5 } });
    for (const name of names) {
      this.sim.spawn(name, (cap) => {
        const http = new HttpServer(cap, async (request): Promise<HttpResponse> => {
          const args = JSON.parse(request.body ?? "{}") as ExtenderArgs;
          this.requests.push({ to: name, request, args });
          const answer = policy(name, request.url.split("/").at(-1) ?? "", args);
          if ("status" in answer) return { status: answer.status, headers: {}, body: "" };
          return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(answer) };
        });
        return { start() {}, onMessage: (from, message) => { http.onMessage(from, message); } };
      });
    }
    this.#host = this.sim.spawn("scheduler", (cap) => {
      for (const name of names) this.#clients.set(name, new HttpClient(cap, name));
      return { start() {}, cap, onMessage: (from, message) => { for (const [name, client] of this.#clients) if (name === from) client.onMessage(from, message); } };
    }, { observe: (): Json => ({ requests: this.requests.slice(-8).map(({ to, request }) => `${to}: ${request.method} ${request.url}`) }) });
  }

  get capabilities() {
    return this.#host.component!.cap;
  }

  extender(name: string, config: Partial<ExtenderConfig> = {}) {
    const client = this.#clients.get(name);
    return new this.#t.student.extender.HTTPExtender({ urlPrefix: `http://${name}/scheduler`, filterVerb: "filter", prioritizeVerb: "prioritize", ...config }, (request) => client!.roundTrip(request));
  }

  /** What a promise comes to, in virtual time; an error's message. */
  async outcome<T>(what: string, action: () => Promise<T>): Promise<T | string> {
    this.sim.note(what);
    const settled = await this.sim.settle((async () => action())(), { maxEvents: 20_000 });
    if (settled.kind === "resolved") return settled.value;
    return settled.kind === "rejected" ? (settled.error instanceof Error ? settled.error.message : String(settled.error)) : `never settled (${settled.kind})`;
  }
}

const namesOf = (args: ExtenderArgs) => args.NodeNames ?? args.Nodes?.items.map(({ metadata }) => metadata?.name ?? "") ?? [];
/** Only nodes whose number is even pass. */
const evenOnly = (args: ExtenderArgs): ExtenderFilterResult => {
  const passed = namesOf(args).filter((name) => Number(name.slice(1)) % 2 === 0);
  const failed = Object.fromEntries(namesOf(args).filter((name) => !passed.includes(name)).map((name) => [name, "odd"]));
  return args.NodeNames === undefined ? { Nodes: { items: args.Nodes?.items.filter(({ metadata }) => passed.includes(metadata?.name ?? "")) ?? [] }, FailedNodes: failed } : { NodeNames: passed, FailedNodes: failed };
};

const asking = (name: string, resource: string): Pod => pod(name, 0, { containers: [{ name: "c", resources: { requests: { [resource]: "1" } } }] });

export function extenderTests(lab: Builder): void {
  lab.test("extender.filter", { en: "An extender is asked by POST, and its answer sorts the nodes", zh: "用 POST 询问 Extender，按它的回答划分节点" }, async (t) => {
    const scene = new ExtenderScene(t, ["even"], (_name, _verb, args) => ({ ...evenOnly(args), FailedAndUnresolvableNodes: { n3: "never" } }));
    const result = await scene.outcome("filter", () => scene.extender("even").filter(pod("p"), nodes("n1", "n2", "n3", "n4")));
    t.expect(scene.requests.map(({ request, args }) => ({ line: `${request.method} ${request.url}`, type: request.headers["content-type"], pod: args.Pod.metadata?.name, nodes: args.Nodes?.items.map(({ metadata }) => metadata?.name), names: args.NodeNames })), { en: "The request: whole nodes unless the extender is nodeCacheCapable", zh: "请求：除非 nodeCacheCapable，否则带完整的节点" })
      .toEqual([{ line: "POST http://even/scheduler/filter", type: "application/json", pod: "p", nodes: ["n1", "n2", "n3", "n4"], names: undefined }]);
    if (typeof result === "string") return t.fail({ en: `filter failed: ${result}`, zh: `filter 失败：${result}` });
    t.expect({ feasible: result.feasible.map(({ name }) => name), failed: Object.fromEntries([...result.failed].map(([name, { code, reasons }]) => [name, `${code}: ${reasons.join()}`])) }, { en: "Even nodes pass; n1 and n3 are in FailedNodes, n3 also in FailedAndUnresolvableNodes, which comes first", zh: "偶数节点通过；n1、n3 在 FailedNodes 里，n3 也在 FailedAndUnresolvableNodes 里，后者优先" })
      .toEqual({ feasible: ["n2", "n4"], failed: { n1: "Unschedulable: odd", n3: "UnschedulableAndUnresolvable: never" } });
    return undefined;
  });

  lab.test("extender.names", { en: "An extender that knows the nodes gets their names only", zh: "对自己缓存了节点的 Extender，只发节点名" }, async (t) => {
    const scene = new ExtenderScene(t, ["even"], (_name, _verb, args) => evenOnly(args));
    const result = await scene.outcome("filter", () => scene.extender("even", { nodeCacheCapable: true }).filter(pod("p"), nodes("n1", "n2")));
    t.expect({ names: scene.requests[0]?.args.NodeNames, nodes: scene.requests[0]?.args.Nodes, feasible: typeof result === "string" ? result : result.feasible.map(({ name }) => name) }, { en: "nodeCacheCapable is on. NodeNames, Nodes, and who passes", zh: "nodeCacheCapable 打开。NodeNames、Nodes，以及谁通过" }).toEqual({ names: ["n1", "n2"], nodes: undefined, feasible: ["n2"] });
  });

  lab.test("extender.interest", { en: "An extender is asked only for what it manages and does", zh: "只在它管的资源、它做的事上询问 Extender" }, async (t) => {
    const scene = new ExtenderScene(t, ["gpu"], (_name, _verb, args) => evenOnly(args));
    const gpu = scene.extender("gpu", { managedResources: ["nvidia.com/gpu"] });
    t.expect([asking("cpu", "cpu"), asking("gpu", "nvidia.com/gpu")].map((one) => gpu.isInterested(one)), { en: "It manages nvidia.com/gpu: is it interested in a pod that asks for cpu, and in one that asks for a GPU?", zh: "它管理 nvidia.com/gpu：对请求 cpu 的 Pod、请求 GPU 的 Pod 是否感兴趣" }).toEqual([false, true]);
    t.expect(scene.extender("gpu").isInterested(asking("cpu", "cpu")), { en: "Without managedResources", zh: "没有 managedResources" }).toBe(true);
    const mute: ExtenderConfig = { urlPrefix: "http://gpu/scheduler" };
    const silent = new t.student.extender.HTTPExtender(mute, () => Promise.reject(new Error("asked though it has no verbs")));
    const result = await scene.outcome("filter", () => silent.filter(pod("p"), nodes("n1")));
    t.expect([typeof result === "string" ? result : result.feasible.length, await scene.outcome("prioritize", async () => (await silent.prioritize(pod("p"), nodes("n1"))).size)], { en: "Without filterVerb and prioritizeVerb: all nodes pass, no scores, no request", zh: "没有 filterVerb 和 prioritizeVerb：全部通过、没有分数、不发请求" }).toEqual([1, 0]);
  });

  lab.test("extender.fails", { en: "An extender that fails is an error, unless it is ignorable", zh: "Extender 失败就是错误，除非它 ignorable" }, async (t) => {
    const scene = new ExtenderScene(t, ["down", "broken"], (name) => (name === "down" ? { status: 500 } : { Error: "no GPU driver" }));
    const filtered = (name: string) => scene.outcome("filter", async () => (await scene.extender(name).filter(pod("p"), nodes("n1", "n2"))).feasible.length);
    t.expect([(await filtered("down")).toString().includes("500"), await filtered("broken")], { en: "down answers 500: does the message name the code? broken fills Error", zh: "down 返回 500：错误信息里有没有状态码？broken 填了 Error" }).toEqual([true, "no GPU driver"]);
    const place = (ignorable: boolean) => schedule(scene, t, [scene.extender("down", { ignorable })], ["n1"]);
    t.expect([(await place(true)).host, (await place(false)).host.includes("500")], { en: "Scheduling on one node, with down ignorable and not: the host, and whether the error comes out", zh: "在一个节点上调度，down 可忽略与不可忽略：选中的节点，以及错误是否抛出" }).toEqual(["n1", true]);
  });

  lab.test("extender.chain", { en: "Each extender sees only what the ones before have left", zh: "后面的 Extender 只看前面剩下的节点" }, async (t) => {
    const scene = new ExtenderScene(t, ["even", "none", "late"], (name, _verb, args) => (name === "none" ? { Nodes: { items: [] }, FailedNodes: Object.fromEntries(namesOf(args).map((one) => [one, "full"])) } : evenOnly(args)));
    const { host } = await schedule(scene, t, ["even", "none", "late"].map((name) => scene.extender(name)), ["n1", "n2", "n3", "n4"], { name: "NotFour", filter: (_s, _p, info) => (info.name === "n4" ? { code: "Unschedulable", reasons: ["four"] } : undefined) });
    t.expect(scene.requests.map(({ to, args }) => `${to}: ${namesOf(args).join(" ")}`), { en: "A plugin refuses n4, even the odd ones, none everything; late comes after it. Who was asked about which nodes", zh: "插件拒绝 n4，even 拒绝奇数，none 全部拒绝，late 在它之后。谁被问到哪些节点" }).toEqual(["even: n1 n2 n3", "none: n2"]);
    t.expect(host, { en: "What the pod's owner is told", zh: "Pod 的用户看到的消息" }).toBe("0/4 nodes are available: 1 four, 1 full, 2 odd.");
  });

  lab.test("extender.scores", { en: "0 to 10 by an extender count as 0 to 100 by a plugin, times its weight", zh: "Extender 的 0 到 10 相当于插件的 0 到 100，再乘权重" }, async (t) => {
    const scores = { n1: 4, n2: 0, n3: 9 } as Record<string, number>;
    const scene = new ExtenderScene(t, ["advice", "down"], (name, verb, args) => (name === "down" ? { status: 500 } : verb === "filter" ? { Nodes: args.Nodes ?? { items: [] } } : namesOf(args).map((Host) => ({ Host, Score: scores[Host] ?? 0 }))));
    const plugin = (n1: number, n2: number, n3: number): FrameworkPlugin => ({ name: "Plugin", score: (_s, _p, info) => ({ n1, n2, n3 } as Record<string, number>)[info.name] ?? 0 });
    const host = async (weight: number, scoring: FrameworkPlugin, ...more: ReturnType<ExtenderScene["extender"]>[]) => (await schedule(scene, t, [scene.extender("advice", { weight }), ...more], ["n1", "n2", "n3"], scoring)).host;
    t.expect([await host(1, plugin(60, 0, 0)), await host(1, plugin(40, 0, 0)), await host(2, plugin(99, 0, 0)), await host(1, plugin(0, 95, 0))], {
      en: "The extender gives n1 4, n2 0, n3 9. The plugin gives n1 60; n1 40; n1 99 with weight 2 for the extender; n2 95. Who wins each time",
      zh: "Extender 给 n1 4 分、n2 0 分、n3 9 分。插件依次给 n1 60；n1 40；n1 99 而 Extender 权重为 2；n2 95。每次谁胜出",
    }).toEqual(["n1", "n3", "n3", "n2"]);
    const other = scene.extender("down", { ignorable: true });
    t.expect(await host(1, plugin(0, 0, 0), other), { en: "Another extender fails when it is asked for scores: advice that does not come is no error", zh: "另一个 Extender 打分时失败：得不到建议不算出错" }).toBe("n3");
  });

  lab.test("extender.cost", { en: "The same policy as a plugin and as an extender: the same node, at another price", zh: "同一条策略写成插件与 Extender：选同样的节点，代价不同" }, async (t) => {
    const many = Array.from({ length: 50 }, (_, i) => `n${i}`);
    const prefers = (name: string) => (name === "n24" ? 10 : 1);
    const scene = new ExtenderScene(t, ["policy"], (_name, verb, args) => (verb === "filter" ? evenOnly(args) : namesOf(args).map((Host) => ({ Host, Score: prefers(Host) }))));
    const asPlugin: FrameworkPlugin = {
      name: "Policy", filter: (_s, _p, info) => (Number(info.name.slice(1)) % 2 === 0 ? undefined : { code: "Unschedulable", reasons: ["odd"] }), score: (_s, _p, info) => prefers(info.name) * 10,
    };
    const run = async (what: string, extenders: Parameters<typeof schedule>[2], plugin?: FrameworkPlugin) => {
      const [requests, since] = [scene.requests.length, scene.sim.now];
      const placed = [];
      for (let i = 0; i < 4; i++) placed.push((await schedule(scene, t, extenders, many, plugin)).host);
      const sent = scene.requests.slice(requests);
      scene.sim.note(`${what}: ${sent.length} requests, ${scene.sim.now - since} ms`);
      return { hosts: [...new Set(placed)], requests: sent.length, ms: scene.sim.now - since, bytes: sent.reduce((sum, { request }) => sum + (request.body?.length ?? 0), 0) };
    };
    const plugin = await run("plugin", [], asPlugin);
    const whole = await run("extender", [scene.extender("policy")]);
    const names = await run("extender, names only", [scene.extender("policy", { nodeCacheCapable: true })]);
    const said = ({ hosts, requests, ms }: typeof plugin) => `${hosts.join(" ")}: ${requests} requests, ${ms} ms`;
    t.expect([said(plugin), said(whole), said(names)], { en: "Four pods, 50 nodes, 5 ms each way. As a plugin; as an extender; as an extender with nodeCacheCapable", zh: "4 个 Pod、50 个节点、单程 5 ms。写成插件；写成 Extender；写成 nodeCacheCapable 的 Extender" }).toEqual(["n24: 0 requests, 0 ms", "n24: 8 requests, 80 ms", "n24: 8 requests, 80 ms"]);
    t.expect(whole.bytes > 10 * names.bytes, { en: `Bytes sent: ${whole.bytes} with whole nodes, ${names.bytes} with names: less than a tenth`, zh: `发送的字节数：带完整节点 ${whole.bytes}，只带名字 ${names.bytes}：不到十分之一` }).toBe(true);
  });
}

/** Places one pod with the student's framework, one plugin and these extenders; the message if it does not work. */
async function schedule(scene: ExtenderScene, t: Context, extenders: readonly ReturnType<ExtenderScene["extender"]>[], names: readonly string[], plugin?: FrameworkPlugin): Promise<{ readonly host: string }> {
  const snapshot = new Snapshot(names.map((name) => node(name)));
  const { clock, random } = scene.capabilities;
  const queue = Object.assign(new Nominator(), { activate: () => {} });
  const log = new CallLog(scene.sim);
  const framework = new t.student.framework.SchedulerFramework({
    clock, client: noClient, listers: noListers, snapshot: () => snapshot,
    queue: () => queue, plugins: () => (plugin === undefined ? [] : [{ plugin: names.length > 10 ? plugin : log.recorded(plugin) }]),
  });
  const algorithm = new t.student.extender_algorithm.ExtenderAlgorithm(framework, extenders, { random });
  const result = await scene.outcome("schedulePod", () => algorithm.schedulePod(new MapCycleState(), pod("p"), snapshot));
  return { host: typeof result === "string" ? result : result.suggestedHost };
}

