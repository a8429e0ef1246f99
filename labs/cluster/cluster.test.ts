import { describe, expect, it } from "vitest";
import { Simulation } from "@/lib/sim";
import { drain } from "@/lib/sim/testing/drain";
import type { Pod } from "@reconcile/api";
import { ClusterClient } from "./client";
import { Cluster, newNode, summaryOf } from "./cluster";
import { crashScenario, replicaSet } from "./scenario";

async function until(cluster: Cluster, done: (pods: readonly Pod[]) => boolean, limit: number): Promise<readonly Pod[]> {
  const { sim } = cluster;
  for (;;) {
    const pods = await sim.drive(async () => (await cluster.client.pods("default").list({})).items);
    if (done(pods) || sim.now >= limit) return pods;
    await sim.advance(500);
  }
}

describe("the cluster of the labs' references", () => {
  it("runs the pods that a ReplicaSet asks for, and ends those that it no longer wants", async () => {
    const sim = new Simulation({ seed: 1, drain, trace: { limit: 0 }, network: { delay: { kind: "uniform", min: 1, max: 5 } } });
    const cluster = new Cluster(sim, { nodes: ["n1", "n2", "n3"].map((name) => newNode(name)) });
    await sim.advance(1_000);
    await sim.drive(() => cluster.client.replicaSets("default").create(replicaSet("web", 10)));
    const up = await until(cluster, (pods) => summaryOf(pods).running === 10, 60_000);
    expect(summaryOf(up)).toEqual({ total: 10, bound: 10, running: 10 });
    const set = await sim.drive(() => cluster.client.replicaSets("default").get("web"));
    await sim.drive(() => cluster.client.replicaSets("default").update({ ...set, spec: { ...replicaSet("web", 4).spec!, replicas: 4 } }));
    const down = await until(cluster, (pods) => pods.length === 4, 120_000);
    expect(summaryOf(down)).toEqual({ total: 4, bound: 4, running: 4 });
  });

  it("authorizes by the roles and bindings in its own store, and lets plugins change what is stored", async () => {
    const sim = new Simulation({ seed: 1, drain, trace: { limit: 0 } });
    const cluster = new Cluster(sim, { nodes: [newNode("n1")] });
    const alice = sim.spawn("alice", (cap) => {
      const client = new ClusterClient(cap, { commonName: "alice", organizations: ["devs"] });
      return { start() {}, client, onMessage: (from, message) => { client.onMessage(from, message); } };
    }).component!.client;
    await sim.advance(1_000);
    const list = () => sim.settle(alice.pods("default").list({}));
    expect(await list()).toMatchObject({ kind: "rejected", error: { status: { reason: "Forbidden", code: 403 } } });

    const rbac = (resource: string, object: object) => sim.drive(() => cluster.client.resource("rbac.authorization.k8s.io", "v1", resource, "default").create(object));
    await rbac("roles", { metadata: { name: "reader" }, rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["list"] }] });
    await rbac("rolebindings", { metadata: { name: "devs" }, roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "reader" }, subjects: [{ kind: "Group", name: "devs" }] });
    await sim.drive(() => cluster.client.pods("default").create({ metadata: { name: "web" }, spec: { containers: [{ name: "web", image: "web:1" }] } }));
    await sim.advance(500);
    const found = await list();
    expect(found).toMatchObject({ kind: "resolved", value: { items: [{ metadata: { name: "web" }, spec: { tolerations: [{ tolerationSeconds: 300 }, { tolerationSeconds: 300 }] } }] } });
    expect(await sim.settle(alice.pods("kube-system").list({}))).toMatchObject({ kind: "rejected" });
  });

  it("makes room for what is more important, and says of the rest why it waits", async () => {
    const sim = new Simulation({ seed: 2, drain, trace: { limit: 0 } });
    const cluster = new Cluster(sim, { nodes: [newNode("n1", { cpu: "1" })] });
    const pods = cluster.client.pods("default");
    const pod = (name: string, priority: number) => ({ metadata: { name }, spec: { priority, containers: [{ name, image: "x:1", resources: { requests: { cpu: "600m" } } }] } });
    await sim.advance(1_000);
    await sim.drive(() => pods.create(pod("low", 0)));
    await sim.advance(2_000);
    await sim.drive(() => pods.create(pod("waits", 0)));
    await sim.drive(() => pods.create(pod("high", 1_000)));
    await sim.advance(30_000);
    const { items } = await sim.drive(() => pods.list({}));
    expect(items.map(({ metadata, status }) => `${metadata?.name ?? ""} ${status?.phase ?? ""}`)).toEqual(["high Running", "waits Pending"]);
    expect(items[1]?.status?.conditions?.find(({ type }) => type === "PodScheduled")).toMatchObject({ status: "False", reason: "Unschedulable", message: expect.stringMatching(/^0\/1 nodes are available: 1 Insufficient cpu\./) });
  });

  it("reaches 200 pods on 20 nodes although the scheduler and the API server crash in between", async () => {
    for (const seed of [1, 2]) {
      expect(await crashScenario({ seed, drain })).toMatchObject({ total: 200, bound: 200, running: 200, overcommitted: 0 });
    }
  });
});
