import type { Affinity, Pod, WeightedPlugin } from "@reconcile/api";
import { Simulation } from "@/lib/sim";
import { container, hostKey, node, pod, selects, zoneKey } from "./behaviours/manifests";
import { ProfileRunner } from "./behaviours/runner";
import { MapCycleState } from "./framework/cycle_state";
import { ParsedPodInfo } from "./framework/pod_info";
import { joined } from "./framework/joined";
import { noListers } from "./framework/nothing";
import { Snapshot } from "./framework/snapshot";
import { ResourceAllocation } from "./plugins/resource_allocation";
import { Fit } from "./solution/fit";
import { defaultProfile } from "./solution/profile";
import { runScorePlugins } from "./solution/run_score";
import { ScheduleAlgorithm } from "./solution/schedule_one";
import { mostAllocated } from "./solution/scorers";
import { scheduleTable, type SchedulingTable } from "./table";

/** The reader's pod: what it requests, in thousandths of a CPU and in MiB, and what it wishes. */
export interface PodForm {
  readonly cpu: number;
  readonly memory: number;
  /** Tolerates dedicated=gpu. */
  readonly tolerates: boolean;
  /** Node selector disk=ssd. */
  readonly ssd: boolean;
  /** Spread over zones, maxSkew 1. */
  readonly spread: boolean;
  /** In the zone of the cache. */
  readonly nearCache: boolean;
  /** On no node with another web pod. */
  readonly awayFromWeb: boolean;
  /** The scheduler's choice, not the pod's: MostAllocated instead of LeastAllocated. */
  readonly pack: boolean;
}

export const startForm: PodForm = { cpu: 1000, memory: 1024, tolerates: false, ssd: false, spread: false, nearCache: false, awayFromWeb: false, pack: false };

/** A pod that was placed before. */
export interface Placed {
  readonly form: PodForm;
  readonly node: string;
}

export interface Explored {
  readonly table: SchedulingTable;
  /** Nodes with the same, highest total. */
  readonly ties: readonly string[];
}

const nodes = [
  node("a1", { zone: "a", labels: { disk: "ssd" } }),
  node("a2", { zone: "a", taints: ["old:PreferNoSchedule"] }),
  node("b1", { zone: "b", cpu: "8", memory: "8Gi" }),
  node("b2", { zone: "b", cpu: "2", memory: "16Gi", labels: { disk: "ssd" } }),
  node("c1", { zone: "c", labels: { disk: "ssd" } }),
  node("gpu", { zone: "c", cpu: "8", memory: "32Gi", taints: ["dedicated=gpu:NoSchedule"], labels: { disk: "ssd" } }),
];

const running: Pod[] = [
  pod("web-1", { cpu: "1", memory: "2Gi", on: "a1", labels: { app: "web" } }),
  pod("cache", { cpu: "500m", memory: "4Gi", on: "a1", labels: { app: "cache" } }),
  pod("db", { cpu: "2", memory: "6Gi", on: "b1", labels: { app: "db" } }),
  pod("web-2", { cpu: "1", memory: "1Gi", on: "b2", labels: { app: "web" } }),
  pod("batch", { cpu: "3", memory: "2Gi", on: "c1", labels: { app: "batch" } }),
];

/** What the default plugins make of the reader's pod in a small cluster. The same questions get the same answer; a tie is drawn by the number of pods. */
export function explore(form: PodForm, placed: readonly Placed[]): Explored {
  const others = placed.map(({ form: other, node: on }, i) => podOf(other, `web-${i + 3}`, on));
  const snapshot = new Snapshot(nodes, [...running, ...others].map((one) => new ParsedPodInfo(one)));
  const profile = profileOf(form, snapshot);
  const next = podOf(form, `web-${placed.length + 3}`);
  const table = scheduleTable(profile, next, snapshot, runScorePlugins);
  const { random } = new Simulation({ seed: placed.length + 1 });
  try {
    const algorithm = new ScheduleAlgorithm(new ProfileRunner(profile, snapshot, runScorePlugins), { random });
    const { suggestedHost } = algorithm.schedulePod(new MapCycleState(), next, snapshot);
    const highest = Math.max(...table.rows.map(({ total = -1 }) => total));
    return { table: { ...table, chosen: suggestedHost }, ties: table.rows.filter(({ total }) => total === highest).map(({ node: name }) => name) };
  } catch (error) {
    return { table: { ...table, message: error instanceof Error ? error.message : String(error) }, ties: [] };
  }
}

function podOf(form: PodForm, name: string, on?: string): Pod {
  const labels = { app: "web" };
  return pod(name, {
    labels, ...(on === undefined ? {} : { on }),
    ...(form.tolerates ? { tolerations: [{ key: "dedicated", operator: "Equal", value: "gpu", effect: "NoSchedule" }] } : {}),
    spec: {
      containers: [container("web", { ...(form.cpu > 0 ? { cpu: `${form.cpu}m` } : {}), ...(form.memory > 0 ? { memory: `${form.memory}Mi` } : {}) })],
      ...(form.ssd ? { nodeSelector: { disk: "ssd" } } : {}),
      ...(form.spread ? { topologySpreadConstraints: [{ maxSkew: 1, topologyKey: zoneKey, whenUnsatisfiable: "DoNotSchedule", ...selects("app=web") }] } : {}),
      ...(form.nearCache || form.awayFromWeb ? { affinity: affinityOf(form) } : {}),
    },
  });
}

function affinityOf({ nearCache, awayFromWeb }: PodForm): Affinity {
  const rule = (topologyKey: string, app: string) => ({ requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey, ...selects(`app=${app}`) }] });
  return { ...(nearCache ? { podAffinity: rule(zoneKey, "cache") } : {}), ...(awayFromWeb ? { podAntiAffinity: rule(hostKey, "web") } : {}) };
}

/** The default profile, or one that packs. Plugins about volumes have nothing to say here and are left out. */
function profileOf({ pack }: PodForm, snapshot: Snapshot): WeightedPlugin[] {
  return defaultProfile(snapshot, noListers)
    .filter(({ plugin }) => !plugin.name.includes("Volume") && plugin.name !== "ImageLocality")
    .map((entry) => (pack && entry.plugin.name === "NodeResourcesFit"
      ? { ...entry, plugin: joined(new Fit(), new ResourceAllocation({ name: "NodeResourcesFit", scorer: mostAllocated })) }
      : entry));
}
