import type { FilterPlugin, Listers, PreFilterPlugin, PreScorePlugin, ScorePlugin, SharedLister } from "@reconcile/api";
import { Fit } from "./fit";
import { ImageLocality } from "./image_locality";
import { InterPodAffinity } from "./inter_pod_affinity";
import { InterPodAffinityScore } from "./inter_pod_affinity_score";
import { NodeAffinity } from "./node_affinity";
import { NodeName } from "./node_name";
import { NodePorts } from "./node_ports";
import { NodeUnschedulable } from "./node_unschedulable";
import { NodeVolumeLimits } from "./node_volume_limits";
import { ResourceAllocation } from "./resource_allocation";
import type { ProfileEntry, ProfilePlugin } from "./runner";
import { balancedAllocation, leastAllocated } from "./scorers";
import { TaintToleration } from "./taint_toleration";
import { PodTopologySpread } from "./topology_spread";
import { PodTopologySpreadScore } from "./topology_spread_score";
import { VolumeBinding } from "./volume_binding";
import { VolumeRestrictions } from "./volume_restrictions";
import { VolumeZone } from "./volume_zone";

/** The plugins that filter and score by default, in upstream's order, with upstream's weights (apis/config/v1/default_plugins.go). */
export function defaultProfile(lister: SharedLister, listers: Listers): ProfileEntry[] {
  return [
    { plugin: new NodeUnschedulable() },
    { plugin: new NodeName() },
    { plugin: new TaintToleration(), weight: 3 },
    { plugin: new NodeAffinity(), weight: 2 },
    { plugin: new NodePorts() },
    { plugin: joined(new Fit(), new ResourceAllocation({ name: "NodeResourcesFit", scorer: leastAllocated })), weight: 1 },
    { plugin: new VolumeRestrictions(listers) },
    { plugin: new NodeVolumeLimits(listers) },
    { plugin: new VolumeBinding(listers) },
    { plugin: new VolumeZone(listers) },
    { plugin: joined(new PodTopologySpread(listers), new PodTopologySpreadScore(lister, listers)), weight: 2 },
    { plugin: joined(new InterPodAffinity(lister, listers), new InterPodAffinityScore(lister, listers)), weight: 2 },
    { plugin: balanced(), weight: 1 },
    { plugin: new ImageLocality(lister), weight: 1 },
  ];
}

/** The plugin NodeResourcesBalancedAllocation. */
export function balanced(): ResourceAllocation {
  return new ResourceAllocation({ name: "NodeResourcesBalancedAllocation", scorer: balancedAllocation, useRequested: true, skipBestEffort: true });
}

/** One plugin of two halves: what filters and what scores are files of their own. */
export function joined(filtering: PreFilterPlugin & FilterPlugin, scoring: PreScorePlugin & ScorePlugin): ProfilePlugin {
  const extensions = filtering.preFilterExtensions?.();
  const normalize = scoring.normalizeScore?.bind(scoring);
  return {
    name: filtering.name,
    preFilter: (state, pod, nodes) => filtering.preFilter(state, pod, nodes),
    ...(extensions === undefined ? {} : { preFilterExtensions: () => extensions }),
    filter: (state, pod, nodeInfo) => filtering.filter(state, pod, nodeInfo),
    preScore: (state, pod, nodes) => scoring.preScore(state, pod, nodes),
    score: (state, pod, nodeInfo) => scoring.score(state, pod, nodeInfo),
    ...(normalize === undefined ? {} : { normalizeScore: normalize }),
  };
}
