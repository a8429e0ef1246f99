import { nameOf } from "../picture";
import { budget, node, pod } from "./manifests";
import { Scene } from "./scene";
import type { Builder } from "./student";

const vip = pod("vip", { priority: 100, cpu: "2" });
const names = ["a", "b", "c", "d", "e"];

export function dryRunTests(lab: Builder): void {
  lab.test("choice.enough", { en: "In a large cluster some candidates are enough", zh: "大集群里，有一部分候选就够了" }, (t) => {
    const enough = (nodes: number, minCandidateNodesPercentage = 10, minCandidateNodesAbsolute = 100) =>
      `${nodes}: ${t.student.dry_run.calculateNumCandidates(nodes, { minCandidateNodesPercentage, minCandidateNodesAbsolute })}`;
    t.expect([7, 100, 500, 1999, 5000].map((nodes) => enough(nodes)), { en: "Nodes: candidates that are enough. 10 % of the nodes, but at least 100, and never more than there are nodes", zh: "节点数：足够的候选数。节点的 10%，至少 100 个，但不会超过节点数" })
      .toEqual(["7: 7", "100: 100", "500: 100", "1999: 199", "5000: 500"]);
    t.expect(enough(50, 50, 2), { en: "Configured as 50 % and at least 2", zh: "配置为 50%，至少 2 个" }).toBe("50: 25");
  });

  lab.test("choice.copies", { en: "A dry run changes nothing", zh: "试运行什么也不改变" }, (t) => {
    const scene = new Scene(t, [node("a"), node("b")], [pod("p1", { on: "a", cpu: "3" }), pod("p2", { on: "b", cpu: "3" })]);
    const first = scene.dryRun(vip);
    t.expect(names.slice(0, 2).map((name) => `${name}: ${scene.info(name).pods.map((info) => nameOf(info.pod)).join(", ")}`), { en: "The pods of the nodes in the snapshot, after the dry run", zh: "试运行之后，快照里各节点的 Pod" }).toEqual(["a: p1", "b: p2"]);
    t.expect(first, { en: "Both nodes are candidates", zh: "两个节点都是候选" }).toEqual({ candidates: ["a: p1", "b: p2"], others: {} });
  });

  lab.test("choice.budgets-anew", { en: "Every node begins with the budgets as they are", zh: "每个节点都从预算的原样开始" }, (t) => {
    const web = budget("web", 1);
    const scene = new Scene(t, [node("a"), node("b")], [pod("p1", { on: "a", cpu: "3", app: "web" }), pod("p2", { on: "b", cpu: "3", app: "web" })], { pdbs: [web] });
    t.expect(scene.dryRun(vip), { en: "The budget for web allows one disruption, and on a as on b one web pod would have to go. What is counted for a must not be missing for b, nor in the budget itself, which belongs to the informer", zh: "web 的预算允许 1 次中断，在 a 和 b 上都只需走一个 web。为 a 扣的，不能算到 b 头上，也不能写进预算对象，它属于 informer" })
      .toEqual({ candidates: ["a: p1", "b: p2"], others: {} });
    t.expect(web.status?.disruptionsAllowed, { en: "status.disruptionsAllowed of the budget afterwards", zh: "之后预算的 status.disruptionsAllowed" }).toBe(1);
  });

  lab.test("choice.reasons", { en: "A node that is no candidate says why", zh: "不能当候选的节点要说明原因" }, (t) => {
    const scene = new Scene(t, [node("a"), node("b"), node("c")], [pod("p1", { on: "a", cpu: "3" }), pod("king", { on: "b", priority: 500, cpu: "3" }), pod("queen", { on: "c", priority: 500, cpu: "3" }), pod("p2", { on: "c" })]);
    t.expect(scene.dryRun(vip), { en: "a can be preempted, b has no lower pod, on c the lower one is too small", zh: "a 可以抢占；b 上没有更低的；c 上更低的那个太小" }).toEqual({
      candidates: ["a: p1"],
      others: { b: "UnschedulableAndUnresolvable: No preemption victims found for incoming pod", c: "Unschedulable: Insufficient cpu" },
    });
  });

  lab.test("choice.state", { en: "Every node begins with the cycle's state as it was", zh: "每个节点都从周期最初的状态开始" }, (t) => {
    const away = { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: "topology.kubernetes.io/zone", labelSelector: { matchLabels: { app: "noisy" } } }] } } };
    const pods = [pod("noisy-a", { on: "a", app: "noisy", priority: 1 }), pod("noisy-b", { on: "b", app: "noisy", priority: 1 })];
    const scene = new Scene(t, [node("a", "4", { zone: "one" }), node("b", "4", { zone: "one" })], pods);
    t.expect(scene.dryRun(pod("vip", { priority: 100, spec: away })), {
      en: "vip wants no noisy pod in its zone, and both nodes have one: to take away that of one node is not enough. What was tried on a must not be forgotten to be undone for b",
      zh: "vip 不要区里有 noisy，而两个节点上各有一个：只取走一个节点上的不够。在 a 上试过的，不能带到 b 上",
    }).toEqual({ candidates: [], others: { a: "Unschedulable: node(s) didn't match pod anti-affinity rules", b: "Unschedulable: node(s) didn't match pod anti-affinity rules" } });
  });

  lab.test("choice.offset", { en: "The dry run begins at the offset, goes round, and stops when there are enough", zh: "试运行从偏移处开始，绕回开头，够了就停" }, (t) => {
    const scene = new Scene(t, names.map((name) => node(name)), names.map((name) => pod(`on-${name}`, { on: name, cpu: "3" })));
    t.expect(scene.dryRun(vip, { offset: 3, enough: 3 }), { en: "Five nodes a to e, all would do. Offset 3, 3 candidates are enough", zh: "a 到 e 五个节点都行。偏移 3，3 个候选就够" })
      .toEqual({ candidates: ["d: on-d", "e: on-e", "a: on-a"], others: {} });
  });

  lab.test("choice.budget-goes-on", { en: "As long as every candidate breaks a budget, the search goes on", zh: "候选全都违反预算时，继续找" }, (t) => {
    const pods = names.map((name) => pod(`on-${name}`, { on: name, cpu: "3", app: name === "d" ? "batch" : "web" }));
    const scene = new Scene(t, names.map((name) => node(name)), pods, { pdbs: [budget("web", 0)] });
    const { candidates } = scene.dryRun(vip, { enough: 2 });
    t.expect({ first: candidates[0], lookedAtE: candidates.some((text) => text.startsWith("e:")) }, {
      en: "2 candidates are enough, but on a, b and c a budget protects the victims; d is the first without. It is found, stands first, and e is not looked at any more",
      zh: "2 个候选就够，但 a、b、c 上的牺牲者都受预算保护，d 是第一个不受的。要找到它，把它排在最前，并且不再看 e",
    }).toEqual({ first: "d: on-d", lookedAtE: false });
  });
}
