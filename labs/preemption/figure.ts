import type { Pod, Random } from "@reconcile/api";
import { hostKey, selects } from "@/labs/scheduler/behaviours/manifests";
import { noClient, noListers } from "@/labs/scheduler/framework/nothing";
import { ParsedPodInfo } from "@/labs/scheduler/framework/pod_info";
import { Snapshot } from "@/labs/scheduler/framework/snapshot";
import { InterPodAffinity } from "@/labs/scheduler/plugins/inter_pod_affinity";
import { NodeUnschedulable } from "@/labs/scheduler/plugins/node_unschedulable";
import { ManualClock } from "@/lib/sim/manual-clock";
import { budget, node, pod } from "./behaviours/manifests";
import { WhatIfFramework } from "./framework/what_if";
import { nameOf, Sketch, type PreemptionPicture } from "./picture";
import { affinityStatus } from "./solution/affinity_rules";
import type { Candidate } from "./solution/candidate";
import { dryRunPreemption } from "./solution/dry_run";
import { Evaluator } from "./solution/evaluator";
import { Fit } from "./solution/fit";
import { criteria, type Criterion } from "./solution/pick_node";

/** The reader's pod, and what the cluster's owners have said. */
export interface PreemptorForm {
  readonly priority: number;
  /** Thousandths. */
  readonly cpu: number;
  /** preemptionPolicy: Never. */
  readonly never: boolean;
  /** Required affinity: on the node of the cache. */
  readonly nearCache: boolean;
  /** A budget for the web pods that lets none of them go; the same for batch pods. */
  readonly webBudget: boolean;
  readonly batchBudget: boolean;
}

export const startForm: PreemptorForm = { priority: 50, cpu: 3000, never: false, nearCache: false, webBudget: false, batchBudget: false };

/** One question of the choice: each candidate's number, and who is still in the race afterwards. Not asked: the choice was made before. */
export interface Sieve {
  readonly id: Criterion["id"];
  readonly scores: readonly { readonly node: string; readonly score: number; readonly left: boolean }[];
}

export interface Explored {
  readonly picture: PreemptionPicture;
  /** Nodes that take the pod as things are: nobody needs to be preempted. */
  readonly fits: readonly string[];
  readonly candidates: readonly { readonly node: string; readonly victims: readonly string[]; readonly violations: number }[];
  readonly sieves: readonly Sieve[];
}

const nodes = [node("n1", "8"), node("n2", "8"), node("n3", "8"), node("n4", "8", { cordoned: true })];

const running: Pod[] = [
  pod("db", { on: "n1", app: "db", priority: 60, cpu: "3", start: 0 }),
  pod("web-1", { on: "n1", app: "web", priority: 20, cpu: "2", start: 10 }),
  pod("cache", { on: "n1", app: "cache", priority: 10, cpu: "1", start: 12 }),
  pod("batch-1", { on: "n1", app: "batch", priority: 0, cpu: "2", start: 30 }),
  pod("web-2", { on: "n2", app: "web", priority: 20, cpu: "3", start: 20 }),
  pod("web-3", { on: "n2", app: "web", priority: 20, cpu: "3", start: 40 }),
  pod("batch-2", { on: "n2", app: "batch", priority: 0, cpu: "2", start: 50 }),
  pod("api", { on: "n3", app: "api", priority: 40, cpu: "4", start: 5 }),
  pod("batch-3", { on: "n3", app: "batch", priority: 0, cpu: "2", start: 15 }),
  pod("batch-4", { on: "n3", app: "batch", priority: 0, cpu: "2", start: 55 }),
  pod("batch-5", { on: "n4", app: "batch", priority: 0, cpu: "3", start: 8 }),
];

/** The dry run of a lesson begins with the first node. */
const first: Random = { next: () => 0, int: (min) => min, pick: ([one]) => one as never };

/** What preemption makes of the reader's pod. Nothing is carried out; the same question gets the same answer. */
export function explore(form: PreemptorForm): Explored {
  const next = preemptor(form);
  const pdbs = [...(form.webBudget ? [budget("web", 0)] : []), ...(form.batchBudget ? [budget("batch", 0)] : [])];
  const snapshot = new Snapshot(nodes, running.map((one) => new ParsedPodInfo(one)));
  const sketch = new Sketch();
  const framework = new WhatIfFramework({
    clock: new ManualClock(), lister: snapshot, client: noClient, listers: { ...noListers, podDisruptionBudgets: { get: () => undefined, list: () => pdbs } },
    profile: [{ plugin: new NodeUnschedulable() }, { plugin: new Fit() }, { plugin: new InterPodAffinity(snapshot, affinityStatus) }],
    listen: (question) => { sketch.ask(question); },
  });
  sketch.begin(next, snapshot);
  const { state, feasible, diagnosis } = framework.findFeasible(next);
  sketch.refused(diagnosis);
  if (feasible.length > 0) return { picture: sketch.picture() as PreemptionPicture, fits: feasible, candidates: [], sieves: [] };

  let best: Candidate | undefined;
  const evaluator = new Evaluator(framework, { prepareCandidate: (candidate) => { best = candidate; } }, first, { minCandidateNodesPercentage: 10, minCandidateNodesAbsolute: 100 });
  const { status, nominatingInfo } = evaluator.preempt(state, next, diagnosis);
  const candidates = best === undefined ? [] : allCandidates(framework, state, next, snapshot, diagnosis.nodeToStatus, pdbs);
  sketch.found(candidates);
  sketch.chose(nominatingInfo?.nominatedNodeName || undefined, status.reasons.length === 0 ? undefined : `preemption: ${status.reasons.join(", ")}`);
  return {
    picture: sketch.picture() as PreemptionPicture, fits: [],
    candidates: candidates.map(({ name, victims }) => ({ node: name, victims: victims.pods.map(nameOf), violations: victims.numPDBViolations })),
    sieves: sieve(candidates),
  };
}

function allCandidates(
  framework: WhatIfFramework, state: Parameters<typeof dryRunPreemption>[0]["state"], pod: Pod, snapshot: Snapshot,
  nodeToStatus: ReadonlyMap<string, { readonly code: string }>, pdbs: Parameters<typeof dryRunPreemption>[0]["pdbs"],
): readonly Candidate[] {
  const potentialNodes = snapshot.list().filter(({ name }) => nodeToStatus.get(name)?.code === "Unschedulable");
  return dryRunPreemption({ framework, state, pod, potentialNodes, pdbs, offset: 0, candidatesNum: potentialNodes.length }).candidates;
}

/** The choice, question by question, as long as one has to be asked. */
function sieve(candidates: readonly Candidate[]): Sieve[] {
  let left = candidates;
  const sieves: Sieve[] = [];
  for (const { id, score } of criteria) {
    if (left.length < 2) break;
    const best = Math.max(...left.map(({ victims }) => score(victims)));
    sieves.push({ id, scores: left.map(({ name, victims }) => ({ node: name, score: score(victims), left: score(victims) === best })) });
    left = left.filter(({ victims }) => score(victims) === best);
  }
  return sieves;
}

function preemptor({ priority, cpu, never, nearCache }: PreemptorForm): Pod {
  return pod("new", {
    priority, cpu: `${cpu}m`, spec: {
      ...(never ? { preemptionPolicy: "Never" as const } : {}),
      ...(nearCache ? { affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: hostKey, ...selects("app=cache") }] } } } : {}),
    },
  });
}
