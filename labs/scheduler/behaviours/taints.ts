import { node, pod } from "./manifests";
import { Scene } from "./scene";
import type { Builder } from "./student";

const untolerated = "UnschedulableAndUnresolvable: node(s) had untolerated taint(s)";

export function taintTests(lab: Builder): void {
  lab.test("filter.taints", { en: "A taint keeps pods away, unless it only prefers to", zh: "污点挡住 Pod，除非它是 PreferNoSchedule" }, (t) => {
    const scene = new Scene(t, [node("plain"), node("gpu", { taints: ["dedicated=gpu:NoSchedule"] }), node("dying", { taints: ["node.kubernetes.io/unreachable:NoExecute"] }), node("old", { taints: ["age=7:PreferNoSchedule"] })]);
    t.expect(scene.filter(new t.student.taint_toleration.TaintToleration(), pod("web")), {
      en: "Four nodes: one without taints, one with NoSchedule, one with NoExecute, one with PreferNoSchedule. What filter says of a pod without tolerations",
      zh: "四个节点：一个没有污点，另外三个分别带 NoSchedule、NoExecute、PreferNoSchedule 污点。对一个没有容忍的 Pod，filter 的回答",
    }).toEqual({ plain: "fits", gpu: untolerated, dying: untolerated, old: "fits" });
  });

  lab.test("filter.tolerations", { en: "A toleration that covers the taint lets the pod in", zh: "容忍了污点的 Pod 可以进来" }, (t) => {
    const scene = new Scene(t, [node("gpu", { taints: ["dedicated=gpu:NoSchedule"] }), node("db", { taints: ["dedicated=db:NoSchedule"] })]);
    t.expect(scene.filter(new t.student.taint_toleration.TaintToleration(), pod("train", { tolerations: [{ key: "dedicated", operator: "Equal", value: "gpu", effect: "NoSchedule" }] })), {
      en: "The pod tolerates dedicated=gpu:NoSchedule; the other node has dedicated=db:NoSchedule",
      zh: "Pod 容忍 dedicated=gpu:NoSchedule；另一个节点的污点是 dedicated=db:NoSchedule",
    }).toEqual({ gpu: "fits", db: untolerated });
  });

  lab.test("filter.every-taint", { en: "Every taint needs its toleration", zh: "每个污点都要有对应的容忍" }, (t) => {
    const scene = new Scene(t, [node("both", { taints: ["dedicated=gpu:NoSchedule", "maintenance:NoExecute"] })]);
    const gpu = { key: "dedicated", operator: "Exists" as const };
    const plugin = new t.student.taint_toleration.TaintToleration();
    t.expect(scene.filter(plugin, pod("train", { tolerations: [gpu] })), {
      en: "The node has two taints, the pod tolerates the first of them only",
      zh: "节点有两个污点，Pod 只容忍其中第一个",
    }).toEqual({ both: untolerated });
    t.expect(scene.filter(plugin, pod("train", { tolerations: [gpu, { key: "maintenance", operator: "Exists" }] })), {
      en: "Now it tolerates both; a toleration without an effect covers all effects",
      zh: "现在两个都容忍；没有写 effect 的容忍对所有 effect 有效",
    }).toEqual({ both: "fits" });
  });

  lab.test("filter.taints-mixed", { en: "A taint that only prefers to keep pods away hides no other", zh: "PreferNoSchedule 污点不会掩盖后面的污点" }, (t) => {
    const scene = new Scene(t, [node("old-gpu", { taints: ["age=7:PreferNoSchedule", "dedicated=gpu:NoSchedule"] }), node("old", { taints: ["age=7:PreferNoSchedule"] })]);
    t.expect(scene.filter(new t.student.taint_toleration.TaintToleration(), pod("web")), {
      en: "old-gpu has two taints, PreferNoSchedule first and NoSchedule after it; old has the first only. The third argument of findMatchingUntoleratedTaint chooses which taints are looked at",
      zh: "old-gpu 有两个污点，先是 PreferNoSchedule，后是 NoSchedule；old 只有前一个。findMatchingUntoleratedTaint 的第三个参数决定看哪些污点",
    }).toEqual({ "old-gpu": untolerated, old: "fits" });
  });
}

export function taintScoreTests(lab: Builder): void {
  lab.test("score.taints", { en: "The more taints advise against a node, the worse it is", zh: "PreferNoSchedule 污点越多，节点分数越低" }, (t) => {
    const scene = new Scene(t, [node("none"), node("one", { taints: ["a:PreferNoSchedule"] }), node("two", { taints: ["a:PreferNoSchedule", "b:PreferNoSchedule"] }), node("hard", { taints: ["c:NoSchedule"] })]);
    t.expect(scene.scores(new t.student.taint_toleration.TaintToleration(), pod("web")), {
      en: "Nodes with 0, 1, 2 PreferNoSchedule taints, and one with NoSchedule, which is no matter of scores. Scores after normalizing",
      zh: "节点分别有 0、1、2 个 PreferNoSchedule 污点，还有一个 NoSchedule 污点（与打分无关）。归一化之后的分数",
    }).toEqual({ none: 100, one: 50, two: 0, hard: 100 });
  });

  lab.test("score.taints-tolerated", { en: "A tolerated taint does not count, a toleration of another effect does not help", zh: "已容忍的污点不计入，effect 不同的容忍不起作用" }, (t) => {
    const scene = new Scene(t, [node("one", { taints: ["a:PreferNoSchedule"] }), node("two", { taints: ["a:PreferNoSchedule", "b:PreferNoSchedule"] })]);
    const plugin = new t.student.taint_toleration.TaintToleration();
    t.expect(scene.scores(plugin, pod("web", { tolerations: [{ key: "a", operator: "Exists", effect: "PreferNoSchedule" }, { key: "b", operator: "Exists" }] })), {
      en: "The pod tolerates both taints, one by PreferNoSchedule, one without an effect: no node has anything against it",
      zh: "Pod 容忍两个污点：一个写明 PreferNoSchedule，一个没有写 effect。两个节点都没有什么可挑剔的",
    }).toEqual({ one: 100, two: 100 });
    t.expect(scene.scores(plugin, pod("web", { tolerations: [{ key: "a", operator: "Exists", effect: "NoSchedule" }] })), {
      en: "A toleration of NoSchedule does not cover a taint of PreferNoSchedule",
      zh: "NoSchedule 的容忍不覆盖 PreferNoSchedule 的污点",
    }).toEqual({ one: 50, two: 0 });
  });
}
