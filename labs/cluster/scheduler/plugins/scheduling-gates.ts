import { ActionType, type ClusterEventWithHint, type EnqueueExtensions, type Pod, type PluginStatus, type PreEnqueuePlugin } from "@reconcile/api";

/** plugins/schedulinggates: a pod with gates does not come into the queue before somebody has taken the last of them off. */
export class SchedulingGates implements PreEnqueuePlugin, EnqueueExtensions {
  readonly name = "SchedulingGates";

  preEnqueue({ spec }: Pod): PluginStatus | undefined {
    const gates = spec?.schedulingGates ?? [];
    if (gates.length === 0) return undefined;
    return { code: "UnschedulableAndUnresolvable", reasons: [`waiting for scheduling gates: [${gates.map(({ name }) => name).join(" ")}]`] };
  }

  eventsToRegister(): readonly ClusterEventWithHint[] {
    return [{ event: { resource: "TargetPod", actionType: ActionType.UpdatePodSchedulingGatesEliminated } }];
  }
}
