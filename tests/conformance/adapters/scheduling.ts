import type { FrameworkPlugin, Listers, Namespace, Node, NodeInfo, NodeScore, ObjectLister, PluginStatus, Pod } from "@/labs/api";
import { MapCycleState } from "@/labs/scheduler/framework/cycle_state";
import { ParsedPodInfo } from "@/labs/scheduler/framework/pod_info";
import { Snapshot } from "@/labs/scheduler/framework/snapshot";
import type { Fields } from "../fields";

/** A cluster as the cases describe one: manifests of nodes, and of the pods on them. */
export class Cluster {
  readonly snapshot: Snapshot;
  readonly state = new MapCycleState();

  constructor(nodes: readonly Node[], pods: readonly Pod[]) {
    this.snapshot = new Snapshot(nodes, pods.map((pod) => new ParsedPodInfo(pod)));
  }

  node(name: string): NodeInfo {
    const info = this.snapshot.get(name);
    if (info === undefined) throw new Error(`there is no node ${name}`);
    return info;
  }

  /** What the plugin's filter says, after its PreFilter; "Skip" there is a yes, and a refusal there is one everywhere. */
  filter(plugin: FrameworkPlugin, pod: Pod, { preFilter = true } = {}): (nodeName: string) => PluginStatus {
    const status = preFilter ? plugin.preFilter?.(this.state, pod, this.snapshot.list())?.status : undefined;
    return (nodeName) => {
      if (status?.code === "Skip") return success;
      return status ?? plugin.filter?.(this.state, pod, this.node(nodeName)) ?? success;
    };
  }

  /** Normalized scores of the nodes that are named, or "Skip" if the plugin's PreScore says so. */
  scores(plugin: FrameworkPlugin, pod: Pod, nodeNames: readonly string[], { preScore = true } = {}): Record<string, number> | "Skip" {
    const infos = nodeNames.map((name) => this.node(name));
    if (preScore && plugin.preScore?.(this.state, pod, infos)?.code === "Skip") return "Skip";
    const scores: NodeScore[] = infos.map((info) => ({ name: info.name, score: plugin.score?.(this.state, pod, info) ?? 0 }));
    plugin.normalizeScore?.(this.state, pod, scores);
    return Object.fromEntries(scores.map(({ name, score }) => [name, score]));
  }
}

const success: PluginStatus = { code: "Success", reasons: [] };

export function pods(fields: Fields, name: string): Pod[] {
  return fields.json<Pod[]>(name);
}

export function pod(fields: Fields, name = "pod"): Pod {
  return fields.json<Pod>(name);
}

export function nodes(fields: Fields, name = "nodes"): Node[] {
  return fields.json<Node[]>(name);
}

export function nameOf(node: Node): string {
  return node.metadata?.name ?? "";
}

/** A namespace lister with the case's namespaces. */
export function namespaceLister(fields: Fields): Pick<Listers, "namespaces"> {
  const list = fields.json<{ name: string; labels?: Record<string, string> }[]>("namespaces")
    .map(({ name, labels }): Namespace => ({ metadata: { name, ...(labels === undefined ? {} : { labels }) } }));
  const namespaces: ObjectLister<Namespace> = { list: () => list, get: (_, name) => list.find(({ metadata }) => metadata?.name === name) };
  return { namespaces };
}

/** Compares a status with `{code, reasons?}`. */
export function expectStatus(fields: Fields, actual: PluginStatus, expected: Fields, { reasons = true } = {}): void {
  fields.equal(actual.code, expected.string("code"), "code");
  const wanted = expected.has("reasons") ? expected.json("reasons") : [];
  if (reasons) fields.equal(actual.reasons, wanted, "reasons");
  expected.finish();
}

/** Weights by resource. */
export function resources(fields: Fields): { name: string; weight: number }[] {
  return fields.json<{ name: string; weight: number }[]>("resources");
}
