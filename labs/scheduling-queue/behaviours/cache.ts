import { node } from "@/labs/scheduler/behaviours/manifests";
import { Snapshot } from "@/labs/scheduler/framework/snapshot";
import type { Pod } from "@reconcile/api";
import { given, places, plugin, pod, podDelete, Scene } from "./scene";
import { SmallScheduler, type Binding } from "./small-scheduler";
import type { Builder, Context } from "./student";

/** A pod that wants so many mCPU, on a node if one is named. */
function asking(name: string, cpu: string, nodeName?: string, uid = name): Pod {
  return pod(name, 0, { uid, spec: { containers: [{ name: "c", resources: { requests: { cpu } } }], ...(nodeName === undefined ? {} : { nodeName }) } });
}

function cacheOf(t: Context, ...nodes: readonly string[]) {
  const table = new Snapshot();
  const cache = new t.student.scheduler_cache.Cache(table, given.newPodInfo);
  for (const name of nodes) cache.addNode(node(name));
  const used = () => Object.fromEntries(cache.updateSnapshot().nodeInfos().list().map(({ name, requested, pods }) => [name, `${requested.milliCPU}m, ${pods.length} pods`]));
  return { cache, used };
}

const attempt = (action: () => void): string => {
  try {
    action();
    return "accepted";
  } catch {
    return "an exception";
  }
};

