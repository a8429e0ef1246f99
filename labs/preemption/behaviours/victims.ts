import type { Affinity } from "@reconcile/api";
import { hostKey, selects, zoneKey } from "@/labs/scheduler/behaviours/manifests";
import { budget, node, pod } from "./manifests";
import { Scene } from "./scene";
import type { Builder } from "./student";

const vip = (cpu = "2", spec = {}) => pod("vip", { priority: 100, cpu, app: "vip", spec });
const required = (app: string, topologyKey: string) => ({ requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey, ...selects(`app=${app}`) }] });
const near = (app: string): { affinity: Affinity } => ({ affinity: { podAffinity: required(app, hostKey) } });
const away = (app: string): { affinity: Affinity } => ({ affinity: { podAntiAffinity: required(app, hostKey) } });

export function victimsTests(lab: Builder): void {
  lab.test("victims.lower", { en: "Only pods of lower priority are in danger", zh: "只有优先级更低的 Pod 有危险" }, (t) => {
    const scene = new Scene(t, [node("a")], [
      pod("equal", { on: "a", priority: 100 }), pod("low-1", { on: "a", priority: 5 }), pod("low-2", { on: "a", priority: 5 }), pod("low-3", { on: "a", priority: 5 }),
    ]);
    t.expect(scene.victims(vip("3")), {
      en: "4 CPUs, four pods with one each. vip (priority 100) needs 3: the three of priority 5 have to go, the one of priority 100 stays",
      zh: "4 个 CPU，四个 Pod 各占一个。vip（优先级 100）需要 3 个：三个优先级 5 的得走，优先级 100 的留下",
    }).toBe("low-1, low-2, low-3");
    t.expect(scene.victims(vip("4")), { en: "vip needs 4 CPUs: even without all lower ones it does not fit. What the filters said then", zh: "vip 需要 4 个 CPU：低优先级的全走也放不下。此时过滤器的说法" }).toBe("Unschedulable: Insufficient cpu");
  });

  lab.test("victims.none", { en: "A node without lower pods has nobody to give", zh: "没有更低优先级 Pod 的节点，没有谁可以抢占" }, (t) => {
    const scene = new Scene(t, [node("a")], [pod("equal", { on: "a", priority: 100, cpu: "4" })]);
    t.expect(scene.victims(vip()), { en: "The only pod on the node has vip's own priority", zh: "节点上唯一的 Pod 与 vip 优先级相同" }).toBe("UnschedulableAndUnresolvable: No preemption victims found for incoming pod");
  });

  lab.test("victims.reprieve", { en: "Whoever still fits beside the pod may stay, the most important first", zh: "还放得下的都能留下，最重要的先来" }, (t) => {
    const pods = [pod("p1", { on: "a", priority: 1 }), pod("p3", { on: "a", priority: 3 }), pod("p2", { on: "a", priority: 2 }), pod("p4", { on: "a", priority: 4 })];
    t.expect(new Scene(t, [node("a")], pods).victims(vip("2")), {
      en: "4 CPUs are taken by four pods of priority 1 to 4. vip needs 2 of them: p4 and p3 can be put back",
      zh: "4 个 CPU 被优先级 1 到 4 的四个 Pod 占满。vip 需要 2 个：p4 和 p3 可以放回去",
    }).toBe("p2, p1");
    const mixed = [pod("large", { on: "a", priority: 9, cpu: "3" }), pod("small", { on: "a", priority: 1 })];
    t.expect(new Scene(t, [node("a")], mixed).victims(vip("2")), {
      en: "large (priority 9, 3 CPUs) does not fit beside vip; small (priority 1, one CPU) does, so it stays although it is less important",
      zh: "large（优先级 9，3 个 CPU）放不下；small（优先级 1，1 个 CPU）放得下，所以虽然不重要也能留下",
    }).toBe("large");
  });

  lab.test("victims.budget-first", { en: "Pods that a budget protects are put back before all others", zh: "受预算保护的 Pod 最先放回" }, (t) => {
    const pods = [pod("batch", { on: "a", priority: 9, cpu: "2" }), pod("web", { on: "a", priority: 1, cpu: "2", app: "web" })];
    t.expect(new Scene(t, [node("a")], pods, { pdbs: [budget("web", 0)] }).victims(vip("2")).split(" ")[0], {
      en: "One of two pods must go. web is less important, but a budget protects it",
      zh: "两个 Pod 得走一个。web 不如 batch 重要，但有预算保护",
    }).toBe("batch");
  });

  lab.test("victims.budget-count", { en: "Only protected pods that have to go break a budget", zh: "受保护又非走不可的，才算违反预算" }, (t) => {
    const pods = [1, 2, 3, 4].map((i) => pod(`web-${i}`, { on: "a", priority: i, app: "web" }));
    t.expect(new Scene(t, [node("a")], pods, { pdbs: [budget("web", 1)] }).victims(vip("3")), {
      en: "Four web pods, priority 1 to 4, one disruption allowed: web-4 is the one that may go, the others are protected. vip needs 3 CPUs, so web-3 is put back, and three go",
      zh: "四个 web Pod，优先级 1 到 4，允许 1 次中断：web-4 可以走，其余受保护。vip 需要 3 个 CPU，于是 web-3 放回，走三个",
    }).toBe("web-4, web-2, web-1 (2 protected)");
  });

  lab.test("victims.anti-affinity", { en: "A pod that keeps the new one away has to go; the plugins learn of it", zh: "不容新 Pod 的 Pod 得走，插件也要知道它走了" }, (t) => {
    const pods = [pod("hermit", { on: "a", priority: 1, spec: away("vip") }), pod("other", { on: "a", priority: 1 })];
    t.expect(new Scene(t, [node("a")], pods).victims(vip("1")), {
      en: "There is room, but hermit does not want vip on its node. Only if the plugins are told of every pod that goes and comes back do they count right",
      zh: "资源够，但 hermit 不想与 vip 同节点。只有每次取走、放回都告诉插件，它们才数得对",
    }).toBe("hermit");
  });

  lab.test("victims.spread", { en: "Preemption can mend a skew", zh: "抢占可以消除偏斜" }, (t) => {
    const spread = { topologySpreadConstraints: [{ maxSkew: 1, topologyKey: zoneKey, whenUnsatisfiable: "DoNotSchedule" as const, ...selects("app=vip") }] };
    const pods = [pod("vip-1", { on: "a", priority: 50, app: "vip" }), pod("vip-2", { on: "a", priority: 10, app: "vip" }), pod("other", { on: "a", priority: 1 })];
    t.expect(new Scene(t, [node("a", "8", { zone: "east" }), node("b", "8", { zone: "west", cordoned: true })], pods).victims(vip("1", spread)), {
      en: "Two vip pods in zone east, none in west, maxSkew 1. Both would have to go for a third: 0 others, skew 1. The pod that does not match the constraint stays",
      zh: "east 区有两个 vip Pod，west 区没有，maxSkew 为 1。第三个要进来，那两个都得走：剩 0 个，skew 为 1。不匹配约束的 Pod 留下",
    }).toBe("vip-1, vip-2");
  });

  lab.test("victims.affinity", { en: "Whoever wants to be near a less important pod is not helped by its going", zh: "想挨着低优先级 Pod 的，赶走它没有用" }, (t) => {
    const pods = [pod("cache", { on: "a", priority: 1, app: "cache" }), pod("batch", { on: "a", priority: 1, cpu: "3" })];
    t.expect(new Scene(t, [node("a")], pods).victims(vip("2", near("cache"))), {
      en: "vip must run beside cache, and batch is in its way. All lower pods are taken away first, cache with them: upstream goes no further than that",
      zh: "vip 必须与 cache 同节点，而 batch 挡着。第一步取走所有低优先级 Pod，cache 也在内：上游到此为止",
    }).toBe("UnschedulableAndUnresolvable: node(s) didn't match pod affinity rules");
    const important = [pod("cache", { on: "a", priority: 200, app: "cache" }), pod("batch", { on: "a", priority: 1, cpu: "3" })];
    t.expect(new Scene(t, [node("a")], important).victims(vip("2", near("cache"))), { en: "cache has a higher priority than vip and stays: only batch goes", zh: "cache 的优先级比 vip 高，不动：只有 batch 走" }).toBe("batch");
  });

  lab.test("victims.nominated", { en: "A place that was promised to a more important pod is taken", zh: "已提名给更重要的 Pod 的位置，算已占用" }, (t) => {
    const pods = [pod("p1", { on: "a", priority: 1, cpu: "2" }), pod("p2", { on: "a", priority: 2, cpu: "2" })];
    const king = pod("king", { priority: 1000, cpu: "2", nominated: "a" });
    t.expect(new Scene(t, [node("a")], pods, { nominated: [king] }).victims(vip("2")), {
      en: "king (priority 1000, 2 CPUs) is nominated to the node and not there yet. For vip's 2 CPUs both pods must go",
      zh: "king（优先级 1000，2 个 CPU）被提名到这个节点，但还没到。vip 要 2 个 CPU，两个 Pod 都得走",
    }).toBe("p2, p1");
  });
}
