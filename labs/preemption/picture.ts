import type { Diagnosis, Json, NodeInfo, Pod, SharedLister } from "@reconcile/api";
import type { Question } from "./framework/what_if";
import type { Candidate } from "./starter/candidate";
import { podPriority } from "./starter/pods";
import { podResource } from "@/labs/scheduler/starter/resources";

/**
 * What preemption makes of a cluster: JSON, so that it can stand in a trace and be drawn (lib/ui/figures/preemption has the same shape).
 * CPU is in thousandths.
 */
export type PreemptionPicture = {
  readonly preemptor: { readonly name: string; readonly priority: number; readonly cpu: number };
  readonly nodes: readonly NodePicture[];
  readonly chosen?: string;
  readonly message?: string;
  /** What the API server was asked to do. */
  readonly calls: readonly string[];
};

export type NodePicture = {
  readonly name: string;
  readonly cpu: number;
  readonly pods: readonly PodPicture[];
  /** What the filters answered last: "fits", or their reasons. */
  readonly answer?: string;
};

/** `out`: taken away in thought. `back`: put back, since there is room all the same. `terminating`: deleted, and still there. */
export type Fate = "stays" | "out" | "back" | "victim" | "terminating";

export type PodPicture = { readonly name: string; readonly priority: number; readonly cpu: number; readonly fate: Fate };

/** Follows the questions that preemption asks. */
export class Sketch {
  readonly calls: string[] = [];
  readonly #nodes = new Map<string, { readonly cpu: number; readonly pods: readonly Pod[]; readonly out: Set<string>; readonly back: Set<string>; answer?: string }>();
  #preemptor: Pod | undefined;
  #victims: ReadonlySet<string> = new Set();
  #chosen: string | undefined;
  #message: string | undefined;

  /** A new attempt begins. */
  begin(preemptor: Pod, lister: SharedLister): void {
    this.#preemptor = preemptor;
    this.#nodes.clear();
    this.#victims = new Set();
    this.#chosen = undefined;
    this.#message = undefined;
    for (const { name, allocatable, pods } of lister.nodeInfos().list()) {
      this.#nodes.set(name, { cpu: allocatable.milliCPU, pods: pods.map(({ pod }) => pod).sort((a, b) => podPriority(b) - podPriority(a)), out: new Set(), back: new Set() });
    }
  }

  /** What the filters said when nobody had gone yet. */
  refused({ nodeToStatus }: Diagnosis): void {
    for (const [name, node] of this.#nodes) {
      const reasons = nodeToStatus.get(name)?.reasons;
      node.answer = reasons === undefined ? "fits" : reasons.join(", ");
    }
  }

  ask({ node, change, answer }: Question): void {
    const known = this.#nodes.get(node.name);
    if (known === undefined) return;
    this.#compare(known, node);
    if (change === undefined) known.answer = answer === undefined || answer.code === "Success" ? "fits" : answer.reasons.join(", ");
  }

  found(candidates: readonly Candidate[]): void {
    this.#victims = new Set(candidates.flatMap(({ victims }) => victims.pods.map(nameOf)));
    // The last pod that was put back may have been one too many; it has gone again.
    for (const { name } of candidates) {
      const node = this.#nodes.get(name);
      if (node !== undefined) node.answer = "fits";
    }
  }

  chose(node: string | undefined, message?: string): void {
    this.#chosen = node;
    this.#message = message;
  }

  /** Undefined before the first attempt. */
  picture(): PreemptionPicture | undefined {
    if (this.#preemptor === undefined) return undefined;
    return {
      preemptor: facts(this.#preemptor),
      nodes: [...this.#nodes].map(([name, { cpu, pods, out, back, answer }]) => ({
        name, cpu, pods: pods.map((pod) => ({ ...facts(pod), fate: this.#fate(pod, out, back) })), ...(answer === undefined ? {} : { answer }),
      })),
      ...(this.#chosen === undefined ? {} : { chosen: this.#chosen }), ...(this.#message === undefined ? {} : { message: this.#message }), calls: [...this.calls],
    };
  }

  json(): Json {
    return (this.picture() ?? null) as unknown as Json;
  }

  /** Whatever is missing on the copy is out; what is there again is back. */
  #compare({ pods, out, back }: { readonly pods: readonly Pod[]; readonly out: Set<string>; readonly back: Set<string> }, node: NodeInfo): void {
    const there = new Set(node.pods.map(({ pod }) => nameOf(pod)));
    for (const pod of pods) {
      const name = nameOf(pod);
      if (!there.has(name)) {
        out.add(name);
        back.delete(name);
      } else if (out.delete(name)) {
        back.add(name);
      }
    }
  }

  #fate(pod: Pod, out: ReadonlySet<string>, back: ReadonlySet<string>): Fate {
    const name = nameOf(pod);
    if (this.#victims.has(name)) return "victim";
    if (pod.metadata?.deletionTimestamp !== undefined) return "terminating";
    return out.has(name) ? "out" : back.has(name) ? "back" : "stays";
  }
}

function facts(pod: Pod) {
  return { name: nameOf(pod), priority: podPriority(pod), cpu: podResource(pod).milliCPU };
}

export function nameOf(pod: Pod): string {
  return pod.metadata?.name ?? "";
}
