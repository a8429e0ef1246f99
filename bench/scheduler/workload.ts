import type { Node, Pod } from "@/labs/api";
import { MapCycleState } from "@/labs/scheduler/framework/cycle_state";
import { noClient, noListers } from "@/labs/scheduler/framework/nothing";
import { ParsedPodInfo } from "@/labs/scheduler/framework/pod_info";
import { defaultProfile } from "@/labs/scheduler/solution/profile";
import { ScheduleAlgorithm } from "@/labs/scheduler/solution/schedule_one";
import { Snapshot } from "@/labs/scheduler/framework/snapshot";
import { SchedulerFramework } from "@/labs/scheduling-framework/solution/framework";
import { Nominator } from "@/labs/scheduling-queue/solution/nominator";
import { Simulation } from "@/lib/sim";

/** What the pods of a run ask for besides 100m CPU and 500 MiB. After upstream's scheduler_perf workloads of the same names. */
export type Workload = "SchedulingBasic" | "TopologySpreading" | "PreferredPodAntiAffinity";

export interface Outcome {
  readonly pods: number;
  readonly milliseconds: number;
  /** Pods that found no node: none is expected. */
  readonly failed: number;
}

const zones = ["zone-a", "zone-b", "zone-c"];

/** A node of scheduler_perf: 4 CPUs, 32 GiB, 110 pods. */
export function node(index: number, { cpu = "4", pods = "110" } = {}): Node {
  const name = `node-${index}`;
  const resources = { cpu, memory: "32Gi", pods };
  return {
    metadata: { name, uid: name, labels: { "kubernetes.io/hostname": name, "topology.kubernetes.io/zone": zones[index % zones.length] ?? "" } },
    spec: {}, status: { capacity: resources, allocatable: resources },
  };
}

export function pod(index: number, workload: Workload = "SchedulingBasic"): Pod {
  const name = `pod-${index}`;
  const labels = { app: "web" };
  const selector = { labelSelector: { matchLabels: labels } };
  return {
    metadata: { name, uid: name, namespace: "default", labels },
    spec: {
      containers: [{ name: "web", image: "registry.k8s.io/pause:3.10", resources: { requests: { cpu: "100m", memory: "500Mi" } } }],
      ...(workload === "TopologySpreading"
        ? { topologySpreadConstraints: [{ maxSkew: 5, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "DoNotSchedule" as const, ...selector }] }
        : {}),
      ...(workload === "PreferredPodAntiAffinity"
        ? { affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: "kubernetes.io/hostname", ...selector } }] } } }
        : {}),
    },
  };
}

/** Places pods one after the other with the default plugins. What is timed is what the scheduler does from taking a pod to assuming it on its node. */
export function place(workload: Workload, { nodes, pods, existing = 0 }: { nodes: number; pods: number; existing?: number }): Outcome {
  const snapshot = new Snapshot(Array.from({ length: nodes }, (_, i) => node(i)));
  for (let i = 0; i < existing; i++) snapshot.addPod(new ParsedPodInfo(pod(pods + i, workload)), `node-${i % nodes}`);
  const { clock, random } = new Simulation({ seed: 1 });
  const nominations = Object.assign(new Nominator(), { activate: () => {} });
  const framework = new SchedulerFramework({
    clock, client: noClient, listers: noListers,
    snapshot: () => snapshot, queue: () => nominations, plugins: () => defaultProfile(snapshot, noListers),
  });
  const algorithm = new ScheduleAlgorithm(framework, { random });
  const queue = Array.from({ length: pods }, (_, i) => pod(i, workload));
  let failed = 0;
  const begun = performance.now();
  for (const next of queue) {
    const info = new ParsedPodInfo(next);
    try {
      const { suggestedHost } = algorithm.schedulePod(new MapCycleState(), next, snapshot);
      snapshot.addPod(info, suggestedHost);
    } catch {
      failed += 1;
    }
  }
  return { pods, milliseconds: performance.now() - begun, failed };
}

/** Nodes full of pods, kept alive: what a tab holds in memory for a large cluster. */
export function fill({ nodes, pods }: { nodes: number; pods: number }): Snapshot {
  const snapshot = new Snapshot(Array.from({ length: nodes }, (_, i) => node(i, { cpu: "16", pods: "256" })));
  for (let i = 0; i < pods; i++) snapshot.addPod(new ParsedPodInfo(pod(i)), `node-${i % nodes}`);
  return snapshot;
}
