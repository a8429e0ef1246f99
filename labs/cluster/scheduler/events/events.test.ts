import { describe, expect, it } from "vitest";
import { ActionType, matchClusterEvents, type ActionTypeBits, type EventResource, type Node, type Pod, type PodSpec } from "@reconcile/api";
import { withInTreeEvents } from "./in-tree";

const { Add, Delete, Update, UpdateNodeAllocatable, UpdateNodeLabel, UpdateNodeTaint, UpdatePodLabel, UpdatePodScaleDown, UpdatePodToleration, UpdateNodeCondition, UpdateOther } = ActionType;

/** Is that a reason to try the pod again that the plugin has refused? */
function worthwhile(plugin: string, pod: Pod, resource: EventResource, actionType: ActionTypeBits, before: object | undefined, now: object | undefined): boolean {
  const [extension] = withInTreeEvents([{ name: plugin, eventsToRegister: () => [] }], { defaultSelector: () => undefined });
  return (extension?.eventsToRegister() ?? []).some(({ event, queueingHintFn }) => matchClusterEvents(event, { resource, actionType }) && (queueingHintFn?.(pod, before, now) ?? "Queue") === "Queue");
}

const pod = (spec: Partial<PodSpec> = {}, labels: Record<string, string> = {}, name = "p"): Pod =>
  ({ metadata: { name, namespace: "default", uid: name, labels }, spec: { containers: [{ name: "c", image: "c:1" }], ...spec } });
const asking = (cpu: string, more: Partial<PodSpec> = {}): Pod => pod({ containers: [{ name: "c", image: "c:1", resources: { requests: { cpu } } }], ...more });
const node = (labels: Record<string, string> = {}, spec: Node["spec"] = {}, allocatable = { cpu: "2", memory: "4Gi", pods: "10" }): Node =>
  ({ metadata: { name: "n", labels }, spec, status: { allocatable } });
const placed = (labels: Record<string, string> = {}, spec: Partial<PodSpec> = {}) => pod({ nodeName: "n", ...spec }, labels, "other");