export function cacheTests(lab: Builder): void {
  lab.test("cache.assume", { en: "An assumed pod counts before it is bound", zh: "assume 的 Pod 在绑定之前就记上账" }, (t) => {
    const { cache, used } = cacheOf(t, "n1", "n2");
    cache.assumePod(asking("a", "500m", "n1"));
    t.expect(used(), { en: "a (500m) is assumed to be on n1. What is in use", zh: "把 a（500m）assume 到 n1。各节点已用" }).toEqual({ n1: "500m, 1 pods", n2: "0m, 0 pods" });
    t.expect({ a: cache.isAssumedPod(asking("a", "500m", "n1")), b: cache.isAssumedPod(asking("b", "1", "n1")) }, { en: "isAssumedPod of a, and of a pod that nobody has assumed", zh: "isAssumedPod：对 a，以及对没人 assume 过的 Pod" }).toEqual({ a: true, b: false });
    t.expect(attempt(() => cache.assumePod(asking("a", "500m", "n2"))), { en: "a is assumed once more, on n2", zh: "把 a 再次 assume，到 n2" }).toBe("an exception");
  });

  lab.test("cache.confirm", { en: "The informer's word confirms an assumption; it does not count twice", zh: "Informer 的消息确认 assume，不会记两次账" }, (t) => {
    const { cache, used } = cacheOf(t, "n1", "n2");
    cache.assumePod(asking("a", "500m", "n1"));
    cache.finishBinding(asking("a", "500m", "n1"));
    cache.addPod(asking("a", "500m", "n1"));
    t.expect({ used: used(), assumed: cache.isAssumedPod(asking("a", "500m", "n1")) }, { en: "a is assumed on n1, then the informer says that it is there", zh: "把 a assume 到 n1，随后 Informer 说它在那里" }).toEqual({ used: { n1: "500m, 1 pods", n2: "0m, 0 pods" }, assumed: false });
    cache.assumePod(asking("b", "250m", "n1"));
    cache.addPod(asking("b", "250m", "n2"));
    t.expect(attempt(() => cache.assumePod(asking("a", "500m", "n1"))), { en: "a, which is confirmed, is assumed once more", zh: "a 已确认，再次 assume 它" }).toBe("an exception");
    t.expect(used(), { en: "b is assumed on n1, but the informer says n2: somebody else has bound it", zh: "把 b assume 到 n1，但 Informer 说它在 n2：被别人绑定了" }).toEqual({ n1: "500m, 1 pods", n2: "250m, 1 pods" });
  });

  lab.test("cache.forget", { en: "forgetPod gives the place back, once, and only of an assumed pod", zh: "forgetPod 归还位置，且只能对 assume 的 Pod 调用" }, (t) => {
    const { cache, used } = cacheOf(t, "n1");
    cache.assumePod(asking("a", "500m", "n1"));
    cache.forgetPod(asking("a", "500m", "n1"));
    t.expect(used(), { en: "a is assumed and forgotten", zh: "assume a，然后 forget" }).toEqual({ n1: "0m, 0 pods" });
    cache.assumePod(asking("a", "500m", "n1"));
    cache.addPod(asking("a", "500m", "n1"));
    t.expect({ forget: attempt(() => cache.forgetPod(asking("a", "500m", "n1"))), used: used() }, { en: "a is assumed again and confirmed by the informer: it really runs. forgetPod, and what is in use", zh: "再次 assume a，并被 Informer 确认：它真的在运行。forgetPod 的结果与已用量" }).toEqual({ forget: "an exception", used: { n1: "500m, 1 pods" } });
    t.expect(attempt(() => cache.forgetPod(asking("stranger", "1", "n1"))), { en: "forgetPod of a pod that the cache does not know (it was deleted meanwhile)", zh: "对缓存不认识的 Pod 调用 forgetPod（其间已被删除）" }).toBe("accepted");
  });

  lab.test("cache.changes", { en: "Updates and deletions take away what was counted, not what the object says now", zh: "更新与删除要减去当初记的账，而不是对象现在写的" }, (t) => {
    const { cache, used } = cacheOf(t, "n1");
    cache.addPod(asking("a", "500m", "n1"));
    cache.updatePod(asking("a", "500m", "n1"), asking("a", "300m", "n1"));
    t.expect(used(), { en: "a is resized from 500m to 300m", zh: "a 从 500m 缩到 300m" }).toEqual({ n1: "300m, 1 pods" });
    cache.removePod(asking("a", "100m", "n1"));
    t.expect(used(), { en: "a is removed; the object that comes with it says 100m", zh: "移除 a，随之而来的对象写着 100m" }).toEqual({ n1: "0m, 0 pods" });
  });

  lab.test("cache.assumed-gone", { en: "A pod that is gone gives its place back, assumed or not", zh: "Pod 消失就归还位置，不管是否只是 assume" }, (t) => {
    const { cache, used } = cacheOf(t, "n1");
    cache.assumePod(asking("a", "500m", "n1"));
    cache.removePod(asking("a", "500m", "n1"));
    t.expect(used(), { en: "a is assumed and bound; before the informer has told of that it tells that a is gone: removePod", zh: "a 已 assume 并绑定；Informer 还没来得及告知绑定，就告知 a 已消失：removePod" }).toEqual({ n1: "0m, 0 pods" });
  });

  lab.test("cache.node-later", { en: "A pod whose node is not known yet counts once the node is", zh: "Pod 先到、节点后到，也要记上账" }, (t) => {
    const { cache, used } = cacheOf(t, "n1");
    cache.addPod(asking("a", "500m", "n2"));
    t.expect(used(), { en: "a is on n2, and n2 is not known", zh: "a 在 n2 上，而 n2 还不认识" }).toEqual({ n1: "0m, 0 pods" });
    cache.addNode(node("n2"));
    t.expect(used(), { en: "n2 comes", zh: "n2 到了" }).toEqual({ n1: "0m, 0 pods", n2: "500m, 1 pods" });
    cache.updateNode(node("n2"), node("n2", { cpu: "8" }));
    t.expect(used(), { en: "n2 is updated", zh: "n2 被更新" }).toEqual({ n1: "0m, 0 pods", n2: "500m, 1 pods" });
    cache.removeNode(node("n2"));
    cache.removePod(asking("a", "500m", "n2"));
    cache.addNode(node("n2"));
    t.expect(used(), { en: "n2 goes, then a goes, then n2 comes back", zh: "n2 离开，a 离开，n2 又回来" }).toEqual({ n1: "0m, 0 pods", n2: "0m, 0 pods" });
  });

  lab.test("cache.node-back", { en: "A node that comes back still has its pods", zh: "节点回来了，它的 Pod 还在账上" }, (t) => {
    const { cache, used } = cacheOf(t, "n1");
    cache.addPod(asking("a", "500m", "n1"));
    cache.removeNode(node("n1"));
    cache.addNode(node("n1"));
    t.expect(used(), { en: "a is on n1. The node n1 is deleted and created anew; nobody has said that a is gone", zh: "a 在 n1 上。节点 n1 被删除，又重新创建；没有人说 a 已消失" }).toEqual({ n1: "500m, 1 pods" });
  });
}

