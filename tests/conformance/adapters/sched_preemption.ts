import type { Listers, Pod, PodDisruptionBudget, SchedulerClient, WeightedPlugin } from "@/labs/api";
import { WhatIfFramework } from "@/labs/preemption/framework/what_if";
import { DefaultPreemption } from "@/labs/preemption/solution/default_preemption";
import { dryRunPreemption } from "@/labs/preemption/solution/dry_run";
import { notEligibleToPreempt } from "@/labs/preemption/solution/eligible";
import { pickOneNodeForPreemption } from "@/labs/preemption/solution/pick_node";
import { noListers } from "@/labs/scheduler/framework/nothing";
import type { Snapshot } from "@/labs/scheduler/framework/snapshot";
import { InterPodAffinity } from "@/labs/scheduler/plugins/inter_pod_affinity";
import { affinityStatus } from "@/labs/scheduler/solution/affinity_rules";
import { Fit } from "@/labs/scheduler/solution/fit";
import { newStatus } from "@/labs/scheduler/solution/status";
import { PodTopologySpread } from "@/labs/scheduler/solution/topology_spread";
import { Fields } from "../fields";
import type { Adapter } from "../types";
import { Cluster, nodes as readNodes, pod as readPod, pods } from "./scheduling";
import { simulation } from "./simulated";

/** Preemption: the dry run, the choice among its candidates, all of it, and who may preempt at all. */
export const schedPreemption: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  switch (fields.string("op")) {
    case "dryRun": {
      const found = pods(fields, "preemptors").map((preemptor) => dryRun(fields, preemptor)
        .map(({ name, victims }) => ({ node: name, victims: victims.pods.map(nameOf).sort(), numPDBViolations: victims.numPDBViolations }))
        .sort((a, b) => (a.node < b.node ? -1 : 1)));
      fields.equal(found, fields.json("candidates"), "candidates");
      break;
    }
    case "selectBest": {
      const best = pickOneNodeForPreemption(dryRun(fields, readPod(fields, "preemptor")));
      fields.equal(fields.strings("anyOf").includes(best?.name ?? ""), true, `${best?.name ?? "no node"} is one of the best`);
      break;
    }
    case "preempt": await preempt(fields); break;
    case "eligible": {
      const pod = readPod(fields, "preemptor");
      const { snapshot } = new Cluster(readNodes(fields), pods(fields, "existingPods"));
      const code = fields.json<Parameters<typeof newStatus>[0] | null>("nominatedNodeStatusCode");
      const refusal = notEligibleToPreempt(pod, snapshot.get(pod.status?.nominatedNodeName ?? ""), code === null ? undefined : newStatus(code));
      fields.equal(refusal === undefined, fields.boolean("eligible"), "eligible");
      break;
    }
    default: fields.unknown("op");
  }
  fields.finish();
};

function dryRun(fields: Fields, pod: Pod) {
  const { snapshot } = new Cluster(readNodes(fields), pods(fields, "existingPods"));
  const pdbs = fields.has("pdbs") ? budgets(fields) : [];
  const framework = new WhatIfFramework({ clock: simulation().clock, lister: snapshot, profile: profile(fields, snapshot), listers: listers(pdbs), client: new Calls() });
  const { state } = framework.findFeasible(pod);
  const potentialNodes = snapshot.list();
  return dryRunPreemption({ framework, state, pod, potentialNodes, pdbs, offset: 0, candidatesNum: potentialNodes.length }).candidates;
}

/** Preempts; then once more with the victims on their way out and the pod nominated, which must delete nothing more. */
async function preempt(fields: Fields): Promise<void> {
  const pod = readPod(fields, "preemptor");
  const existing = pods(fields, "existingPods");
  const attempt = async (preemptor: Pod, running: readonly Pod[]) => {
    const { snapshot } = new Cluster(readNodes(fields), running);
    const client = new Calls();
    const { clock, random } = simulation();
    const framework = new WhatIfFramework({ clock, lister: snapshot, profile: profile(fields, snapshot), listers: listers([]), client });
    const plugin = new DefaultPreemption(framework, { random, podLister: { get: () => undefined } });
    const { state, diagnosis } = framework.findFeasible(preemptor);
    const { nominatingInfo } = await plugin.postFilter(state, preemptor, diagnosis);
    while (plugin.preEnqueue(preemptor) !== undefined) await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    return { client, nominated: nominatingInfo?.nominatedNodeName || null };
  };
  const { client, nominated } = await attempt(pod, existing);
  fields.equal(nominated, fields.json("nominatedNode"), "nominated node");
  fields.equal([...client.deleted.keys()].sort(), fields.strings("deletedPods").sort(), "deleted pods");
  if (nominated === null) return;
  const terminating = existing.map((one) => client.deleted.get(nameOf(one)) ?? one);
  const again = await attempt({ ...pod, status: { ...pod.status, nominatedNodeName: nominated } }, terminating);
  fields.equal([...again.client.deleted.keys()], [], "deleted pods, the second time");
}

/** What the API server is asked to do. */
class Calls implements SchedulerClient {
  /** By name, as they are afterwards. */
  readonly deleted = new Map<string, Pod>();
  readonly #conditions = new Map<string, NonNullable<Parameters<SchedulerClient["patchPodStatus"]>[1]["condition"]>>();

  async bind(): Promise<void> {
    throw new Error("nothing is bound here");
  }

  async patchPodStatus(pod: Pod, { condition }: Parameters<SchedulerClient["patchPodStatus"]>[1]): Promise<void> {
    if (condition !== undefined) this.#conditions.set(nameOf(pod), condition);
  }

  async deletePod(pod: Pod): Promise<void> {
    const condition = this.#conditions.get(nameOf(pod));
    this.deleted.set(nameOf(pod), {
      ...pod, metadata: { ...pod.metadata, deletionTimestamp: "2026-01-01T00:00:00Z" }, status: { ...pod.status, conditions: condition === undefined ? [] : [condition] },
    });
  }
}

function profile(fields: Fields, snapshot: Snapshot): WeightedPlugin[] {
  return fields.strings("plugins").map((name): WeightedPlugin => {
    switch (name) {
      case "NodeResourcesFit": return { plugin: new Fit() };
      case "InterPodAffinity": return { plugin: new InterPodAffinity(snapshot, affinityStatus) };
      case "PodTopologySpread": return { plugin: new PodTopologySpread() };
      case "FalseFilter": return { plugin: { name, filter: () => newStatus("Unschedulable", "injecting failure: never") } };
      default: throw new Error(`no plugin ${name}`);
    }
  });
}

function budgets(fields: Fields): PodDisruptionBudget[] {
  return fields.list("pdbs").map((budget) => {
    const pdb: PodDisruptionBudget = {
      metadata: {}, spec: { selector: budget.json("selector") },
      status: {
        disruptionsAllowed: budget.number("disruptionsAllowed"), currentHealthy: 0, desiredHealthy: 0, expectedPods: 0,
        disruptedPods: Object.fromEntries((budget.has("disruptedPods") ? budget.strings("disruptedPods") : []).map((name) => [name, "2026-01-01T00:00:00Z"])),
      },
    };
    budget.finish();
    return pdb;
  });
}

function listers(pdbs: readonly PodDisruptionBudget[]): Listers {
  return { ...noListers, podDisruptionBudgets: { get: () => undefined, list: () => pdbs } };
}

function nameOf(pod: Pod): string {
  return pod.metadata?.name ?? "";
}