describe("what wakes a pod that was refused by", () => {
  it("NodeResourcesFit: a pod that leaves its place or shrinks, a node that is large enough and new or larger than before", () => {
    const wakes = (one: Pod, ...event: [EventResource, ActionTypeBits, object | undefined, object | undefined]) => worthwhile("NodeResourcesFit", one, ...event);
    const small = { cpu: "500m", memory: "4Gi", pods: "10" };
    expect(wakes(asking("1"), "AssignedPod", Delete, placed(), undefined)).toBe(true);
    expect(wakes(asking("1"), "AssignedPod", Delete, pod(), undefined)).toBe(false);
    expect(wakes(asking("1"), "AssignedPod", Delete, { ...pod(), status: { nominatedNodeName: "n" } }, undefined)).toBe(true);
    expect(wakes(asking("1"), "AssignedPod", Add, undefined, placed())).toBe(false);
    expect(wakes(asking("1"), "AssignedPod", UpdatePodLabel, placed(), placed({ a: "b" }))).toBe(false);
    expect(wakes(asking("1"), "AssignedPod", UpdatePodScaleDown, asking("2", { nodeName: "n" }), asking("1", { nodeName: "n" }))).toBe(true);
    expect(wakes(pod(), "AssignedPod", UpdatePodScaleDown, asking("2", { nodeName: "n" }), asking("1", { nodeName: "n" }))).toBe(false);
    expect(wakes(asking("1"), "TargetPod", UpdatePodScaleDown, asking("2"), asking("1"))).toBe(true);
    expect(wakes(asking("1"), "TargetPod", UpdateOther, asking("1"), asking("1"))).toBe(false);
    expect(wakes(asking("1"), "Node", Add, undefined, node())).toBe(true);
    expect(wakes(asking("3"), "Node", Add, undefined, node())).toBe(false);
    expect(wakes(asking("1"), "Node", UpdateNodeAllocatable, node({}, {}, small), node())).toBe(true);
    expect(wakes(asking("1"), "Node", UpdateNodeAllocatable, node(), node({}, {}, { cpu: "2", memory: "8Gi", pods: "10" }))).toBe(false);
    expect(wakes(asking("1"), "Node", UpdateNodeAllocatable, node(), node({}, {}, { cpu: "2", memory: "4Gi", pods: "11" }))).toBe(true);
    for (const other of [UpdateNodeLabel, UpdateNodeTaint, UpdateNodeCondition]) expect(wakes(asking("1"), "Node", other, node({}, {}, small), node())).toBe(false);
  });

  it("NodeUnschedulable: a node that is not cordoned any more, a toleration of cordoned nodes", () => {
    const wakes = (...event: [EventResource, ActionTypeBits, object | undefined, object | undefined]) => worthwhile("NodeUnschedulable", pod(), ...event);
    const cordoned = node({}, { unschedulable: true });
    expect([wakes("Node", Add, undefined, node()), wakes("Node", Add, undefined, cordoned)]).toEqual([true, false]);
    expect([wakes("Node", UpdateNodeTaint, cordoned, node()), wakes("Node", UpdateNodeTaint, node(), node()), wakes("Node", UpdateNodeTaint, cordoned, cordoned)]).toEqual([true, false, false]);
    const tolerant = (key: string) => pod({ tolerations: [{ key, operator: "Exists" }] });
    expect([wakes("TargetPod", UpdatePodToleration, pod(), tolerant("node.kubernetes.io/unschedulable")), wakes("TargetPod", UpdatePodToleration, pod(), tolerant("a"))]).toEqual([true, false]);
  });

  it("TaintToleration: a node without a taint that it does not tolerate, a toleration of its own", () => {
    const wakes = (one: Pod, ...event: [EventResource, ActionTypeBits, object | undefined, object | undefined]) => worthwhile("TaintToleration", one, ...event);
    const tainted = (key: string, effect: "NoSchedule" | "PreferNoSchedule" = "NoSchedule") => node({}, { taints: [{ key, effect }] });
    expect([wakes(pod(), "Node", Add, undefined, node()), wakes(pod(), "Node", Add, undefined, tainted("a")), wakes(pod(), "Node", Add, undefined, tainted("a", "PreferNoSchedule"))]).toEqual([true, false, true]);
    expect([wakes(pod(), "Node", UpdateNodeTaint, tainted("a"), node()), wakes(pod(), "Node", UpdateNodeTaint, tainted("a"), tainted("b")), wakes(pod(), "Node", UpdateNodeTaint, node(), node())]).toEqual([true, false, false]);
    expect(wakes(pod({ tolerations: [{ key: "b", operator: "Exists" }] }), "Node", UpdateNodeTaint, tainted("a"), tainted("b"))).toBe(true);
    expect([wakes(pod(), "TargetPod", UpdatePodToleration, pod(), pod()), wakes(pod(), "AssignedPod", UpdatePodToleration, placed(), placed())]).toEqual([true, false]);
  });

  it("NodeAffinity and NodeName: a node that matches and did not before, any new node", () => {
    const picky = pod({ nodeSelector: { disk: "ssd" } });
    const wakes = (...event: [EventResource, ActionTypeBits, object | undefined, object | undefined]) => worthwhile("NodeAffinity", picky, ...event);
    expect([wakes("Node", Add, undefined, node({ disk: "ssd" })), wakes("Node", Add, undefined, node())]).toEqual([true, false]);
    expect([wakes("Node", UpdateNodeLabel, node(), node({ disk: "ssd" })), wakes("Node", UpdateNodeLabel, node({ disk: "ssd" }), node({ disk: "ssd", a: "b" })), wakes("Node", UpdateNodeLabel, node(), node({ disk: "hdd" }))]).toEqual([true, false, false]);
    expect([worthwhile("NodeName", pod(), "Node", Add, undefined, node()), worthwhile("NodeName", pod(), "Node", UpdateNodeLabel, node(), node())]).toEqual([true, false]);
  });

  it("NodePorts: a pod that leaves a port which it wants, any new node", () => {
    const ports = (hostPort: number, more: Partial<PodSpec> = {}) => pod({ containers: [{ name: "c", image: "c:1", ports: [{ containerPort: 80, hostPort }] }], ...more });
    const wakes = (gone: Pod) => worthwhile("NodePorts", ports(80), "AssignedPod", Delete, gone, undefined);
    expect([wakes(ports(80, { nodeName: "n" })), wakes(ports(81, { nodeName: "n" })), wakes(ports(80)), wakes(placed())]).toEqual([true, false, false, false]);
    expect([worthwhile("NodePorts", ports(80), "Node", Add, undefined, node()), worthwhile("NodePorts", ports(80), "Node", UpdateNodeLabel, node(), node())]).toEqual([true, false]);
  });

  it("PodTopologySpread: a pod that its constraints count, a node in or out of the domains", () => {
    const spread = pod({ topologySpreadConstraints: [{ maxSkew: 1, topologyKey: "zone", whenUnsatisfiable: "DoNotSchedule", labelSelector: { matchLabels: { app: "web" } } }] }, { app: "web" });
    const wakes = (...event: [EventResource, ActionTypeBits, object | undefined, object | undefined]) => worthwhile("PodTopologySpread", spread, ...event);
    const elsewhere = { ...placed({ app: "web" }), metadata: { namespace: "other", labels: { app: "web" } } };
    expect([placed({ app: "web" }), placed({ app: "db" }), elsewhere].map((one) => wakes("AssignedPod", Add, undefined, one))).toEqual([true, false, false]);
    expect([placed({ app: "web" }), placed({ app: "db" }), elsewhere].map((one) => wakes("AssignedPod", Delete, one, undefined))).toEqual([true, false, false]);
    expect([wakes("AssignedPod", UpdatePodLabel, placed({ app: "web" }), placed()), wakes("AssignedPod", UpdatePodLabel, placed({ app: "web" }), placed({ app: "web", a: "b" }))]).toEqual([true, false]);
    expect([wakes("Node", Add, undefined, node({ zone: "a" })), wakes("Node", Add, undefined, node()), wakes("Node", Delete, node({ zone: "a" }), undefined)]).toEqual([true, false, true]);
    expect([wakes("Node", UpdateNodeLabel, node({ zone: "a" }), node({ zone: "b" })), wakes("Node", UpdateNodeLabel, node({ zone: "a" }), node({ zone: "a", a: "b" })), wakes("Node", UpdateNodeLabel, node(), node({ zone: "a" }))]).toEqual([true, false, true]);
    expect([wakes("Node", UpdateNodeTaint, node({ zone: "a" }, { taints: [{ key: "a", effect: "NoSchedule" }] }), node({ zone: "a" })), wakes("Node", UpdateNodeAllocatable, node({ zone: "a" }), node({ zone: "a" }))]).toEqual([true, false]);
    const [constraint] = spread.spec?.topologySpreadConstraints ?? [];
    const honoring = (more: Partial<PodSpec>) => pod({ topologySpreadConstraints: [{ ...constraint!, nodeTaintsPolicy: "Honor" }], ...more }, { app: "web" });
    const tolerations = [{ key: "a", operator: "Exists" as const }];
    expect(worthwhile("PodTopologySpread", honoring({ tolerations }), "TargetPod", UpdatePodToleration, honoring({}), honoring({ tolerations }))).toBe(true);
    expect(wakes("TargetPod", UpdatePodToleration, spread, { ...spread, spec: { ...spread.spec, tolerations } })).toBe(false);
  });

  it("InterPodAffinity: a friend who comes, an enemy who goes, on either side, and nodes that move between domains", () => {
    const term = (app: string) => ({ topologyKey: "zone", labelSelector: { matchLabels: { app } } });
    const near = pod({ affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term("web")] } } });
    const away = pod({ affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term("web")] } } }, { app: "db" });
    const wakes = (one: Pod, ...event: [EventResource, ActionTypeBits, object | undefined, object | undefined]) => worthwhile("InterPodAffinity", one, ...event);
    expect([wakes(near, "AssignedPod", Add, undefined, placed({ app: "web" })), wakes(near, "AssignedPod", Add, undefined, placed()), wakes(away, "AssignedPod", Add, undefined, placed({ app: "web" }))]).toEqual([true, false, false]);
    expect([wakes(away, "AssignedPod", Delete, placed({ app: "web" }), undefined), wakes(away, "AssignedPod", Delete, placed(), undefined), wakes(near, "AssignedPod", Delete, placed({ app: "web" }), undefined)]).toEqual([true, false, false]);
    const guard = placed({}, { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term("db")] } } });
    expect([wakes(pod({}, { app: "db" }), "AssignedPod", Delete, guard, undefined), wakes(pod({}, { app: "web" }), "AssignedPod", Delete, guard, undefined)]).toEqual([true, false]);
    expect([wakes(near, "AssignedPod", UpdatePodLabel, placed(), placed({ app: "web" })), wakes(near, "AssignedPod", UpdatePodLabel, placed({ app: "web" }), placed())]).toEqual([true, false]);
    expect([wakes(away, "AssignedPod", UpdatePodLabel, placed(), placed({ app: "web" })), wakes(away, "AssignedPod", UpdatePodLabel, placed({ app: "web" }), placed())]).toEqual([false, true]);
    expect(wakes(pod(), "TargetPod", UpdatePodLabel, pod(), pod({}, { a: "b" }))).toBe(true);
    expect([wakes(near, "Node", Add, undefined, node({ zone: "a" })), wakes(near, "Node", Add, undefined, node()), wakes(away, "Node", Add, undefined, node()), wakes(pod(), "Node", Add, undefined, node())]).toEqual([true, false, true, false]);
    expect([wakes(near, "Node", UpdateNodeLabel, node(), node({ zone: "a" })), wakes(near, "Node", UpdateNodeLabel, node({ zone: "a" }), node())]).toEqual([true, false]);
    expect([wakes(away, "Node", UpdateNodeLabel, node(), node({ zone: "a" })), wakes(away, "Node", UpdateNodeLabel, node({ zone: "a" }), node()), wakes(away, "Node", UpdateNodeLabel, node({ zone: "a" }), node({ zone: "a", a: "b" }))]).toEqual([false, true, false]);
  });

  it("the plugins of volumes: its own claim, a volume, a class, a node that can attach more", () => {
    const using = pod({ volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }] });
    const claim = (name: string, namespace = "default") => ({ metadata: { name, namespace } });
    for (const plugin of ["VolumeRestrictions", "NodeVolumeLimits", "VolumeBinding", "VolumeZone"]) {
      expect([claim("data"), claim("logs"), claim("data", "shop")].map((one) => worthwhile(plugin, using, "PersistentVolumeClaim", Add, undefined, one))).toEqual([true, false, false]);
      expect(worthwhile(plugin, using, "PersistentVolumeClaim", Update, claim("data"), claim("data"))).toBe(plugin === "VolumeBinding" || plugin === "VolumeZone");
    }
    expect(worthwhile("VolumeBinding", using, "PersistentVolume", Add, undefined, {})).toBe(true);
    const zone = (name: string) => ({ metadata: { labels: { "topology.kubernetes.io/zone": name } } });
    expect([worthwhile("VolumeZone", using, "PersistentVolume", Update, zone("a"), zone("b")), worthwhile("VolumeZone", using, "PersistentVolume", Update, zone("a"), zone("a"))]).toEqual([true, false]);
    const delayed = { volumeBindingMode: "WaitForFirstConsumer" };
    expect([worthwhile("VolumeZone", using, "storage.k8s.io/StorageClass", Add, undefined, delayed), worthwhile("VolumeZone", using, "storage.k8s.io/StorageClass", Add, undefined, {})]).toEqual([true, false]);
    const drivers = (count: number) => ({ spec: { drivers: [{ name: "csi", nodeID: "n", allocatable: { count } }] } });
    expect([worthwhile("NodeVolumeLimits", using, "storage.k8s.io/CSINode", Update, drivers(1), drivers(2)), worthwhile("NodeVolumeLimits", using, "storage.k8s.io/CSINode", Update, drivers(2), drivers(2))]).toEqual([true, false]);
    const neighbour = { ...using, spec: { ...using.spec, nodeName: "n" } };
    for (const plugin of ["VolumeRestrictions", "NodeVolumeLimits"]) {
      expect([worthwhile(plugin, using, "AssignedPod", Delete, neighbour, undefined), worthwhile(plugin, using, "AssignedPod", Delete, placed(), undefined)]).toEqual([true, false]);
    }
    const disk = { volumes: [{ name: "d", gcePersistentDisk: { pdName: "d" } }] };
    expect(worthwhile("VolumeRestrictions", pod(disk), "AssignedPod", Delete, placed({}, disk), undefined)).toBe(true);
  });
});
