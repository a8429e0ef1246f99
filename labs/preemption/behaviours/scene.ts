import type { Listers, Node, NodeInfo, Pod, PodDisruptionBudget, PostFilterReturn } from "@reconcile/api";
import { MapCycleState } from "@/labs/scheduler/framework/cycle_state";
import { noListers } from "@/labs/scheduler/framework/nothing";
import { ParsedPodInfo } from "@/labs/scheduler/framework/pod_info";
import { Snapshot } from "@/labs/scheduler/framework/snapshot";
import { InterPodAffinity } from "@/labs/scheduler/plugins/inter_pod_affinity";
import { NodeUnschedulable } from "@/labs/scheduler/plugins/node_unschedulable";
import type { ProcessHandle, Simulation } from "@/lib/sim";
import { WhatIfFramework, type Question } from "../framework/what_if";
import { nameOf, Sketch } from "../picture";
import type { Candidate, Victims } from "../starter/candidate";
import { ApiServer } from "./api-server";
import type { Context } from "./student";

export interface SceneOptions {
  readonly pdbs?: readonly PodDisruptionBudget[];
  /** Pods that have been promised a node. */
  readonly nominated?: readonly Pod[];
  /** Names of pods that wait in Permit. */
  readonly waiting?: readonly string[];
  /** The error that a call meets with, if any. */
  readonly fails?: (call: string) => Error | undefined;
  /** Pods that the API server does not know any more. */
  readonly gone?: readonly string[];
  /** Draws nothing: for many questions. */
  readonly quiet?: boolean;
}

/** What came of an attempt: the nomination ("none" if nothing was said of it), and the status in words. */
export interface Attempt {
  readonly nominated: string;
  readonly status: string;
}

/** A small cluster with real filters. What preemption asks of them is drawn, question by question, as the state of "scheduler". */
export class Scene {
  readonly sim: Simulation;
  readonly snapshot: Snapshot;
  readonly framework: WhatIfFramework;
  readonly api: ApiServer;
  /** Pods that were sent to the active queue. */
  readonly activated: string[] = [];
  /** Pods that were taken away in thought. */
  readonly taken: string[] = [];
  /** Waiting pods that were rejected. */
  readonly rejected: string[] = [];
  readonly #t: Context;
  readonly #sketch = new Sketch();
  readonly #process: ProcessHandle<unknown>;
  readonly #pdbs: readonly PodDisruptionBudget[];

