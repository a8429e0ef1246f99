import { Simulation, type Trace } from "@/lib/sim";
import { schedule, type ScenarioAction } from "@/lib/sim/scenario";
import { HttpClient } from "@/labs/wire/client";
import { Cluster, newNode } from "./cluster";
import { RemoteEtcd } from "./etcd/etcd-connection";
import type { EtcdProcess } from "./etcd/etcd-process";
import type { ClusterParts } from "./parts";
import { replicaSet } from "./scenario";

/** Processes of the scene that a reader may crash and cut off. */
export const sceneProcesses = ["etcd", "apiserver", "controller-manager", "scheduler", "n1", "n2"] as const;

export interface SceneOptions {
  readonly drain: () => Promise<void>;
  readonly actions: readonly ScenarioAction[];
  /** Virtual ms. */
  readonly until: number;
  readonly parts?: Partial<ClusterParts>;
}

/**
 * A small cluster with a ReplicaSet of six pods, to be disturbed. Besides the usual actions there are two of its own: `delete` takes two pods away by
 * force, as somebody does with kubectl, and `compact` lets etcd forget its past.
 */
export async function scene({ drain, actions, until, parts = {} }: SceneOptions): Promise<{ trace: Trace; pods: number }> {
  const sim = new Simulation({ seed: 3, drain, network: { delay: { kind: "uniform", min: 1, max: 4 } } });
  const cluster = new Cluster(sim, { parts, nodes: ["n1", "n2"].map((name) => newNode(name)) });
  const operator = sim.spawn("operator", (cap) => {
    const http = new HttpClient(cap, "etcd", { timeout: 1_000 });
    return { start() {}, etcd: new RemoteEtcd(http.roundTrip), onMessage: (from, message) => { http.onMessage(from, message); } };
  }).component!;
  const ignore = () => undefined;
  schedule(sim, [...sceneProcesses, "user", "operator"], actions, ({ id }) => {
    if (id === "delete") {
      sim.note("kubectl delete pod --force, twice");
      void cluster.client.pods("default").list({}).then(({ items }) => Promise.all(items.slice(0, 2).map(({ metadata }) =>
        cluster.client.pods("default").delete(metadata?.name ?? "", { gracePeriodSeconds: 0 })))).catch(ignore);
    } else {
      sim.note("etcd is compacted");
      void operator.etcd.range({ key: "/registry/", countOnly: true }).then(({ header }) => operator.etcd.compact(header.revision)).catch(ignore);
    }
  });
  sim.at(300, () => { void cluster.client.replicaSets("default").create(replicaSet("web", 6)).catch(ignore); });
  await sim.run({ until });
  const etcd = cluster.process("etcd").component as EtcdProcess;
  return { trace: sim.trace(), pods: (etcd.show() as { readonly pods: number }).pods };
}

/**
 * While the controllers are cut off, two pods are deleted, and by the time they are back the server has forgotten that: it restarts, and etcd is compacted. Only a list can tell them.
 */
export const missedDeletions: readonly ScenarioAction[] = [
  { at: 3_000, kind: "cut", group: ["controller-manager"] },
  { at: 4_000, kind: "custom", id: "delete" },
  { at: 5_000, kind: "crash", process: "apiserver" },
  { at: 5_200, kind: "custom", id: "compact" },
  { at: 5_500, kind: "restart", process: "apiserver" },
  { at: 8_000, kind: "heal" },
];
