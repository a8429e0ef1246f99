import type { Node, Pod, PodDisruptionBudget, PodSpec } from "@reconcile/api";
import { node as anyNode, pod as anyPod } from "@/labs/scheduler/behaviours/manifests";

interface PodForm {
  readonly on?: string;
  readonly priority?: number;
  readonly cpu?: string;
  /** When the pod started: minutes after noon. */
  readonly start?: number;
  readonly app?: string;
  readonly namespace?: string;
  readonly spec?: Partial<PodSpec>;
  /** On its way out, because the scheduler has preempted it or because somebody has deleted it. */
  readonly terminating?: "preempted" | "deleted";
  /** The node that it was promised. */
  readonly nominated?: string;
}

/** A pod in few words: "web", priority 5, one CPU, on node a. */
export function pod(name: string, { on, priority, cpu = "1", start, app, namespace, spec = {}, terminating, nominated }: PodForm = {}): Pod {
  const made = anyPod(name, { cpu, ...(on === undefined ? {} : { on }), ...(app === undefined ? {} : { labels: { app } }), spec: { ...(priority === undefined ? {} : { priority }), ...spec } });
  return {
    ...made,
    metadata: { ...made.metadata, uid: `uid-${name}`, ...(namespace === undefined ? {} : { namespace }), ...(terminating === undefined ? {} : { deletionTimestamp: noon(0) }) },
    status: {
      ...(start === undefined ? {} : { startTime: noon(start) }),
      ...(nominated === undefined ? {} : { nominatedNodeName: nominated }),
      ...(terminating === "preempted" ? { conditions: [{ type: "DisruptionTarget", status: "True" as const, reason: "PreemptionByScheduler" }] } : {}),
    },
  };
}

/** A node with so many CPUs. One that is cordoned takes no pods, whoever goes. */
export function node(name: string, cpu = "4", { zone, cordoned = false }: { readonly zone?: string; readonly cordoned?: boolean } = {}): Node {
  const made = anyNode(name, { cpu, ...(zone === undefined ? {} : { zone }) });
  return cordoned ? { ...made, spec: { ...made.spec, unschedulable: true } } : made;
}

/** A budget for the pods of an app, which lets so many go. */
export function budget(app: string, allowed: number, { namespace = "default", disrupted = [] as readonly string[] } = {}): PodDisruptionBudget {
  return {
    metadata: { name: `${app}-pdb`, namespace }, spec: { selector: app === "" ? {} : { matchLabels: { app } } },
    status: { disruptionsAllowed: allowed, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0, disruptedPods: Object.fromEntries(disrupted.map((name) => [name, noon(0)])) },
  };
}

function noon(minutes: number): string {
  return new Date(Date.UTC(2026, 0, 1, 12, minutes)).toISOString();
}
