import { describe, expect, it } from "vitest";
import { generateFaults, Simulation } from "@/lib/sim";
import { drain } from "@/lib/sim/testing/drain";
import type { Pod, ReplicaSet } from "@reconcile/api";
import { Cluster, newNode, summaryOf } from "./cluster";

const web = (replicas: number): ReplicaSet => ({
  metadata: { name: "web", namespace: "default" },
  spec: { replicas, selector: { matchLabels: { app: "web" } }, template: { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "web", image: "web:1", resources: { requests: { cpu: "100m", memory: "64Mi" } } }] } } },
});

function cluster(seed: number, nodes: number) {
  const sim = new Simulation({ seed, drain, trace: { limit: 0 }, network: { delay: { kind: "uniform", min: 1, max: 5 } } });
  return new Cluster(sim, { nodes: Array.from({ length: nodes }, (_, i) => newNode(`n${i + 1}`)) });
}

async function until(it_: Cluster, done: (pods: readonly Pod[]) => boolean, limit: number): Promise<readonly Pod[]> {
  const { sim } = it_;
  for (;;) {
    const pods = await sim.drive(async () => (await it_.client.pods("default").list({}).catch(() => ({ items: [] as Pod[] }))).items);
    if (done(pods) || sim.now >= limit) return pods;
    await sim.advance(500);
  }
}

describe("the cluster of the labs' references", () => {
  it("runs the pods that a ReplicaSet asks for, and ends those that it no longer wants", async () => {
    const one = cluster(1, 3);
    await one.sim.advance(1_000);
    await one.sim.drive(() => one.client.replicaSets("default").create(web(10)));
    const up = await until(one, (pods) => summaryOf(pods).running === 10, 60_000);
    expect(summaryOf(up)).toEqual({ total: 10, bound: 10, running: 10 });
    const set = await one.sim.drive(() => one.client.replicaSets("default").get("web"));
    await one.sim.drive(() => one.client.replicaSets("default").update({ ...set, spec: { ...set.spec!, replicas: 4 } }));
    const down = await until(one, (pods) => pods.length === 4, 120_000);
    expect(summaryOf(down)).toEqual({ total: 4, bound: 4, running: 4 });
  });

  it("reaches 200 pods on 20 nodes although the scheduler and the API server crash in between", async () => {
    for (const seed of [1, 2, 3]) {
      const one = cluster(seed, 20);
      one.sim.inject(generateFaults({ seed, processes: ["scheduler", "apiserver"], horizon: 20_000, count: 6, kinds: ["crash"], duration: { min: 200, max: 3_000 }, maxDown: 2 }));
      await one.sim.advance(500);
      for (;;) {
        const created = await one.sim.settle(one.client.replicaSets("default").create(web(200)));
        if (created.kind === "resolved" || JSON.stringify(created).includes("AlreadyExists")) break;
      }
      const pods = await until(one, (now) => summaryOf(now).running === 200, 120_000);
      expect(summaryOf(pods)).toEqual({ total: 200, bound: 200, running: 200 });
    }
  });
});
