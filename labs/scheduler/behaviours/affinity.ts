import type { Affinity, Pod } from "@reconcile/api";
import { InterPodAffinity } from "../plugins/inter_pod_affinity";
import { hostKey, node, pod, selects, zoneKey } from "./manifests";
import { Scene, type Answer } from "./scene";
import type { Builder, Context } from "./student";

const far = "UnschedulableAndUnresolvable: node(s) didn't match pod affinity rules";
const close = "Unschedulable: node(s) didn't match pod anti-affinity rules";
const refused = "Unschedulable: node(s) didn't satisfy existing pods anti-affinity rules";

interface Rule {
  readonly app: string;
  readonly by: string;
}

const required = (rules: readonly Rule[]) => ({
  requiredDuringSchedulingIgnoredDuringExecution: rules.map(({ app, by }) => ({ topologyKey: by, ...selects(`app=${app}`) })),
});

function wants({ near = [], away = [] }: { near?: Rule[]; away?: Rule[] }): { affinity: Affinity } {
  return { affinity: { ...(near.length > 0 ? { podAffinity: required(near) } : {}), ...(away.length > 0 ? { podAntiAffinity: required(away) } : {}) } };
}

const app = (name: string, on: string, rules: Parameters<typeof wants>[0] = {}) => pod(`${name}-on-${on}`, { on, labels: { app: name }, spec: wants(rules) });
const incoming = (name: string, rules: Parameters<typeof wants>[0]) => pod("new", { labels: { app: name }, spec: wants(rules) });

function ask(t: Context, pods: readonly Pod[], podToSchedule: Pod): Record<string, Answer> {
  const scene = new Scene(t, [node("a1", { zone: "a" }), node("a2", { zone: "a" }), node("b1", { zone: "b" })], pods);
  return scene.filter(new InterPodAffinity(scene.snapshot, t.student.affinity_rules.affinityStatus), podToSchedule);
}

export function affinityTests(lab: Builder): void {
  lab.test("affinity.near", { en: "Affinity: a matching pod must be in the node's domain", zh: "亲和：节点所在的域里必须有匹配的 Pod" }, (t) => {
    t.expect(ask(t, [app("cache", "a1")], incoming("web", { near: [{ app: "cache", by: zoneKey }] })), {
      en: "The pod wants to be in a zone with cache, and cache runs on a1: all of zone a will do",
      zh: "Pod 想和 cache 在同一个区，而 cache 在 a1 上：整个 a 区都可以",
    }).toEqual({ a1: "fits", a2: "fits", b1: far });
    t.expect(ask(t, [app("cache", "a1")], incoming("web", { near: [{ app: "cache", by: hostKey }] })), { en: "The same by hostname", zh: "同样的要求，按主机" }).toEqual({ a1: "fits", a2: far, b1: far });
  });

  lab.test("affinity.missing-label", { en: "Affinity: a node without the label is near to nothing", zh: "亲和：没有该标签的节点谁也不挨着" }, (t) => {
    const own = incoming("web", { near: [{ app: "web", by: "rack" }] });
    t.expect(ask(t, [], own), {
      en: "No node has a rack label, and no web pod runs yet. Even the first pod of its kind needs a node that has all the labels",
      zh: "没有节点带 rack 标签，也还没有 web Pod。即使是同类中的第一个 Pod，也需要一个带齐标签的节点",
    }).toEqual({ a1: far, a2: far, b1: far });
  });

  lab.test("affinity.every-term", { en: "Affinity: every term must be fulfilled", zh: "亲和：每一条都必须满足" }, (t) => {
    const both = incoming("web", { near: [{ app: "cache", by: zoneKey }, { app: "cache", by: hostKey }] });
    t.expect(ask(t, [app("cache", "a1")], both), {
      en: "In the zone of cache, and on its node",
      zh: "既要与 cache 同区，又要与它同节点",
    }).toEqual({ a1: "fits", a2: far, b1: far });
  });

  lab.test("affinity.first", { en: "Affinity: the first pod of a group that wants to be together may start anywhere", zh: "亲和：想聚在一起的一组 Pod，第一个可以放在任何地方" }, (t) => {
    const own = incoming("web", { near: [{ app: "web", by: zoneKey }] });
    t.expect(ask(t, [], own), { en: "Web pods want to be near web pods, and there is none yet", zh: "web Pod 想挨着 web Pod，而现在一个都没有" }).toEqual({ a1: "fits", a2: "fits", b1: "fits" });
    t.expect(ask(t, [app("web", "b1")], own), { en: "There is one on b1: now the rule holds", zh: "b1 上已经有一个：规则开始生效" }).toEqual({ a1: far, a2: far, b1: "fits" });
    t.expect(ask(t, [], incoming("web", { near: [{ app: "cache", by: zoneKey }] })), { en: "A web pod wants to be near cache, and there is no cache: it is not of that group", zh: "web Pod 想挨着 cache，而现在没有 cache：它不属于那一组" }).toEqual({ a1: far, a2: far, b1: far });
  });

  lab.test("affinity.away", { en: "Anti-affinity: no matching pod in the node's domain", zh: "反亲和：节点所在的域里不能有匹配的 Pod" }, (t) => {
    t.expect(ask(t, [app("web", "a1")], incoming("web", { away: [{ app: "web", by: zoneKey }] })), { en: "Away from web by zone, and web runs on a1", zh: "按区远离 web，而 web 在 a1 上" }).toEqual({ a1: close, a2: close, b1: "fits" });
    t.expect(ask(t, [app("web", "a1"), app("db", "b1")], incoming("web", { away: [{ app: "db", by: "rack" }, { app: "web", by: hostKey }] })), {
      en: "Away from db by rack, a label that no node has, and from web by hostname: what is in no domain is in nobody's way",
      zh: "按 rack 远离 db（没有节点带这个标签），按主机远离 web：不在任何域里的，不碍谁的事",
    }).toEqual({ a1: close, a2: "fits", b1: "fits" });
  });

  lab.test("affinity.existing", { en: "Anti-affinity is mutual: pods that are there keep others away", zh: "反亲和是相互的：已经在的 Pod 也会赶走别人" }, (t) => {
    t.expect(ask(t, [app("db", "a1", { away: [{ app: "web", by: zoneKey }] })], incoming("web", {})), {
      en: "The new pod has no rules. db on a1 does not want web pods in its zone",
      zh: "新 Pod 没有任何规则。a1 上的 db 不想让 web Pod 待在它的区",
    }).toEqual({ a1: refused, a2: refused, b1: "fits" });
  });

  lab.test("affinity.order", { en: "Affinity is asked first, then the pod's anti-affinity, then that of the others", zh: "先看亲和，再看自己的反亲和，最后看别人的反亲和" }, (t) => {
    const pods = [app("web", "a1", { away: [{ app: "web", by: hostKey }] }), app("cache", "a1"), app("cache", "a2"), app("db", "a2", { away: [{ app: "web", by: hostKey }] })];
    t.expect(ask(t, pods, incoming("web", { near: [{ app: "cache", by: hostKey }], away: [{ app: "web", by: hostKey }] })), {
      en: "a1 has cache, and a web pod with which neither wants to be; a2 has cache, and db which wants no web; b1 has nothing. One reason for each node",
      zh: "a1 上有 cache，还有一个互不相容的 web；a2 上有 cache，还有不想要 web 的 db；b1 上什么都没有。每个节点只给一个原因",
    }).toEqual({ a1: close, a2: refused, b1: far });
  });
}
