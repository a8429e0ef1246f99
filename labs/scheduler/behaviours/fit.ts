import type { FilterPlugin, PreFilterPlugin } from "@reconcile/api";
import { MapCycleState } from "../framework/cycle_state";
import { container, node, pod } from "./manifests";
import { Scene } from "./scene";
import type { Builder } from "./student";

export function fitTests(lab: Builder): void {
  lab.test("filter.fit", { en: "A pod fits if what all pods request stays within what the node can give", zh: "所有 Pod 的请求之和不超过节点可分配的量，Pod 才放得下" }, (t) => {
    const scene = new Scene(t, [node("free"), node("exact"), node("full")], [
      pod("a", { cpu: "1", on: "free" }), pod("b", { cpu: "3", on: "exact" }), pod("c", { cpu: "3001m", on: "full" }),
    ]);
    t.expect(scene.filter(new t.student.fit.Fit(), pod("web", { cpu: "1" })), {
      en: "Nodes of 4 CPUs, of which 1, 3 and 3.001 are requested already; the pod requests 1",
      zh: "节点有 4 个 CPU，已经分别请求掉 1、3、3.001 个；Pod 请求 1 个",
    }).toEqual({ free: "fits", exact: "fits", full: "Unschedulable: Insufficient cpu" });
  });

  lab.test("filter.fit-not-requested", { en: "What a pod does not request is never missing", zh: "Pod 没有请求的资源不算不足" }, (t) => {
    const over = node("over", { memory: "1Gi" });
    const scene = new Scene(t, [over], [pod("a", { memory: "2Gi", on: "over" })]);
    const plugin = new t.student.fit.Fit();
    t.expect(scene.filter(plugin, pod("web", { cpu: "1" })), {
      en: "The node's memory is overcommitted (its allocatable has shrunk), the pod requests CPU only",
      zh: "节点的内存已超额（可分配量缩小过），而 Pod 只请求 CPU",
    }).toEqual({ over: "fits" });
    t.expect(scene.filter(plugin, pod("best-effort")), { en: "The same node, a pod that requests nothing", zh: "同一个节点，什么都不请求的 Pod" }).toEqual({ over: "fits" });
  });

  lab.test("filter.fit-all-reasons", { en: "Everything that is missing is told, in upstream's order", zh: "缺什么都说出来，顺序与上游一致" }, (t) => {
    const scene = new Scene(t, [node("small", { cpu: "2", memory: "2Gi", pods: "1", more: { "ephemeral-storage": "10Gi", "nvidia.com/gpu": "1" } })], [
      pod("a", { cpu: "1", memory: "1Gi", on: "small", more: { "ephemeral-storage": "8Gi", "nvidia.com/gpu": "1" } }),
    ]);
    const wants = pod("train", { more: { "nvidia.com/gpu": "1", "ephemeral-storage": "4Gi" }, memory: "2Gi", cpu: "1500m" });
    t.expect(scene.filter(new t.student.fit.Fit(), wants), {
      en: "The node may run one pod and has one; CPU, memory, ephemeral storage and the GPU are short too",
      zh: "节点最多运行一个 Pod，而且已经有一个；CPU、内存、临时存储和 GPU 也都不够",
    }).toEqual({ small: "Unschedulable: Too many pods, Insufficient cpu, Insufficient memory, Insufficient ephemeral-storage, Insufficient nvidia.com/gpu" });
  });

  lab.test("filter.fit-pods", { en: "A pod that requests nothing still is one pod more", zh: "什么都不请求的 Pod，也占一个 Pod 的名额" }, (t) => {
    const scene = new Scene(t, [node("last-place", { pods: "2" }), node("full", { pods: "1" })], [pod("a", { on: "last-place" }), pod("b", { on: "full" })]);
    t.expect(scene.filter(new t.student.fit.Fit(), pod("best-effort")), {
      en: "The pod requests nothing. last-place may run 2 pods and has 1, full may run 1 and has it",
      zh: "Pod 什么都不请求。last-place 最多运行 2 个 Pod，已有 1 个；full 最多运行 1 个，已经有了",
    }).toEqual({ "last-place": "fits", full: "Unschedulable: Too many pods" });
  });

  lab.test("filter.fit-unresolvable", { en: "More than the whole node has: preemption cannot help", zh: "超过整个节点的量：抢占也没有用" }, (t) => {
    const scene = new Scene(t, [node("busy"), node("tiny", { cpu: "1" })], [pod("a", { cpu: "3", on: "busy" })]);
    t.expect(scene.filter(new t.student.fit.Fit(), pod("web", { cpu: "2" })), {
      en: "The pod requests 2 CPUs. One node has 4, of which 3 are taken; the other has 1 altogether",
      zh: "Pod 请求 2 个 CPU。一个节点有 4 个，已占 3 个；另一个总共只有 1 个",
    }).toEqual({ busy: "Unschedulable: Insufficient cpu", tiny: "UnschedulableAndUnresolvable: Insufficient cpu" });
    t.expect(scene.filter(new t.student.fit.Fit(), pod("web", { cpu: "2", memory: "64Gi" })), {
      en: "Now it also requests more memory than either node has: one thing that cannot be resolved is enough",
      zh: "现在它还请求比两个节点都多的内存：只要有一样无法解决就够了",
    }).toEqual({
      busy: "UnschedulableAndUnresolvable: Insufficient cpu, Insufficient memory", tiny: "UnschedulableAndUnresolvable: Insufficient cpu, Insufficient memory",
    });
    const filled = new Scene(t, [node("filled")], [pod("a", { memory: "15Gi", on: "filled" })]);
    t.expect(filled.filter(new t.student.fit.Fit(), pod("web", { cpu: "8", memory: "4Gi" })), {
      en: "8 CPUs of 4, and 4 GiB where 15 of 16 are taken: it is the first of the two that cannot be resolved",
      zh: "4 个 CPU 要 8 个；内存要 4 GiB，而 16 GiB 中已占 15：这次是前一样无法解决",
    }).toEqual({ filled: "UnschedulableAndUnresolvable: Insufficient cpu, Insufficient memory" });
  });

  lab.test("filter.fit-unknown-resource", { en: "A resource that the node does not have is missing", zh: "节点根本没有的资源也是不足" }, (t) => {
    const scene = new Scene(t, [node("plain"), node("gpu", { more: { "nvidia.com/gpu": "2" } })]);
    t.expect(scene.filter(new t.student.fit.Fit(), pod("train", { cpu: "1", more: { "nvidia.com/gpu": "1" } })), {
      en: "The pod requests a GPU. The allocatable of plain does not speak of nvidia.com/gpu at all, so it has 0 of it",
      zh: "Pod 请求一块 GPU。plain 的 allocatable 里根本没有 nvidia.com/gpu 这一项，也就是 0 块",
    }).toEqual({ plain: "UnschedulableAndUnresolvable: Insufficient nvidia.com/gpu", gpu: "fits" });
  });

  lab.test("filter.fit-init", { en: "Init containers, sidecars and overhead count in the pod's request", zh: "init 容器、sidecar 和 overhead 都算进 Pod 的请求" }, (t) => {
    const scene = new Scene(t, [node("four")]);
    const plugin = new t.student.fit.Fit();
    const init = (cpu: string) => pod("web", { cpu: "1", spec: { initContainers: [container("migrate", { cpu }), container("warm-up", { cpu: "1" })] } });
    t.expect([scene.filter(plugin, init("4")), scene.filter(plugin, init("4100m"))], {
      en: "A node of 4 CPUs. The container requests 1; its init containers, one after another, 4 and 1; then 4.1 and 1",
      zh: "4 个 CPU 的节点。容器请求 1；init 容器依次请求 4 和 1；再换成 4.1 和 1",
    }).toEqual([{ four: "fits" }, { four: "UnschedulableAndUnresolvable: Insufficient cpu" }]);
    const sidecar = (cpu: string) => pod("web", { cpu: "2", spec: { initContainers: [{ ...container("proxy", { cpu }), restartPolicy: "Always" }] } });
    t.expect([scene.filter(plugin, sidecar("2")), scene.filter(plugin, sidecar("2100m"))], {
      en: "The container requests 2, a sidecar beside it 2, then 2.1",
      zh: "容器请求 2，旁边的 sidecar 请求 2，再换成 2.1",
    }).toEqual([{ four: "fits" }, { four: "UnschedulableAndUnresolvable: Insufficient cpu" }]);
    t.expect(scene.filter(plugin, pod("kata", { cpu: "3900m", spec: { overhead: { cpu: "250m" } } })), {
      en: "The container requests 3.9, the runtime class adds 0.25",
      zh: "容器请求 3.9，RuntimeClass 再加 0.25",
    }).toEqual({ four: "UnschedulableAndUnresolvable: Insufficient cpu" });
  });

  lab.test("filter.fit-states", { en: "Each pod is judged by what was worked out for it", zh: "判断每个 Pod，用的是为它算好的结果" }, (t) => {
    const { snapshot } = new Scene(t, [node("four")]);
    const plugin: PreFilterPlugin & FilterPlugin = new t.student.fit.Fit();
    const pods = [pod("large", { cpu: "5" }), pod("small", { cpu: "1" })].map((one) => ({ one, state: new MapCycleState() }));
    for (const { one, state } of pods) plugin.preFilter(state, one, snapshot.list());
    t.expect(pods.map(({ one, state }) => `${one.metadata?.name ?? ""}: ${plugin.filter(state, one, snapshot.list()[0]!)?.reasons.join() ?? "fits"}`), {
      en: "One plugin, a node of 4 CPUs. preFilter is called for large (5 CPUs), then for small (1), each with a state of its own; then filter for both. What belongs to one pod goes into its state, not into a field of the plugin",
      zh: "同一个插件，4 个 CPU 的节点。先后对 large（5 个 CPU）和 small（1 个）调用 preFilter，各带各的 state；然后分别调用 filter。属于某个 Pod 的东西放进它的 state，不要放在插件的字段里",
    }).toEqual(["large: Insufficient cpu", "small: fits"]);
  });
}
