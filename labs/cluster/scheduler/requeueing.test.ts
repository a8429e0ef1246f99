import { describe, expect, it } from "vitest";
import { Simulation } from "@/lib/sim";
import { drain } from "@/lib/sim/testing/drain";
import type { Node, PersistentVolumeClaim, Pod, PodSpec } from "@reconcile/api";
import { Cluster, newNode } from "../cluster";

const pod = (name: string, cpu: string, more: Partial<PodSpec> = {}): Pod =>
  ({ metadata: { name }, spec: { containers: [{ name, image: "x:1", resources: { requests: { cpu } } }], ...more } });

/** A cluster of one node with two processors, and a way to see how often the scheduler has tried a pod in vain. */
async function start() {
  const sim = new Simulation({ seed: 1, drain });
  const cluster = new Cluster(sim, { nodes: [newNode("n1", { cpu: "2" })] });
  const pods = cluster.client.pods("default");
  const nodes = cluster.client.nodes();
  await sim.advance(1_000);
  return {
    sim, cluster, pods, nodes,
    /** Does something, and lets so much time pass that nothing is backing off any more. */
    async after(action: () => Promise<unknown>) {
      await sim.drive(action);
      await sim.advance(15_000);
    },
    changeNode: (change: (node: Node) => Node) => nodes.get("n1").then((node) => nodes.update(change(node))),
    attempts: (name: string) => sim.trace().events.filter(({ process, kind, detail }) => process === "scheduler" && kind === "log" && String((detail as { message?: string }).message).startsWith(`default/${name}: 0/`)).length,
    queue: () => (cluster.process("scheduler").component as { show(): unknown }).show(),
    nodeOf: async (name: string) => (await sim.drive(() => pods.get(name))).spec?.nodeName,
  };
}

describe("a pod that the scheduler has refused", () => {
  it("stays where it is upon events that cannot help it, and returns upon one that can: NodeResourcesFit", async () => {
    const { pods, nodes, after, changeNode, attempts, queue, nodeOf } = await start();
    await after(() => pods.create(pod("big", "3")));
    expect([attempts("big"), queue()]).toEqual([1, { placed: 0, active: 0, backoff: 0, unschedulable: 1 }]);
    await after(() => changeNode((node) => ({ ...node, metadata: { ...node.metadata, labels: { ...node.metadata?.labels, a: "b" } } })));
    await after(() => changeNode((node) => ({ ...node, spec: { ...node.spec, taints: [{ key: "a", effect: "PreferNoSchedule" }] } })));
    await after(() => nodes.create(newNode("small", { cpu: "1" })));
    await after(() => pods.create(pod("little", "1")));
    expect(await nodeOf("little")).toBeDefined();
    expect([attempts("big"), await nodeOf("big")]).toEqual([1, undefined]);
    await after(async () => nodes.updateStatus({ ...(await nodes.get("small")), status: { allocatable: { cpu: "4", memory: "16Gi", pods: "110" } } }));
    expect([attempts("big"), await nodeOf("big")]).toEqual([1, "small"]);
  });

  it("returns when a pod leaves its place", async () => {
    const { pods, after, attempts, nodeOf } = await start();
    await after(() => pods.create(pod("first", "2")));
    await after(() => pods.create(pod("second", "2")));
    await after(() => pods.create(pod("gated", "1", { schedulingGates: [{ name: "g" }] })));
    // It had no place to leave.
    await after(() => pods.delete("gated"));
    expect([attempts("second"), await nodeOf("second")]).toEqual([1, undefined]);
    await after(() => pods.delete("first", { gracePeriodSeconds: 0 }));
    expect(await nodeOf("second")).toBe("n1");
  });

  it("returns when a taint that repels it is taken away, and not for another one: TaintToleration", async () => {
    const { pods, after, changeNode, attempts, nodeOf } = await start();
    const taint = (...keys: string[]) => changeNode((node) => ({ ...node, spec: { ...node.spec, taints: keys.map((key) => ({ key, effect: "NoSchedule" as const })) } }));
    await after(() => taint("a", "b"));
    await after(() => pods.create(pod("web", "1")));
    await after(() => taint("a"));
    expect(attempts("web")).toBe(1);
    await after(() => taint());
    expect(await nodeOf("web")).toBe("n1");
  });

  it("returns when its claim comes, and not for a claim of somebody else: VolumeRestrictions", async () => {
    const { cluster, pods, after, attempts, nodeOf } = await start();
    const claims = cluster.client.resource<PersistentVolumeClaim>("", "v1", "persistentvolumeclaims", "default");
    const volumes = cluster.client.resource("", "v1", "persistentvolumes", undefined);
    await after(() => volumes.create({ metadata: { name: "v" } }));
    await after(() => pods.create(pod("db", "1", { volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }] })));
    await after(() => claims.create({ metadata: { name: "logs" } }));
    expect(attempts("db")).toBe(1);
    await after(() => claims.create({ metadata: { name: "data" }, spec: { volumeName: "v" } }));
    expect(await nodeOf("db")).toBe("n1");
  });
});

describe("a pod with scheduling gates", () => {
  it("is not looked at before the last of them is taken off, and none can be added", async () => {
    const { sim, pods, after, attempts, queue, nodeOf } = await start();
    await after(() => pods.create(pod("web", "1", { schedulingGates: [{ name: "quota" }, { name: "approval" }] })));
    const open = async (...left: string[]) => {
      const latest = await pods.get("web");
      await pods.update({ ...latest, spec: { ...latest.spec!, schedulingGates: left.map((name) => ({ name })) } });
    };
    const { status } = await sim.drive(() => pods.get("web"));
    expect(status?.conditions).toMatchObject([{ type: "PodScheduled", status: "False", reason: "SchedulingGated" }]);
    expect(await sim.settle(open("quota", "third"))).toMatchObject({ kind: "rejected", error: { status: { code: 422, message: expect.stringContaining("only deletion is allowed, but found new scheduling gate 'third'") } } });
    await after(() => open("quota"));
    expect([attempts("web"), await nodeOf("web"), queue()]).toMatchObject([0, undefined, { active: 0, backoff: 0, unschedulable: 1 }]);
    await after(() => open());
    expect(await nodeOf("web")).toBe("n1");
  });
});
