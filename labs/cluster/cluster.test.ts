import { describe, expect, it } from "vitest";
import { Simulation } from "@/lib/sim";
import { drain } from "@/lib/sim/testing/drain";
import type { Pod } from "@reconcile/api";
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

  it("reaches 200 pods on 20 nodes although the scheduler and the API server crash in between", async () => {
    for (const seed of [1, 2]) {
      expect(await crashScenario({ seed, drain })).toMatchObject({ total: 200, bound: 200, running: 200, overcommitted: 0 });
    }
  });
});
