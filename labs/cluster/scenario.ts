import { generateFaults, Simulation } from "@/lib/sim";
import { isAlreadyExists, type Pod, type ReplicaSet } from "@reconcile/api";
import { Cluster, newNode, summaryOf } from "./cluster";
import type { ClusterParts } from "./parts";

/** A ReplicaSet of pods that ask for little. */
export function replicaSet(name: string, replicas: number): ReplicaSet {
  const labels = { app: name };
  return {
    metadata: { name, namespace: "default" },
    spec: {
      replicas, selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name, image: `${name}:1`, resources: { requests: { cpu: "100m", memory: "64Mi" } } }] } },
    },
  };
}

export interface ScenarioOptions {
  readonly seed: number;
  readonly drain: () => Promise<void>;
  readonly pods?: number;
  readonly nodes?: number;
  /** Crashes of the API server and the scheduler, within the first 20 s. */
  readonly crashes?: number;
  readonly parts?: Partial<ClusterParts>;
  /** Virtual ms after which it is given up. */
  readonly limit?: number;
}

export interface ScenarioResult {
  readonly total: number;
  readonly bound: number;
  readonly running: number;
  /** Pods on nodes that have no room for them. */
  readonly overcommitted: number;
  /** Virtual ms, and events of the simulation. */
  readonly time: number;
  readonly events: number;
}

/**
 * Somebody creates a ReplicaSet while API server and scheduler crash and come back; the run ends when all of its pods are running, or at the limit.
 */
export async function crashScenario({ seed, drain, pods = 200, nodes = 20, crashes = 6, parts = {}, limit = 120_000 }: ScenarioOptions): Promise<ScenarioResult> {
  const sim = new Simulation({ seed, drain, trace: { limit: 0 }, network: { delay: { kind: "uniform", min: 1, max: 5 } } });
  const cluster = new Cluster(sim, { parts, nodes: Array.from({ length: nodes }, (_, i) => newNode(`n${i + 1}`)) });
  sim.inject(generateFaults({ seed, processes: ["scheduler", "apiserver"], horizon: 20_000, count: crashes, kinds: ["crash"], duration: { min: 200, max: 3_000 }, maxDown: 2 }));
  await sim.advance(500);
  await sim.drive(() => persist(sim, () => cluster.client.replicaSets("default").create(replicaSet("web", pods))));
  for (;;) {
    const now = await sim.drive(() => cluster.client.pods("default").list({}).then(({ items }) => items, () => [] as Pod[]));
    const { total, bound, running } = summaryOf(now);
    if ((running === pods && total === pods) || sim.now >= limit) return { total, bound, running, overcommitted: overcommitted(now), time: sim.now, events: sim.events };
    await sim.advance(500);
  }
}

/** Again and again until it is done: the server may be away, and an answer may be lost. */
async function persist(sim: Simulation, action: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await action();
      return;
    } catch (error) {
      if (isAlreadyExists(error)) return;
      await sim.clock.sleep(500);
    }
  }
}

/** Every node has 4 processors and 16 GiB: 40 pods of a tenth of a processor. */
function overcommitted(pods: readonly Pod[]): number {
  const byNode = new Map<string, number>();
  for (const { spec } of pods) if (spec?.nodeName) byNode.set(spec.nodeName, (byNode.get(spec.nodeName) ?? 0) + 1);
  return [...byNode.values()].reduce((sum, count) => sum + Math.max(0, count - 40), 0);
}
