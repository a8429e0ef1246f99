import type { Listers, SharedLister, WeightedPlugin } from "@reconcile/api";
import { Fit } from "./fit";
import { ImageLocality } from "../plugins/image_locality";
import { InterPodAffinity } from "../plugins/inter_pod_affinity";
import { InterPodAffinityScore } from "../plugins/inter_pod_affinity_score";
import { NodeAffinity } from "./node_affinity";
import { NodeName } from "../plugins/node_name";
import { NodePorts } from "../plugins/node_ports";
import { NodeUnschedulable } from "../plugins/node_unschedulable";
import { NodeVolumeLimits } from "../plugins/node_volume_limits";
import { ResourceAllocation } from "../plugins/resource_allocation";
import { joined } from "../framework/joined";
import { affinityStatus } from "./affinity_rules";
import { balancedAllocation, leastAllocated } from "./scorers";
import { TaintToleration } from "./taint_toleration";
import { PodTopologySpread } from "./topology_spread";
import { PodTopologySpreadScore } from "../plugins/topology_spread_score";
import { VolumeBinding } from "../plugins/volume_binding";
import { VolumeRestrictions } from "../plugins/volume_restrictions";
import { VolumeZone } from "../plugins/volume_zone";

/** The plugins that filter and score by default, in upstream's order, with upstream's weights (apis/config/v1/default_plugins.go). */
export function defaultProfile(lister: SharedLister, listers: Listers): WeightedPlugin[] {
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
    { plugin: joined(new InterPodAffinity(lister, affinityStatus, listers), new InterPodAffinityScore(lister, listers)), weight: 2 },
    { plugin: balanced(), weight: 1 },
    { plugin: new ImageLocality(lister), weight: 1 },
  ];
}

/** The plugin NodeResourcesBalancedAllocation. */
export function balanced(): ResourceAllocation {
  return new ResourceAllocation({ name: "NodeResourcesBalancedAllocation", scorer: balancedAllocation, useRequested: true, skipBestEffort: true, scoreChange: true });
}
