import { newStatus } from "@/labs/scheduler/starter/status";
import { node, pod } from "./manifests";
import { Scene } from "./scene";
import type { Builder, Context } from "./student";

const vip = pod("vip", { priority: 100, cpu: "2" });
const again = pod("vip", { priority: 100, cpu: "2", nominated: "a" });

function refusal({ student }: Context, scene: Scene, code?: "Unschedulable" | "UnschedulableAndUnresolvable"): string {
  return student.eligible.notEligibleToPreempt(again, scene.info("a"), code === undefined ? undefined : newStatus(code)) ?? "may preempt";
}

export function decidingTests(lab: Builder): void {
  lab.test("plugin.never", { en: "A pod with preemptionPolicy Never preempts nobody", zh: "preemptionPolicy 为 Never 的 Pod 不抢占" }, (t) => {
    t.expect(t.student.eligible.notEligibleToPreempt(pod("meek", { priority: 100, spec: { preemptionPolicy: "Never" } }), undefined, undefined), { en: "Why a pod with the policy Never may not preempt", zh: "策略为 Never 的 Pod 为什么不能抢占" })
      .toBe("not eligible due to preemptionPolicy=Never.");
    t.expect(t.student.eligible.notEligibleToPreempt(vip, undefined, undefined) ?? "may preempt", { en: "A pod without a policy, not nominated anywhere", zh: "没有写策略、也没有被提名的 Pod" }).toBe("may preempt");
  });

  lab.test("plugin.waits", { en: "While the victims on its node are on their way out, a pod does not preempt more", zh: "自己节点上的牺牲者正在退出时，不再抢占" }, (t) => {
    const leaving = "not eligible due to a terminating pod on the nominated node.";
    t.expect(refusal(t, new Scene(t, [node("a")], [pod("p1", { on: "a", priority: 1, terminating: "preempted" })]), "Unschedulable"), { en: "vip is nominated to a, where its victim is terminating", zh: "vip 被提名到 a，它的牺牲者正在那里终止" }).toBe(leaving);
    t.expect(refusal(t, new Scene(t, [node("a")], [pod("p1", { on: "a", priority: 1 })]), "Unschedulable"), { en: "Nobody on a is terminating: the place is gone", zh: "a 上没有正在终止的：位置没了" }).toBe("may preempt");
    t.expect(refusal(t, new Scene(t, [node("a")], [pod("p1", { on: "a", priority: 1, terminating: "deleted" })]), "Unschedulable"), { en: "The terminating pod was deleted by somebody else: it has no DisruptionTarget condition with the reason PreemptionByScheduler", zh: "正在终止的 Pod 是别人删的：没有原因为 PreemptionByScheduler 的 DisruptionTarget condition" }).toBe("may preempt");
    t.expect(refusal(t, new Scene(t, [node("a")], [pod("king", { on: "a", priority: 500, terminating: "preempted" })]), "Unschedulable"), { en: "The terminating pod has a higher priority: it was preempted for somebody else", zh: "正在终止的 Pod 优先级更高：它是为别人被抢占的" }).toBe("may preempt");
  });

  lab.test("plugin.waits-in-vain", { en: "A pod whose nominated node cannot take it any more may preempt elsewhere", zh: "被提名的节点再也放不下它时，可以去别处抢占" }, (t) => {
    const scene = new Scene(t, [node("a")], [pod("p1", { on: "a", priority: 1, terminating: "preempted" })]);
    t.expect(refusal(t, scene, "UnschedulableAndUnresolvable"), { en: "A victim is terminating on a, but a has been cordoned: the filters say UnschedulableAndUnresolvable", zh: "a 上有牺牲者正在终止，但 a 被 cordon 了：过滤器说 UnschedulableAndUnresolvable" }).toBe("may preempt");
  });

  lab.test("plugin.nominates", { en: "The pod is nominated to the node on which preemption costs least", zh: "Pod 被提名到抢占代价最小的节点" }, async (t) => {
    const scene = new Scene(t, [node("a"), node("b")], [pod("p9", { on: "a", priority: 9, cpu: "3" }), pod("p1", { on: "b", priority: 1, cpu: "3" })]);
    t.expect(await scene.postFilter(scene.plugin(), vip), { en: "On a a pod of priority 9 is in the way, on b one of priority 1", zh: "a 上挡路的 Pod 优先级是 9，b 上是 1" }).toEqual({ nominated: '"b"', status: "Success" });
  });

  lab.test("plugin.unresolvable", { en: "Only nodes that said Unschedulable are tried", zh: "只尝试回答 Unschedulable 的节点" }, async (t) => {
    const nodes = [node("cordoned", "4", { cordoned: true }), node("tiny", "1"), node("b")];
    const scene = new Scene(t, nodes, [pod("p1", { on: "cordoned", priority: 1 }), pod("p2", { on: "tiny", priority: 1 }), pod("p3", { on: "b", priority: 9, cpu: "3" })]);
    const attempt = await scene.postFilter(scene.plugin(), vip);
    const tried = [...new Set(scene.taken)];
    t.expect({ ...attempt, tried }, {
      en: "The first node is cordoned, tiny is smaller than the pod: both answered UnschedulableAndUnresolvable. Which pods were taken away in thought",
      zh: "第一个节点被 cordon，tiny 比 Pod 还小：都回答 UnschedulableAndUnresolvable。设想中被取走的 Pod",
    }).toEqual({ nominated: '"b"', status: "Success", tried: ["p3 on b"] });
  });

  lab.test("plugin.no-help", { en: "If it would not help, nobody is preempted, and the message says why", zh: "没有用就谁也不抢占，并说明原因" }, async (t) => {
    const nodes = [node("a"), node("b"), node("cordoned", "4", { cordoned: true })];
    const scene = new Scene(t, nodes, [pod("king", { on: "a", priority: 500, cpu: "3" }), pod("queen", { on: "b", priority: 500, cpu: "3" }), pod("p1", { on: "b", priority: 1 })]);
    t.expect(await scene.preempt(vip), {
      en: "a has no lower pod, on b the lower one is too small, the third node is cordoned and was not tried. An earlier nomination, if there was one, ends: \"\"",
      zh: "a 上没有更低的；b 上更低的太小；第三个节点被 cordon，没有尝试。若以前有提名，就此清除：\"\"",
    }).toEqual({
      nominated: '""', calls: [],
      status: "Unschedulable: preemption: 0/3 nodes are available: 1 Insufficient cpu, 1 No preemption victims found for incoming pod, 1 Preemption is not helpful for scheduling.",
    });
    const hopeless = new Scene(t, [nodes[2]!], []);
    t.expect((await hopeless.preempt(vip)).status, { en: "A cluster of the cordoned node alone", zh: "集群里只有被 cordon 的节点" }).toBe("Unschedulable: preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.");
  });

  lab.test("plugin.not-now", { en: "A pod that may not preempt keeps its nomination", zh: "不能抢占的 Pod 保留原来的提名" }, async (t) => {
    const scene = new Scene(t, [node("a")], [pod("p1", { on: "a", priority: 1, cpu: "2", terminating: "preempted" }), pod("king", { on: "a", priority: 500 })]);
    t.expect(await scene.preempt(again), { en: "The victim on vip's nominated node is terminating: nothing is done, and nothing is said of the nomination", zh: "vip 被提名的节点上，牺牲者正在终止：什么也不做，也不提及提名" }).toEqual({
      nominated: "none", calls: [], status: "Unschedulable: preemption: not eligible due to a terminating pod on the nominated node.",
    });
  });

  lab.test("plugin.random-offset", { en: "The dry run begins at a random node", zh: "试运行从随机的节点开始" }, (t) => {
    const names = ["a", "b", "c"];
    const scene = new Scene(t, names.map((name) => node(name)), names.map((name) => pod(`on-${name}`, { on: name, priority: 1, cpu: "3" })), { quiet: true });
    const chosen = new Set<string>();
    const { state, diagnosis } = scene.framework.findFeasible(vip);
    const evaluator = new t.student.evaluator.Evaluator(scene.framework, { prepareCandidate: ({ name }) => { chosen.add(name); } }, scene.sim.random, { minCandidateNodesPercentage: 10, minCandidateNodesAbsolute: 1 });
    for (let i = 0; i < 40; i++) evaluator.preempt(state, vip, diagnosis);
    t.expect([...chosen].sort(), { en: "Three nodes that are alike; one candidate is enough. The nodes that were preempted in 40 attempts: each has its turn, or the first would always suffer", zh: "三个一样的节点，1 个候选就够。40 次尝试中被抢占的节点：每个都会轮到，否则受苦的总是第一个" }).toEqual(names);
  });
}
