import type { FilterPlugin, PreFilterPlugin, TopologySpreadConstraint } from "@reconcile/api";
import { MapCycleState } from "../framework/cycle_state";
import { hostKey, node, pod, selects, zoneKey } from "./manifests";
import { Scene } from "./scene";
import type { Builder } from "./student";

const web = { app: "web" };
const uneven = "Unschedulable: node(s) didn't match pod topology spread constraints";
const unlabelled = "UnschedulableAndUnresolvable: node(s) didn't match pod topology spread constraints (missing required label)";

function evenly(topologyKey: string, more: Partial<TopologySpreadConstraint> = {}): TopologySpreadConstraint {
  return { maxSkew: 1, topologyKey, whenUnsatisfiable: "DoNotSchedule", ...selects("app=web"), ...more };
}

const spreading = (...topologySpreadConstraints: TopologySpreadConstraint[]) => pod("new", { labels: web, spec: { topologySpreadConstraints } });
const webs = (...nodes: string[]) => nodes.map((on, i) => pod(`web-${i}`, { on, labels: web }));

export function spreadTests(lab: Builder): void {
  lab.test("spread.skew", { en: "No domain may get further ahead than maxSkew", zh: "任何一个域都不能领先超过 maxSkew" }, (t) => {
    const scene = new Scene(t, [node("a1", { zone: "a" }), node("a2", { zone: "a" }), node("b1", { zone: "b" })], [...webs("a1", "a2", "b1"), pod("db", { on: "b1", labels: { app: "db" } })]);
    t.expect(scene.filter(new t.student.topology_spread.PodTopologySpread(), spreading(evenly(zoneKey))), {
      en: "Zone a has 2 web pods, zone b has 1 (and another one that does not count). maxSkew is 1: in a there would be 3 against 1",
      zh: "a 区有 2 个 web Pod，b 区有 1 个（另有一个不计入的）。maxSkew 为 1：放进 a 就是 3 对 1",
    }).toEqual({ a1: uneven, a2: uneven, b1: "fits" });
    t.expect(scene.filter(new t.student.topology_spread.PodTopologySpread(), spreading(evenly(zoneKey, { maxSkew: 2 }))), { en: "The same with maxSkew 2", zh: "同样的情况，maxSkew 为 2" }).toEqual({ a1: "fits", a2: "fits", b1: "fits" });
  });

  lab.test("spread.counted", { en: "Pods of other namespaces and pods about to end do not count", zh: "其他命名空间的 Pod 和正在终止的 Pod 不计入" }, (t) => {
    const [elsewhere, ending] = [pod("elsewhere", { on: "a1", labels: web }), pod("ending", { on: "a1", labels: web })];
    const scene = new Scene(t, [node("a1", { zone: "a" }), node("b1", { zone: "b" })], [
      { ...elsewhere, metadata: { ...elsewhere.metadata, namespace: "other" } }, { ...ending, metadata: { ...ending.metadata, deletionTimestamp: "2026-01-01T00:00:00Z" } },
    ]);
    t.expect(scene.filter(new t.student.topology_spread.PodTopologySpread(), spreading(evenly(zoneKey))), {
      en: "On a1 there are a web pod of another namespace, and one that is being deleted. countPods knows whom to count: zone a has 0, and so has zone b",
      zh: "a1 上有一个其他命名空间的 web Pod，还有一个正在删除。countPods 知道该数谁：a 区是 0，b 区也是 0",
    }).toEqual({ a1: "fits", b1: "fits" });
  });

  lab.test("spread.empty-domain", { en: "A domain without any pod is the least used one", zh: "一个 Pod 也没有的域就是最少的那个" }, (t) => {
    const scene = new Scene(t, [node("a1", { zone: "a" }), node("b1", { zone: "b" }), node("c1", { zone: "c" })], webs("a1", "b1"));
    t.expect(scene.filter(new t.student.topology_spread.PodTopologySpread(), spreading(evenly(zoneKey))), {
      en: "Zones a and b have 1 web pod each, zone c has none: the minimum is 0",
      zh: "a 区和 b 区各有 1 个 web Pod，c 区没有：最小值是 0",
    }).toEqual({ a1: uneven, b1: uneven, c1: "fits" });
  });

  lab.test("spread.missing-label", { en: "A node without the label is in no domain", zh: "没有该标签的节点不属于任何域" }, (t) => {
    const scene = new Scene(t, [node("a1", { zone: "a" }), node("b1", { zone: "b" }), node("nowhere")], webs("a1", "b1"));
    t.expect(scene.filter(new t.student.topology_spread.PodTopologySpread(), spreading(evenly(zoneKey))), {
      en: "Zones a and b have 1 web pod each; the third node has no zone label. It neither takes the pod nor counts as an empty zone",
      zh: "a 区和 b 区各有 1 个 web Pod；第三个节点没有 zone 标签，它既不能放这个 Pod，也不算一个空的区",
    }).toEqual({ a1: "fits", b1: "fits", nowhere: unlabelled });
  });

  lab.test("spread.self", { en: "The pod counts itself only if its own selector means it", zh: "只有选择器选中自己时，Pod 才把自己算进去" }, (t) => {
    const scene = new Scene(t, [node("a1", { zone: "a" }), node("b1", { zone: "b" })], webs("a1"));
    const stranger = pod("new", { labels: { app: "other" }, spec: { topologySpreadConstraints: [evenly(zoneKey)] } });
    t.expect(scene.filter(new t.student.topology_spread.PodTopologySpread(), stranger), {
      en: "Zone a has 1 web pod, zone b none. The new pod spreads web pods but is none itself: 1 against 0 is allowed",
      zh: "a 区有 1 个 web Pod，b 区没有。新 Pod 按 web Pod 来分布，自己却不是：1 对 0 是允许的",
    }).toEqual({ a1: "fits", b1: "fits" });
  });

  lab.test("spread.eligible", { en: "Nodes that the pod's node affinity rules out do not count", zh: "被 Pod 的节点亲和性排除的节点不参与统计" }, (t) => {
    const scene = new Scene(t, [node("a1", { zone: "a", labels: { disk: "ssd" } }), node("b1", { zone: "b", labels: { disk: "ssd" } }), node("c1", { zone: "c" })], webs("a1", "b1"));
    const picky = pod("new", { labels: web, spec: { nodeSelector: { disk: "ssd" }, topologySpreadConstraints: [evenly(zoneKey)] } });
    const { a1, b1 } = scene.filter(new t.student.topology_spread.PodTopologySpread(), picky);
    t.expect({ a1, b1 }, {
      en: "Zones a and b have 1 web pod each, zone c none; but the pod wants an SSD, and c has none. The empty zone must not hold it back",
      zh: "a 区和 b 区各有 1 个 web Pod，c 区没有；但 Pod 要求 SSD，而 c 区没有。不能让这个空区拦住它",
    }).toEqual({ a1: "fits", b1: "fits" });
  });

  lab.test("spread.every-constraint", { en: "Every constraint must hold", zh: "每条约束都必须满足" }, (t) => {
    const scene = new Scene(t, [node("a1", { zone: "a" }), node("a2", { zone: "a" }), node("b1", { zone: "b" }), node("b2", { zone: "b" })], webs("a1", "b1", "b1"));
    t.expect(scene.filter(new t.student.topology_spread.PodTopologySpread(), spreading(evenly(zoneKey), evenly(hostKey))), {
      en: "By zone: a 1, b 2, so only a. By hostname: a1 1, a2 0, b1 2, b2 0, so only a2 and b2",
      zh: "按区：a 有 1 个、b 有 2 个，只能放 a。按主机：a1 有 1 个，a2 没有，b1 有 2 个，b2 没有，只能放 a2 和 b2",
    }).toEqual({ a1: uneven, a2: "fits", b1: uneven, b2: uneven });
  });

  lab.test("spread.min-domains", { en: "With fewer domains than minDomains the least counts as 0", zh: "域的数量少于 minDomains 时，最小值按 0 算" }, (t) => {
    const scene = new Scene(t, [node("a1", { zone: "a" }), node("b1", { zone: "b" })], webs("a1", "b1"));
    const plugin = new t.student.topology_spread.PodTopologySpread();
    t.expect([2, 3].map((minDomains) => scene.filter(plugin, spreading(evenly(zoneKey, { minDomains }))).a1), {
      en: "Two zones with 1 web pod each. minDomains 2, then 3: now the pod waits for a third zone",
      zh: "两个区各有 1 个 web Pod。minDomains 先是 2，再是 3：这时 Pod 要等第三个区出现",
    }).toEqual(["fits", uneven]);
  });

  lab.test("spread.all-labels", { en: "Counted are nodes that have the labels of all constraints", zh: "参与统计的节点要带齐所有约束的标签" }, (t) => {
    const scene = new Scene(t, [node("a1", { zone: "a", labels: { rack: "r1" } }), node("b1", { zone: "b", labels: { rack: "r2" } }), node("c1", { zone: "c" })], webs("a1", "b1"));
    t.expect(scene.filter(new t.student.topology_spread.PodTopologySpread(), spreading(evenly(zoneKey), evenly("rack"))), {
      en: "By zone and by rack. a1 and b1 have 1 web pod each; c1 has none, but it has no rack label, so it can never take the pod: zone c must not count as an empty zone",
      zh: "按区，也按 rack。a1 和 b1 各有 1 个 web Pod；c1 没有，但它没有 rack 标签，永远放不了这个 Pod：c 区不能算作空的区",
    }).toEqual({ a1: "fits", b1: "fits", c1: unlabelled });
  });

  lab.test("spread.states", { en: "Each pod is judged by what was counted for it", zh: "判断每个 Pod，用的是为它统计的数" }, (t) => {
    const { snapshot } = new Scene(t, [node("a1", { zone: "a" }), node("b1", { zone: "b" })], webs("a1", "a1"));
    const plugin: PreFilterPlugin & FilterPlugin = new t.student.topology_spread.PodTopologySpread();
    const pods = [1, 5].map((maxSkew) => ({ maxSkew, one: spreading(evenly(zoneKey, { maxSkew })), state: new MapCycleState() }));
    for (const { one, state } of pods) plugin.preFilter(state, one, snapshot.list());
    t.expect(pods.map(({ maxSkew, one, state }) => `maxSkew ${maxSkew}: ${plugin.filter(state, one, snapshot.list()[0]!)?.code ?? "fits"}`), {
      en: "Zone a has 2 web pods, zone b none. preFilter is called for a pod with maxSkew 1, then for one with maxSkew 5, each with a state of its own; then filter for both, about a1",
      zh: "a 区有 2 个 web Pod，b 区没有。先后对 maxSkew 为 1 和 5 的两个 Pod 调用 preFilter，各带各的 state；然后分别就 a1 调用 filter",
    }).toEqual(["maxSkew 1: Unschedulable", "maxSkew 5: fits"]);
  });
}