export function bindingTests(lab: Builder): void {
  lab.test("failure.latest", { en: "A pod comes back as it is now, not as it was popped", zh: "归队的是现在的 Pod，而不是 pop 时的旧对象" }, async (t) => {
    const scheduler = new SmallScheduler(t);
    scheduler.addNode("n1", "1");
    scheduler.create(asking("a", "4"));
    scheduler.pods.set("a", asking("a", "500m"));
    await scheduler.pass(0);
    t.expect(scheduler.queue.unschedulablePods().map(({ podInfo }) => podInfo.requests.milliCPU), { en: "a asks for 4 CPUs and is popped; meanwhile it is changed to 500m, then refused. What the pod in unschedulablePods asks for", zh: "a 请求 4 核并被 pop，其间改成 500m，随后被拒绝。unschedulablePods 里的 Pod 请求多少" }).toEqual([500]);
  });

  lab.test("failure.refusers", { en: "A pod comes back with all who refused it, pending ones too", zh: "归队的 Pod 带上所有拒绝者，包括 Pending 的" }, async (t) => {
    const { cache } = cacheOf(t, "n1");
    const { queue } = new Scene(t, { run: false });
    queue.add(pod("a"));
    const info = await queue.pop();
    const context = { queue, cache, newPodInfo: given.newPodInfo, getPod: (one: Pod) => one };
    if (info !== undefined) t.student.failure_handler.handleSchedulingFailure(context, info, { unschedulablePlugins: new Set(["Fit"]), pendingPlugins: new Set(["Volumes"]) });
    t.expect(queue.unschedulablePods().map(({ unschedulablePlugins, pendingPlugins }) => ({ unschedulablePlugins: [...unschedulablePlugins], pendingPlugins: [...pendingPlugins] })), { en: "a is refused: Fit says Unschedulable, Volumes says Pending. The sets of the pods in unschedulablePods", zh: "a 被拒绝：Fit 说 Unschedulable，Volumes 说 Pending。unschedulablePods 里各 Pod 的这两个集合" }).toEqual([{ unschedulablePlugins: ["Fit"], pendingPlugins: ["Volumes"] }]);
  });

  lab.test("failure.gone", { en: "A pod that is gone, replaced or placed by now does not come back", zh: "已消失、已换人或已有节点的 Pod 不再归队" }, async (t) => {
    const scheduler = new SmallScheduler(t);
    const now: Record<string, Pod | undefined> = { gone: undefined, replaced: asking("replaced", "4", undefined, "another uid"), placed: asking("placed", "4", "n9") };
    for (const name of Object.keys(now)) scheduler.create(asking(name, "4"));
    for (const [name, latest] of Object.entries(now)) if (latest === undefined) scheduler.pods.delete(name); else scheduler.pods.set(name, latest);
    await scheduler.pass(0);
    t.expect({ lies: scheduler.queue.unschedulablePods().map(({ podInfo: { pod: one } }) => one.metadata?.name), inFlight: [...scheduler.queue.inFlightPods()] }, {
      en: "Three pods are refused. When they come back, gone has been deleted, replaced is a new pod of the same name, placed has a node. What lies in the queue, what is still in flight",
      zh: "三个 Pod 被拒绝。归队时，gone 已删除，replaced 是同名的新 Pod，placed 已有节点。队列里有什么，还有谁在途",
    }).toEqual({ lies: [], inFlight: [] });
  });

  lab.test("binding.fails", { en: "A binding that fails gives the place back, and the pod backs off", zh: "绑定失败就归还位置，Pod 去退避" }, async (t) => {
    const outcomes: Binding[] = ["error"];
    const scheduler = new SmallScheduler(t, () => outcomes.shift() ?? "bound");
    scheduler.addNode("n1", "1");
    scheduler.create(asking("a", "700m"));
    await scheduler.pass(300);
    t.expect({ nodes: scheduler.nodes, backoff: scheduler.queue.podsInBackoffQ().map(({ podInfo: { pod: one } }) => one.metadata?.name) }, { en: "The API server's answer at 200 ms is an error. mCPU in use, and who backs off at 300 ms", zh: "API Server 在 200 ms 返回错误。300 ms 时已用 mCPU，以及谁在退避" }).toEqual({ nodes: { n1: 0 }, backoff: ["a"] });
    await scheduler.pass(3_000);
    t.expect(scheduler.pods.get("a")?.spec?.nodeName, { en: "3 s later. The node of a", zh: "3 秒之后。a 的节点" }).toBe("n1");
  });

  lab.test("binding.others", { en: "A place that is given back is news for the others, not for the pod itself", zh: "归还的位置对别人是消息，对自己不是" }, async (t) => {
    const outcomes: Binding[] = ["refused"];
    const scheduler = new SmallScheduler(t, () => outcomes.shift() ?? "bound");
    scheduler.addNode("n1", "1");
    scheduler.create(asking("a", "700m"));
    await scheduler.pass(0);
    scheduler.create(asking("b", "700m"));
    await scheduler.pass(300);
    const names = (list: readonly { podInfo: { pod: Pod } }[]) => list.map(({ podInfo }) => podInfo.pod.metadata?.name);
    t.expect({ lies: names(scheduler.queue.unschedulablePods()), backsOff: names(scheduler.queue.podsInBackoffQ()) }, {
      en: "b found no room, because a was assumed. At 200 ms a is refused in its binding cycle and forgotten: b may try again, a has gained nothing. Who lies in unschedulablePods, who is in backoffQ",
      zh: "b 没有位置，因为 a 已被 assume。200 ms 时 a 在绑定周期被拒绝并 forget：b 可以再试，a 什么也没得到。谁在 unschedulablePods，谁在 backoffQ",
    }).toEqual({ lies: ["a"], backsOff: ["b"] });
    await scheduler.pass(2_500);
    t.expect(scheduler.pods.get("b")?.spec?.nodeName, { en: "The node of b, 2.5 s later", zh: "2.5 秒之后，b 的节点" }).toBe("n1");
  });

  lab.test("binding.tells", { en: "The others are told which pod has given its place back", zh: "要告诉别人，归还位置的是哪个 Pod" }, async (t) => {
    const { cache } = cacheOf(t, "n1");
    const told: string[] = [];
    const name = (one: object | undefined) => (one === undefined ? "nothing" : `${(one as Pod).metadata?.name ?? ""} on ${(one as Pod).spec?.nodeName ?? "no node"}`);
    const scene = new Scene(t, { run: false, enqueueExtensions: [plugin("Fit", podDelete, (_one, oldObj, newObj) => { told.push(`old: ${name(oldObj)}, new: ${name(newObj)}`); return "Queue"; })] });
    scene.add(pod("b", 2), asking("a", "500m"));
    await scene.tryInVain(t, "b", "Fit");
    const info = await scene.take(t, "a");
    const assumed = asking("a", "500m", "n1");
    cache.assumePod(assumed);
    t.student.failure_handler.handleBindingCycleFailure({ queue: scene.queue, cache, newPodInfo: given.newPodInfo, getPod: () => info.podInfo.pod }, info, assumed, undefined);
    t.expect(told, { en: "Fit has refused b and waits for assigned pods that are deleted. The binding of a, which was assumed on n1, fails with an error. What Fit's hint is told for b", zh: "Fit 拒绝了 b，在等已分配的 Pod 被删除。a 已 assume 到 n1，绑定出错。Fit 的 hint 为 b 收到的内容" }).toEqual(["old: a on n1, new: nothing"]);
  });

  lab.test("binding.confirmed", { en: "A pod that was bound although the answer was lost keeps its place", zh: "响应丢了、其实已绑定的 Pod，位置不动" }, async (t) => {
    const { cache, used } = cacheOf(t, "n1");
    const scene = new Scene(t, { run: false });
    const { queue } = scene;
    scene.add(pod("b", 2), asking("a", "500m"));
    await scene.tryInVain(t, "b", "Fit");
    const info = await queue.pop();
    const bound = asking("a", "500m", "n1");
    cache.assumePod(bound);
    cache.addPod(bound);
    const context = { queue, cache, newPodInfo: given.newPodInfo, getPod: () => bound };
    const call = info === undefined ? "no pod" : attempt(() => t.student.failure_handler.handleBindingCycleFailure(context, info, bound, undefined));
    t.expect({ call, used: used(), inFlight: [...queue.inFlightPods()] }, {
      en: "a is assumed, bound, and confirmed by the informer; only then the request to bind it fails, so that forgetPod throws. handleBindingCycleFailure, what is in use, and who is in flight",
      zh: "a 已 assume、已绑定，也被 Informer 确认；此后绑定请求才出错，于是 forgetPod 抛出异常。handleBindingCycleFailure 的结果、已用量、谁还在途",
    }).toEqual({ call: "accepted", used: { n1: "500m, 1 pods" }, inFlight: [] });
    t.expect(scene.places, places("b was refused by Fit, which waits for pods that go. No place has become free, so nobody is told anything.", "b 被 Fit 拒绝，Fit 在等 Pod 离开。并没有空出位置，所以什么也不用通知。")).toEqual({ b: "unschedulablePods" });
  });

  lab.test("binding.random", { en: "Whatever happens, no node is overcommitted and no pod is lost", zh: "无论发生什么，节点不超卖，Pod 不丢失" }, (t) => t.seeds(3, async (seed) => { await randomRun(t, seed); }));
}

