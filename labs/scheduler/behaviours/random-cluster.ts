import type { Affinity, Node, Pod, Random, TaintEffect, Toleration, TopologySpreadConstraint } from "@reconcile/api";
import { container, node, pod, selects, zoneKey, hostKey } from "./manifests";

const apps = ["web", "db", "cache"];
const taints = ["dedicated=gpu", "dedicated=db", "old", "maintenance"];
const effects: readonly TaintEffect[] = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

/** Nodes as a cluster has them: three zones, some without a zone, some tainted, of different sizes. */
export function randomNodes(random: Random, count: number): Node[] {
  return Array.from({ length: count }, (_, i) => node(`n${i}`, {
    cpu: `${random.int(1, 8)}`, memory: `${random.int(2, 32)}Gi`, pods: `${random.int(2, 12)}`,
    ...(random.int(0, 9) === 0 ? {} : { zone: random.pick(["a", "b", "c"]) }),
    labels: { disk: random.pick(["ssd", "hdd"]) },
    taints: some(random, taints, 5).map((pair) => `${pair}:${random.pick(effects)}`),
    more: { "ephemeral-storage": `${random.int(5, 50)}Gi`, ...(random.int(0, 3) === 0 ? { "nvidia.com/gpu": `${random.int(1, 4)}` } : {}) },
  }));
}

/** A pod with any of the wishes that the lab is about; most pods have few. */
export function randomPod(random: Random, name: string): Pod {
  const app = random.pick(apps);
  const sidecar = { ...container("proxy", { cpu: "100m", memory: "128Mi" }), restartPolicy: "Always" as const };
  return pod(name, {
    labels: { app }, tolerations: tolerations(random),
    ...(random.int(0, 5) === 0 ? {} : { cpu: `${random.int(1, 30)}00m`, memory: `${random.int(1, 40)}00Mi` }),
    more: { ...(random.int(0, 6) === 0 ? { "nvidia.com/gpu": "1" } : {}), ...(random.int(0, 4) === 0 ? { "ephemeral-storage": `${random.int(1, 20)}Gi` } : {}) },
    spec: {
      ...(random.int(0, 3) === 0 ? { initContainers: [container("init", { cpu: `${random.int(1, 40)}00m` }), ...(random.int(0, 1) === 0 ? [sidecar] : [])] } : {}),
      ...(random.int(0, 5) === 0 ? { overhead: { cpu: "250m", memory: "120Mi" } } : {}),
      ...(random.int(0, 4) === 0 ? { nodeSelector: { disk: random.pick(["ssd", "hdd"]) } } : {}),
      ...(random.int(0, 2) === 0 ? { topologySpreadConstraints: constraints(random, app) } : {}),
      ...(random.int(0, 2) === 0 ? { affinity: affinity(random) } : {}),
    },
  });
}

function tolerations(random: Random): Toleration[] {
  return some(random, taints, 3).map((pair): Toleration => {
    const [key = "", value] = pair.split("=");
    const effect = random.int(0, 2) === 0 ? {} : { effect: random.pick(effects) };
    return value === undefined || random.int(0, 1) === 0 ? { key, operator: "Exists", ...effect } : { key, operator: "Equal", value, ...effect };
  });
}

function constraints(random: Random, app: string): TopologySpreadConstraint[] {
  return some(random, [zoneKey, hostKey], 2).map((topologyKey) => ({
    maxSkew: random.int(1, 3), topologyKey, whenUnsatisfiable: random.int(0, 3) === 0 ? "ScheduleAnyway" as const : "DoNotSchedule" as const,
    ...(random.int(0, 3) === 0 ? { minDomains: random.int(2, 4) } : {}), ...selects(`app=${random.int(0, 4) === 0 ? random.pick(apps) : app}`),
  })).map(({ minDomains, ...rest }) => (minDomains === undefined || rest.whenUnsatisfiable === "ScheduleAnyway" ? rest : { ...rest, minDomains }));
}

function affinity(random: Random): Affinity {
  const rules = () => ({
    requiredDuringSchedulingIgnoredDuringExecution: some(random, [zoneKey, hostKey], 2).map((topologyKey) => ({ topologyKey, ...selects(`app=${random.pick(apps)}`) })),
  });
  return random.int(0, 1) === 0 ? { podAntiAffinity: rules() } : { podAffinity: rules() };
}

/** Each item with a chance of one in `of`. */
function some<T>(random: Random, items: readonly T[], of: number): T[] {
  return items.filter(() => random.int(1, of) === 1);
}
