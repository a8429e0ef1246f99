import type { FrameworkPlugin, PluginStatus, Pod } from "@reconcile/api";
import { onlyOn, pod, podInfo, SchedulerScene } from "./scene";
import type { Builder } from "./student";

const binder: FrameworkPlugin = { name: "DefaultBinder", bind: () => Promise.resolve(undefined) };
const no = (reason: string): PluginStatus => ({ code: "Unschedulable", reasons: [reason] });

/** A plugin that has all extension points and agrees to everything. */
const everywhere = (name: string): FrameworkPlugin => ({
  name, preFilter: () => undefined, filter: () => undefined, postFilter: () => Promise.resolve({ status: no("no help") }), preScore: () => undefined, score: () => 1,
  reserve: () => undefined, unreserve: () => {}, permit: () => undefined, preBind: () => Promise.resolve(undefined), postBind: () => {},
});

/** A Reserve plugin that only writes down that it was called. */
const reserves = (name: string): FrameworkPlugin => ({ name, reserve: () => undefined, unreserve: () => {} });

export function cycleTests(lab: Builder): void {
  lab.test("cycle.order", { en: "A pod goes through the extension points in order, each plugin in the order of the profile", zh: "Pod 依次经过各个扩展点，插件按 profile 的顺序" }, async (t) => {
    const scene = new SchedulerScene(t, [everywhere("A"), everywhere("B"), binder]);
    scene.create(pod("p"));
    await scene.pass(100);
    t.expect(scene.calls.lines("preFilter", "preScore", "reserve", "permit", "preBind", "bind", "postBind"), { en: "Two plugins at all points, and a binder; two nodes, both fit. Filter and Score left out", zh: "两个插件，所有扩展点都有，外加一个 binder；两个节点都合适。不含 Filter 和 Score" }).toEqual([
      "preFilter A", "preFilter B", "preScore A", "preScore B", ...["reserve A", "reserve B", "permit A", "permit B", "preBind A", "preBind B", "bind DefaultBinder", "postBind A", "postBind B"].map((line) => `${line} on ${scene.calls.calls.at(-1)?.node ?? ""}`),
    ]);
    t.expect({ postFilter: scene.calls.lines("postFilter"), unreserve: scene.calls.lines("unreserve"), inFlight: [...scene.queue.inFlightPods()] }, { en: "What must not happen when all goes well, and who is in flight in the end", zh: "一切顺利时不该发生的事，以及最后谁在途" }).toEqual({ postFilter: [], unreserve: [], inFlight: [] });
    t.expect(scene.cache.finished, { en: "Whose binding the cache was told is finished (finishBinding)", zh: "缓存得知哪些 Pod 的绑定已结束（finishBinding）" }).toEqual(["p"]);
  });

  lab.test("cycle.assume", { en: "The pod is on its node before Reserve is called, and stays there", zh: "调用 Reserve 之前 Pod 就已记在节点上，并留在那里" }, async (t) => {
    const seen: unknown[] = [];
    const looking: FrameworkPlugin = { name: "Looking", reserve: (_state, one, node) => { seen.push(`${one.spec?.nodeName ?? "nowhere"} of ${node}: ${scene.onNodes[node]?.join(" ") ?? ""}`); return undefined; }, unreserve: () => {} };
    const scene: SchedulerScene = new SchedulerScene(t, [onlyOn("n2"), looking, binder]);
    scene.queue.addNominatedPod(podInfo(pod("p")), { nominatedNodeName: "n1", nominatingMode: "override" });
    scene.create(pod("p"));
    await scene.pass(100);
    t.expect(seen, { en: "In Reserve: the pod's spec.nodeName, the node, and who is on it", zh: "在 Reserve 里：Pod 的 spec.nodeName、节点，以及节点上有谁" }).toEqual(["n2 of n2: p"]);
    t.expect(scene.onNodes, { en: "In the end", zh: "最后" }).toEqual({ n1: [], n2: ["p"] });
    t.expect(scene.queue.nominatedPodsForNode("n1").length, { en: "It had been nominated for n1. How many are nominated for n1 now: with its place on n2 that is over", zh: "它曾被提名到 n1。现在 n1 的提名数：在 n2 有了位置，提名就结束了" }).toBe(0);
  });

  lab.test("cycle.no-node", { en: "If no node passes, PostFilter is asked, and the pod comes back with its refusers", zh: "没有节点通过，就问 PostFilter；Pod 带着拒绝者归队" }, async (t) => {
    const helper: FrameworkPlugin = { name: "Preemption", postFilter: (_state, _pod, { nodeToStatus }) => Promise.resolve({ status: no(`looked at ${[...nodeToStatus.keys()].join(" ")}`) }) };
    const scene = new SchedulerScene(t, [onlyOn(), helper, binder]);
    scene.create(pod("p"));
    await scene.pass(100);
    t.expect({ places: scene.places, refusers: scene.queue.unschedulablePods().map(({ unschedulablePlugins }) => [...unschedulablePlugins]), inFlight: [...scene.queue.inFlightPods()] }, { en: "OnlyOn refuses both nodes. Where the pod lies, who refused it, who is in flight", zh: "OnlyOn 拒绝两个节点。Pod 在哪里，谁拒绝了它，谁在途" }).toEqual({ places: { p: "unschedulablePods" }, refusers: [["OnlyOn"]], inFlight: [] });
    t.expect(scene.reports, { en: "What was reported: PostFilter's words stand behind the others", zh: "上报的内容：PostFilter 的话接在后面" }).toEqual([{ pod: "p", reason: "Unschedulable", message: "0/2 nodes are available: 2 node(s) are not allowed. looked at n1 n2" }]);
  });

  lab.test("cycle.nominates", { en: "Room that PostFilter has made is promised before the next pod is looked at", zh: "PostFilter 腾出的地方，在轮到下一个 Pod 之前就许诺出去" }, async (t) => {
    const seen: string[] = [];
    const helper: FrameworkPlugin = {
      name: "Preemption", async postFilter() {
        for (let step = 0; step < 20; step++) await Promise.resolve();
        return { status: { code: "Success", reasons: [] }, nominatingInfo: { nominatedNodeName: "n2", nominatingMode: "override" } };
      },
      preFilter: (_state, one) => { seen.push(`${one.metadata?.name ?? ""}: ${scene.queue.nominatedPodsForNode("n2").map(({ pod: other }) => other.metadata?.name).join(" ")}`); return undefined; },
    };
    const scene: SchedulerScene = new SchedulerScene(t, [onlyOn(), helper, binder]);
    scene.create(pod("first", 2), pod("second", 1));
    await scene.pass(100);
    t.expect(seen, { en: "first gets n2 promised by a PostFilter that takes its time, then second's cycle begins. Who is nominated for n2 when each cycle begins", zh: "PostFilter 过了一会儿才把 n2 许诺给 first，然后 second 的周期开始。每个周期开始时，n2 的提名" }).toEqual(["first: ", "second: first"]);
  });

  lab.test("cycle.error", { en: "An error is no refusal: PostFilter is not asked, and the pod backs off", zh: "出错不是拒绝：不问 PostFilter，Pod 去退避" }, async (t) => {
    const broken: FrameworkPlugin = { ...everywhere("Broken"), filter: () => ({ code: "Error", reasons: ["the lister is broken"] }) };
    const scene = new SchedulerScene(t, [broken, binder]);
    scene.create(pod("p"));
    await scene.pass(100);
    t.expect({ postFilter: scene.calls.lines("postFilter"), places: scene.places, reasons: scene.reports.map(({ reason }) => reason) }, { en: "Filter answers Error", zh: "Filter 返回 Error" }).toEqual({ postFilter: [], places: { p: "backoffQ" }, reasons: ["SchedulerError"] });
  });

  lab.test("cycle.reserve-fails", { en: "If a plugin cannot reserve, everything is undone", zh: "有插件无法预留，就全部撤销" }, async (t) => {
    const scene = new SchedulerScene(t, [reserves("A"), { ...reserves("B"), reserve: () => no("taken") }, reserves("C"), { ...binder, permit: () => undefined }]);
    scene.create(pod("p"));
    await scene.pass(100);
    t.expect(scene.calls.lines("reserve", "unreserve", "permit", "bind").map((line) => line.replace(/ on n\d/, "")), { en: "B cannot. Reserve, Unreserve, Permit and Bind", zh: "B 做不到。Reserve、Unreserve、Permit 和 Bind" }).toEqual(["reserve A", "reserve B", "unreserve C", "unreserve B", "unreserve A"]);
    t.expect({ onNodes: scene.onNodes, places: scene.places }, { en: "Who is on the nodes, where p lies", zh: "节点上有谁，p 在哪里" }).toEqual({ onNodes: { n1: [], n2: [] }, places: { p: "unschedulablePods" } });
  });

  lab.test("cycle.permit-refuses", { en: "A no of Permit undoes it, too", zh: "Permit 的拒绝同样要撤销" }, async (t) => {
    const scene = new SchedulerScene(t, [reserves("A"), { name: "Quota", permit: () => ({ status: no("quota") }) }, binder]);
    scene.create(pod("p"));
    await scene.pass(100);
    t.expect({ unreserve: scene.calls.lines("unreserve").length, bind: scene.calls.lines("bind"), onNodes: scene.onNodes, refusers: scene.queue.unschedulablePods().map(({ unschedulablePlugins }) => [...unschedulablePlugins]) }, { en: "Quota says no. How often Unreserve was called, Bind, who is on the nodes, who refused p", zh: "Quota 拒绝。Unreserve 的次数、Bind、节点上有谁、谁拒绝了 p" }).toEqual({ unreserve: 1, bind: [], onNodes: { n1: [], n2: [] }, refusers: [["Quota"]] });
    t.expect(scene.reports, { en: "What was reported: a refusal is no error", zh: "上报的内容：拒绝不是错误" }).toEqual([{ pod: "p", reason: "Unschedulable", message: "quota" }]);
    const pending = new SchedulerScene(t, [reserves("A"), { name: "Later", permit: () => ({ status: { code: "Pending", reasons: ["not yet"] } }) }, binder]);
    pending.create(pod("p"));
    await pending.pass(100);
    t.expect(pending.queue.unschedulablePods().map(({ unschedulablePlugins, pendingPlugins }) => ({ unschedulablePlugins: [...unschedulablePlugins], pendingPlugins: [...pendingPlugins] })), { en: "Later says Pending in Permit: p comes back to the queue with", zh: "Later 在 Permit 返回 Pending：p 归队时带着" })
      .toEqual([{ unschedulablePlugins: [], pendingPlugins: ["Later"] }]);
  });

  lab.test("cycle.throws", { en: "What is thrown in the scheduling cycle fails this pod, and not the scheduler", zh: "调度周期里抛出的异常只让这个 Pod 失败，不会让调度器停下" }, async (t) => {
    const broken = (one: Pod, where: string): undefined => { if (one.metadata?.name === "p") throw new Error(`${where} is broken`); };
    for (const [what, zh, plugin] of [
      ["Reserve throws", "Reserve 抛出异常", { ...reserves("Broken"), reserve: (_state, one) => broken(one, "Reserve") }],
      ["Permit throws", "Permit 抛出异常", { name: "Broken", permit: (_state, one) => broken(one, "Permit") }],
      ["The cache's assumePod throws", "缓存的 assumePod 抛出异常", reserves("Fine")],
    ] as [string, string, FrameworkPlugin][]) {
      const scene = new SchedulerScene(t, [reserves("A"), plugin, binder]);
      if (plugin.name === "Fine") {
        const assume = scene.cache.assumePod.bind(scene.cache);
        scene.cache.assumePod = (one) => { broken(one, "the cache"); assume(one); };
      }
      scene.create(pod("p", 2), pod("next", 1));
      await scene.pass(100);
      t.expect({ bound: scene.calls.lines("bind").map((line) => line.replace(/ on n\d/, "")), onNodes: Object.values(scene.onNodes).flat(), places: scene.places, inFlight: [...scene.queue.inFlightPods()], reports: scene.reports.map(({ pod: one, reason, message }) => `${one}: ${reason}: ${message}`) }, {
        en: `${what} for p; next comes after it. What was bound, who is on a node, where p lies, who is in flight, and what was reported`, zh: `${zh}（Pod 为 p）；next 排在后面。绑定了什么、节点上有谁、p 在哪里、谁在途，以及上报的内容`,
      }).toEqual({ bound: ["bind DefaultBinder"], onNodes: ["next"], places: { p: "backoffQ" }, inFlight: [], reports: [`p: SchedulerError: ${what.startsWith("The") ? "the cache" : what.split(" ")[0]} is broken`] });
    }
  });

  lab.test("cycle.parallel", { en: "While one pod waits in Permit, the next is scheduled", zh: "一个 Pod 在 Permit 等待时，下一个照常调度" }, async (t) => {
    const slow: FrameworkPlugin = { name: "Slow", permit: (_state, one) => (one.metadata?.name === "slow" ? { status: { code: "Wait", reasons: [] }, timeout: 10_000 } : undefined) };
    const scene = new SchedulerScene(t, [reserves("A"), slow, binder]);
    scene.create(pod("slow", 2), pod("quick", 1));
    await scene.pass(1_000);
    t.expect({ bound: scene.calls.calls.filter(({ point }) => point === "bind").map(({ pod: one }) => one), inFlight: [...scene.queue.inFlightPods()], placed: Object.values(scene.onNodes).flat().sort() }, { en: "slow waits in Permit, quick comes after it. Who was bound, who is in flight, who has a place", zh: "slow 在 Permit 等待，quick 跟在后面。谁绑定了，谁在途，谁有位置" }).toEqual({ bound: ["quick"], inFlight: ["slow"], placed: ["quick", "slow"] });
    await scene.pass(10_000);
    t.expect({ places: scene.places, placed: Object.values(scene.onNodes).flat(), unreserved: scene.calls.lines("unreserve").length }, { en: "slow's 10 s are over", zh: "slow 的 10 秒用完了" }).toEqual({ places: { slow: "unschedulablePods" }, placed: ["quick"], unreserved: 1 });
  });

  lab.test("cycle.group", { en: "Pods that belong together are bound together", zh: "同一组的 Pod 一起绑定" }, async (t) => {
    const gang: FrameworkPlugin = {
      name: "Gang",
      permit: () => {
        const waiting: string[] = [];
        scene.framework.iterateOverWaitingPods(({ pod: one }) => waiting.push(one.metadata?.uid ?? ""));
        if (waiting.length < 2) return { status: { code: "Wait", reasons: [] }, timeout: 60_000 };
        for (const uid of waiting) scene.framework.getWaitingPod(uid)?.allow("Gang");
        return undefined;
      },
    };
    const scene: SchedulerScene = new SchedulerScene(t, [gang, binder]);
    const bound = () => scene.calls.calls.filter(({ point }) => point === "bind").map(({ pod: one }) => one).sort();
    scene.create(pod("a"), pod("b"));
    await scene.pass(1_000);
    t.expect(bound(), { en: "A plugin lets pods wait until there are three. Two are there: who is bound", zh: "插件让 Pod 等到三个都在。现在有两个：谁绑定了" }).toEqual([]);
    scene.create(pod("c"));
    await scene.pass(1_000);
    t.expect(bound(), { en: "The third comes", zh: "第三个来了" }).toEqual(["a", "b", "c"]);
  });

  lab.test("cycle.bind-fails", { en: "A binding that fails, or throws, is undone, and the pod backs off", zh: "绑定失败或抛出异常都要撤销，Pod 去退避" }, async (t) => {
    for (const [what, failing] of [
      ["Bind fails", { name: "Binder", bind: () => Promise.resolve<PluginStatus>({ code: "Error", reasons: ["conflict"] }) }],
      ["All Bind plugins skip", { name: "Binder", bind: () => Promise.resolve<PluginStatus>({ code: "Skip", reasons: [] }) }],
      ["PreBind throws", { ...binder, preBind: () => Promise.reject(new Error("the volume is gone")) }],
    ] as [string, FrameworkPlugin][]) {
      const scene = new SchedulerScene(t, [reserves("A"), reserves("B"), failing, { name: "Notes", postBind: () => {} }]);
      scene.create(pod("p"));
      await scene.pass(100);
      t.expect({ unreserve: scene.calls.lines("unreserve").map((line) => line.split(" ")[1]), onNodes: Object.values(scene.onNodes).flat(), places: scene.places, postBind: scene.calls.lines("postBind"), reasons: scene.reports.map(({ reason }) => reason) }, { en: `${what}. Who is unreserved, who is on a node, where p lies, PostBind, what was reported`, zh: `${what}。撤销了谁，节点上有谁，p 在哪里，PostBind，上报了什么` })
        .toEqual({ unreserve: ["B", "A"], onNodes: [], places: { p: "backoffQ" }, postBind: [], reasons: ["SchedulerError"] });
    }
  });

  lab.test("cycle.done", { en: "Events that come during a binding are not kept: nothing that happens can refuse the pod now", zh: "绑定期间的事件不再留存：此后没有什么能拒绝这个 Pod" }, async (t) => {
    let release = () => {};
    const slow: FrameworkPlugin = { ...binder, preBind: () => new Promise((resolve) => { release = () => resolve(undefined); }) };
    const scene = new SchedulerScene(t, [slow]);
    scene.create(pod("p"));
    await scene.pass(100);
    t.expect([...scene.queue.inFlightPods()], { en: "PreBind takes its time (a volume is being made ready). Who is in flight for the queue", zh: "PreBind 很慢（在等卷就绪）。对队列来说谁在途" }).toEqual([]);
    release();
    await scene.pass(100);
    t.expect(scene.calls.lines("bind").length, { en: "PreBind is over. How often Bind was called", zh: "PreBind 结束。Bind 的次数" }).toBe(1);
  });
}
