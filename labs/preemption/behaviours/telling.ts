import { newInternalError, type Pod } from "@reconcile/api";
import { nameOf } from "../picture";
import { node, pod } from "./manifests";
import { Scene, type SceneOptions } from "./scene";
import type { Builder, Context } from "./student";

const vip = pod("vip", { priority: 100, cpu: "4", spec: { schedulerName: "default-scheduler" } });
const three = [pod("p3", { on: "a", priority: 3 }), pod("p2", { on: "a", priority: 2 }), pod("p1", { on: "a", priority: 1 })];

const scene = (t: Context, pods: readonly Pod[] = three, options: SceneOptions = {}) => new Scene(t, [node("a")], pods, options);
const condition = (name: string) => `patch ${name}: condition DisruptionTarget=True PreemptionByScheduler`;
const of = (calls: readonly string[], name: string) => calls.filter((call) => call.split(/[ :]/)[1] === name);

export function tellingTests(lab: Builder): void {
  lab.test("plugin.victims", { en: "Every victim is marked with a condition, then deleted", zh: "每个牺牲者先加上 condition，再删除" }, async (t) => {
    const { calls } = await scene(t).preempt(vip);
    t.expect(Object.fromEntries(["p3", "p2", "p1"].map((name) => [name, of(calls, name)])), {
      en: "The calls for each of three victims. The condition tells the Job controller, and whoever looks, that the pod did nothing wrong",
      zh: "针对三个牺牲者的各次调用。这个 condition 告诉 Job 控制器和看的人：Pod 本身没有错",
    }).toEqual(Object.fromEntries(["p3", "p2", "p1"].map((name) => [name, [condition(name), `delete ${name}`]])));
  });

  lab.test("plugin.terminating", { en: "A victim that is on its way out already is left alone", zh: "已经在退出的牺牲者不再处理" }, async (t) => {
    const { calls, nominated } = await scene(t, [pod("p2", { on: "a", priority: 2, terminating: "deleted" }), pod("p1", { on: "a", priority: 1 })]).preempt(vip);
    t.expect({ nominated, p2: of(calls, "p2"), p1: of(calls, "p1") }, { en: "Somebody has deleted p2 already, and it still needs its time", zh: "已经有人删除了 p2，它还需要一点时间" }).toEqual({ nominated: '"a"', p2: [], p1: [condition("p1"), "delete p1"] });
  });

  lab.test("plugin.waiting", { en: "A victim that waits in Permit is rejected, not deleted", zh: "还在 Permit 等待的牺牲者被拒绝，而不是删除" }, async (t) => {
    const cluster = scene(t, three, { waiting: ["p3"] });
    const { calls } = await cluster.preempt(vip);
    t.expect({ rejected: cluster.rejected, calls: of(calls, "p3") }, { en: "p3 is only assumed to be on the node: it waits in Permit", zh: "p3 只是 assume 到了节点上：它还在 Permit 等待" }).toEqual({ rejected: ["p3: DefaultPreemption: preempted"], calls: [] });
  });

  lab.test("plugin.gone", { en: "A victim that is gone is no failure", zh: "牺牲者已经不在，不算失败" }, async (t) => {
    const cluster = scene(t, three, { gone: ["p3", "p1"] });
    await cluster.preempt(vip);
    t.expect({ activated: cluster.activated, p2: of(cluster.api.calls, "p2") }, { en: "p3 and p1 have ended in the meantime; the API server answers NotFound. Pods that were activated because something failed, and the calls for p2", zh: "p3 和 p1 已经结束，API Server 返回 NotFound。因失败而被激活的 Pod，以及对 p2 的调用" })
      .toEqual({ activated: [], p2: [condition("p2"), "delete p2"] });
  });

  lab.test("plugin.nominations", { en: "Less important pods lose their nomination to the node", zh: "更不重要的 Pod 失去对该节点的提名" }, async (t) => {
    const nominated = [pod("hopeful", { priority: 50, cpu: "1", nominated: "a" }), pod("king", { priority: 500, cpu: "1", nominated: "a" }), pod("elsewhere", { priority: 50, cpu: "1", nominated: "b" })];
    const cluster = new Scene(t, [node("a"), node("b", "1")], three, { nominated });
    await cluster.preempt(pod("vip", { priority: 100, cpu: "3" }));
    t.expect(cluster.api.calls.filter((call) => call.includes("nominatedNodeName")), {
      en: "hopeful (priority 50) and king (500) were promised a place on a, elsewhere (50) one on b. vip (100) takes a",
      zh: "hopeful（优先级 50）和 king（500）被提名到 a，elsewhere（50）被提名到 b。vip（100）抢占了 a",
    }).toEqual(['patch hopeful: nominatedNodeName ""']);
  });

  lab.test("plugin.gate", { en: "The pod stays out of the queue until its victims are on their way out, and no longer", zh: "牺牲者开始退出之前，Pod 不进队列；之后不再拦它" }, async (t) => {
    const cluster = scene(t);
    const plugin = cluster.plugin();
    const before = plugin.preEnqueue(vip)?.code ?? "let in";
    await cluster.postFilter(plugin, vip);
    const wrong: string[] = [];
    for (let ms = 0; ms < 90; ms += 2) {
      const left = three.filter((victim) => cluster.api.get("default", nameOf(victim))?.metadata?.deletionTimestamp === undefined).map(nameOf);
      const status = plugin.preEnqueue(vip);
      const [expected, seen] = [left.length > 0 ? "kept out" : "let in", status === undefined ? "let in" : "kept out"];
      if (expected !== seen) wrong.push(`after ${ms} ms: ${seen}; not yet on their way out: ${left.join(", ") || "none"}`);
      await cluster.sim.advance(2);
    }
    t.expect(before, { en: "Before the preemption", zh: "抢占之前" }).toBe("let in");
    t.expect(wrong.slice(0, 3), {
      en: "A call takes 10 ms, and a deletion is seen after 5. Moments at which the gate was wrong. It opens when the last victim is seen to go, not only when the call returns: the queue hears of the deletion then, and asks only once",
      zh: "一次调用要 10 ms，第 5 ms 就看得到删除。这里列出门开关不对的时刻。最后一个牺牲者一开始退出，门就该打开，不等调用返回：队列在那一刻得知删除，而且只问一次",
    }).toEqual([]);
  });

  lab.test("plugin.other-pods", { en: "Other pods are let in meanwhile", zh: "期间其他 Pod 照常进队列" }, async (t) => {
    const cluster = scene(t);
    const plugin = cluster.plugin();
    await cluster.postFilter(plugin, vip);
    t.expect(plugin.preEnqueue(pod("other"))?.code ?? "let in", { en: "vip's victims are being told; other has nothing to do with it", zh: "正在通知 vip 的牺牲者；other 与此无关" }).toBe("let in");
  });

  lab.test("plugin.failure", { en: "If a victim cannot be deleted, the pod is tried again at once", zh: "牺牲者删不掉时，立刻再试这个 Pod" }, async (t) => {
    const cluster = scene(t, three, { fails: (call) => (call === "delete p2" ? newInternalError("etcd is slow") : undefined) });
    const plugin = cluster.plugin();
    const { nominated } = await cluster.postFilter(plugin, vip);
    await cluster.rest();
    t.expect({ nominated, activated: cluster.activated, gate: plugin.preEnqueue(vip)?.code ?? "let in" }, {
      en: "The deletion of p2 fails. No event will come that wakes vip: it must be activated, and let in",
      zh: "删除 p2 失败。不会再有事件唤醒 vip：必须激活它，并让它进队列",
    }).toEqual({ nominated: '"a"', activated: ["vip"], gate: "let in" });
    const other = scene(t, three, { nominated: [pod("hopeful", { priority: 50, cpu: "1", nominated: "a" })], fails: (call) => (call.startsWith("patch hopeful") ? newInternalError("etcd is slow") : undefined) });
    const second = other.plugin();
    await other.postFilter(second, vip);
    await other.rest();
    t.expect({ deleted: other.api.calls.filter((call) => call.startsWith("delete ")).length, activated: other.activated, gate: second.preEnqueue(vip)?.code ?? "let in" }, {
      en: "The call that takes back hopeful's nomination fails. The three victims are told nevertheless; then vip is activated, and let in",
      zh: "撤回 hopeful 提名的调用失败。三个牺牲者照样要通知；之后激活 vip，并让它进队列",
    }).toEqual({ deleted: 3, activated: ["vip"], gate: "let in" });
  });

  lab.test("plugin.whole", { en: "All together: victims go, and the pod fits", zh: "合在一起：牺牲者离开，Pod 放得下了" }, async (t) => {
    const nodes = [node("a"), node("b"), node("c", "4", { cordoned: true })];
    const pods = [
      pod("db", { on: "a", priority: 60, cpu: "2" }), pod("web-1", { on: "a", priority: 20 }), pod("batch-1", { on: "a", priority: 0 }),
      pod("web-2", { on: "b", priority: 20, cpu: "2" }), pod("batch-2", { on: "b", priority: 0 }), pod("batch-3", { on: "b", priority: 0 }),
    ];
    const cluster = new Scene(t, nodes, pods);
    const big = pod("big", { priority: 50, cpu: "2" });
    t.expect(cluster.framework.findFeasible(big).feasible, { en: "Before: nodes that take big (priority 50, 2 CPUs)", zh: "之前：放得下 big（优先级 50，2 个 CPU）的节点" }).toEqual([]);
    const { nominated, calls } = await cluster.preempt(big);
    const deleted = calls.filter((call) => call.startsWith("delete ")).map((call) => call.slice(7)).sort();
    t.expect({ nominated, deleted }, {
      en: "On a, web-1 and batch-1 would have to go; on b the two batch pods, for web-2 can be put back. The highest victim on b is less important",
      zh: "在 a 上得走 web-1 和 batch-1；在 b 上是两个 batch，因为 web-2 可以放回。b 上最重要的牺牲者更不重要",
    }).toEqual({ nominated: '"b"', deleted: ["batch-2", "batch-3"] });
    for (const victim of pods) if (deleted.includes(nameOf(victim))) cluster.snapshot.removePod(victim);
    t.expect(cluster.framework.findFeasible(big).feasible, { en: "After the victims have gone", zh: "牺牲者离开之后" }).toEqual(["b"]);
  });
}