  constructor(t: Context, nodes: readonly Node[], pods: readonly Pod[] = [], { pdbs = [], nominated = [], waiting = [], fails = () => undefined, gone = [], quiet = false }: SceneOptions = {}) {
    this.#t = t;
    this.#pdbs = pdbs;
    this.sim = t.sim();
    this.snapshot = new Snapshot(nodes, pods.map((pod) => new ParsedPodInfo(pod)));
    const known = [...pods, ...nominated].filter((pod) => !gone.includes(nameOf(pod)));
    this.api = this.sim.spawn("apiserver", ({ clock }) => new ApiServer(clock, known, fails), { observe: ({ calls }) => ({ calls: [...calls] }) }).component as ApiServer;
    this.#process = this.sim.spawn("scheduler", () => ({ start() {} }), { observe: () => this.#sketch.json() });
    this.framework = new WhatIfFramework({
      clock: this.sim.clock, lister: this.snapshot, listers: listersOf(pdbs), client: this.api,
      profile: [
        { plugin: { name: "Quota", permit: () => ({ status: { code: "Wait", reasons: [] }, timeout: 60_000 }) } },
        { plugin: new NodeUnschedulable() }, { plugin: new t.student.fit.Fit() }, { plugin: new t.student.topology_spread.PodTopologySpread() },
        { plugin: new InterPodAffinity(this.snapshot, t.student.affinity_rules.affinityStatus) },
      ],
      activated: (list) => { this.activated.push(...list.map(nameOf)); },
      ...(quiet ? {} : { listen: (question) => { this.#draw(question); } }),
    });
    for (const pod of nominated) this.framework.addNominatedPod(new ParsedPodInfo(pod));
    for (const pod of pods) if (waiting.includes(nameOf(pod))) this.#wait(pod);
  }

  info(name: string): NodeInfo {
    return this.snapshot.get(name) as NodeInfo;
  }

  /** The victims on one node, or the status, in words. */
  victims(pod: Pod, name = "a"): string {
    const { state } = this.#begin(pod);
    const selected = this.#t.student.select_victims.selectVictimsOnNode(this.framework, state.clone(), pod, this.info(name).snapshot(), this.#pdbs);
    if ("status" in selected) return `${selected.status.code}: ${selected.status.reasons.join(", ")}`;
    this.#found([{ name, victims: selected.victims }]);
    return victimsText(selected.victims);
  }

  /** A dry run on all nodes that refuse the pod. */
  dryRun(pod: Pod, { offset = 0, enough = 100 } = {}): { candidates: string[]; others: Record<string, string> } {
    const { state, diagnosis } = this.#begin(pod);
    const potentialNodes = this.snapshot.list().filter(({ name }) => diagnosis.nodeToStatus.has(name));
    const { candidates, nodeToStatus } = this.#t.student.dry_run.dryRunPreemption({
      framework: this.framework, state, pod, potentialNodes, pdbs: this.#pdbs, offset, candidatesNum: enough,
    });
    this.#found(candidates);
    return {
      candidates: candidates.map(({ name, victims }) => `${name}: ${victimsText(victims)}`),
      others: Object.fromEntries([...nodeToStatus].map(([name, { code, reasons }]) => [name, `${code}: ${reasons.join(", ")}`])),
    };
  }

  /** The plugin, made anew. */
  plugin(random = this.sim.random) {
    return new this.#t.student.default_preemption.DefaultPreemption(this.framework, { random, podLister: this.api });
  }

  /** Filters, and lets the plugin preempt. Nothing has reached the API server when this returns; `rest` waits until all has. */
  async postFilter(plugin: ReturnType<Scene["plugin"]>, pod: Pod): Promise<Attempt> {
    const { state, diagnosis } = this.#begin(pod);
    const settled = await this.sim.settle(plugin.postFilter(state, pod, diagnosis), { maxEvents: 500 });
    if (settled.kind === "rejected") throw settled.error;
    if (settled.kind !== "resolved") return { nominated: "none", status: `postFilter does not return (${settled.kind})` };
    const { nominatingInfo, status } = settled.value as PostFilterReturn;
    this.#sketch.chose(nominatingInfo?.nominatedNodeName, status.reasons.join(", ") || undefined);
    this.#process.observe();
    return { nominated: nominatingInfo === undefined ? "none" : `"${nominatingInfo.nominatedNodeName}"`, status: [status.code, ...status.reasons].join(": ") };
  }

  /** One attempt, with all that follows from it. */
  async preempt(pod: Pod): Promise<Attempt & { calls: readonly string[] }> {
    const attempt = await this.postFilter(this.plugin(), pod);
    await this.rest();
    return { ...attempt, calls: this.api.calls };
  }

  async rest(): Promise<void> {
    await this.sim.advance(500);
    this.#sketch.calls.push(...this.api.calls);
    this.#process.observe();
  }

  #draw(question: Question): void {
    this.#sketch.ask(question);
    const { node, change, answer } = question;
    if (change?.kind === "remove") this.taken.push(`${nameOf(change.pod)} on ${node.name}`);
    this.sim.note(change === undefined
      ? `${node.name}: ${answer === undefined ? "the pod fits" : answer.reasons.join(", ")}`
      : `${node.name}: ${nameOf(change.pod)} ${change.kind === "add" ? "back" : "away"}`);
    this.#process.observe();
  }

  #begin(pod: Pod) {
    this.sim.note(`no node takes ${nameOf(pod)}`);
    this.#sketch.begin(pod, this.snapshot);
    const found = this.framework.findFeasible(pod);
    this.#sketch.refused(found.diagnosis);
    this.#process.observe();
    return found;
  }

  #found(candidates: readonly Candidate[]): void {
    this.#sketch.found(candidates);
    this.#process.observe();
  }

  /** Lets a pod wait in Permit. */
  #wait(pod: Pod): void {
    this.framework.runPermitPlugins(new MapCycleState(), pod, pod.spec?.nodeName ?? "");
    void this.framework.waitOnPermit(pod).then((status) => this.rejected.push(`${nameOf(pod)}: ${status?.plugin ?? "nobody"}: ${status?.reasons.join(", ") ?? ""}`));
  }
}

/** "web-1, web-2", and how many budgets would be broken. */
function victimsText({ pods, numPDBViolations }: Victims): string {
  return `${pods.map(nameOf).join(", ")}${numPDBViolations === 0 ? "" : ` (${numPDBViolations} protected)`}`;
}

function listersOf(pdbs: readonly PodDisruptionBudget[]): Listers {
  return { ...noListers, podDisruptionBudgets: { get: () => undefined, list: () => pdbs } };
}