/** Pods and nodes come and go, a third of the bindings fails; in the end there is room for all. */
export async function randomRun(t: Context, seed: number, steps = 25): Promise<void> {
  const outcomes: Binding[] = ["bound", "bound", "error", "refused"];
  const chance: { pick: (list: readonly Binding[]) => Binding } = { pick: () => "bound" };
  const scheduler = new SmallScheduler(t, () => chance.pick(outcomes), { seed });
  const { random } = scheduler.sim;
  chance.pick = (list) => random.pick(list);
  const over = () => Object.entries(scheduler.nodes).filter(([, used]) => used > 1000).map(([name, used]) => `${name}: ${used}m`);
  scheduler.addNode("n0", "1");
  for (let i = 1; i <= steps; i++) {
    if (random.int(1, 4) > 1) scheduler.create(asking(`p${i}`, random.pick(["300m", "500m", "900m"])));
    if (random.int(1, 5) === 1) scheduler.addNode(`n${i}`, "1");
    if (random.int(1, 6) === 1) scheduler.delete(`p${random.int(1, i)}`);
    await scheduler.pass(random.int(0, 700));
    t.expect(over(), { en: "mCPU in use on nodes of 1000m, where it is more than that", zh: "1000m 的节点上，已用超过它的" }).toEqual([]);
  }
  for (let i = 0; i < steps; i++) scheduler.addNode(`late${i}`, "1");
  outcomes.length = 2;
  await scheduler.pass(30_000);
  t.expect([...scheduler.pods.values()].filter(({ spec }) => !spec?.nodeName).map(({ metadata }) => metadata?.name), { en: "At last there is a node for every pod, and no binding fails any more. Pods without a node 30 s later", zh: "最后节点足够每个 Pod 用，绑定也不再失败。30 秒后仍没有节点的 Pod" }).toEqual([]);
  t.expect(over(), { en: "Nodes that are overcommitted in the end", zh: "最终超卖的节点" }).toEqual([]);
}
