import type { ClusterEventWithHint, EnqueueExtensions, Listers } from "@reconcile/api";
import { nodeAffinityEvents, nodeNameEvents, nodePortsEvents, nodeUnschedulableEvents, taintTolerationEvents } from "./nodes";
import { interPodAffinityEvents, topologySpreadEvents } from "./pods";
import { fitEvents } from "./resources";
import { nodeVolumeLimitsEvents, volumeBindingEvents, volumeRestrictionsEvents, volumeZoneEvents } from "./volumes";

/**
 * What the in-tree plugins wait for after they have refused a pod: their EventsToRegister, as they are since there is no preCheck any more (queueing hints are GA
 * since 1.34). The scheduler lab's plugins say nothing of it, since its subject is one cycle; without this a pod would be tried again upon whatever happens.
 */
export function withInTreeEvents(extensions: readonly EnqueueExtensions[], listers: Pick<Listers, "defaultSelector">): EnqueueExtensions[] {
  const events: Readonly<Record<string, readonly ClusterEventWithHint[]>> = {
    NodeUnschedulable: nodeUnschedulableEvents, NodeName: nodeNameEvents, TaintToleration: taintTolerationEvents, NodeAffinity: nodeAffinityEvents, NodePorts: nodePortsEvents,
    NodeResourcesFit: fitEvents, VolumeRestrictions: volumeRestrictionsEvents, NodeVolumeLimits: nodeVolumeLimitsEvents, VolumeBinding: volumeBindingEvents,
    VolumeZone: volumeZoneEvents, PodTopologySpread: topologySpreadEvents(listers), InterPodAffinity: interPodAffinityEvents,
  };
  return extensions.map((extension) => {
    const known = events[extension.name];
    return known === undefined ? extension : { name: extension.name, eventsToRegister: () => known };
  });
}
