import type { SharedLister, WeightedPlugin } from "@reconcile/api";
import { ImageLocality } from "../plugins/image_locality";
import { InterPodAffinity } from "../plugins/inter_pod_affinity";
import { InterPodAffinityScore } from "../plugins/inter_pod_affinity_score";
import { NodeName } from "../plugins/node_name";
import { NodePorts } from "../plugins/node_ports";
import { NodeUnschedulable } from "../plugins/node_unschedulable";
import { ResourceAllocation } from "../plugins/resource_allocation";
import { joined } from "../framework/joined";
import { PodTopologySpreadScore } from "../plugins/topology_spread_score";
import type { Modules } from "./student";

/** The default profile with the plugins of `student`, the reference's for what the lab does not ask for, without those about volumes. */
export function studentProfile({ student }: { student: Modules }, lister: SharedLister): WeightedPlugin[] {
  const { leastAllocated, balancedAllocation } = student.scorers;
  return [
    { plugin: new NodeUnschedulable() },
    { plugin: new NodeName() },
    { plugin: new student.taint_toleration.TaintToleration(), weight: 3 },
    { plugin: new student.node_affinity.NodeAffinity(), weight: 2 },
    { plugin: new NodePorts() },
    { plugin: joined(new student.fit.Fit(), new ResourceAllocation({ name: "NodeResourcesFit", scorer: leastAllocated })) },
    { plugin: joined(new student.topology_spread.PodTopologySpread(), new PodTopologySpreadScore(lister)), weight: 2 },
    { plugin: joined(new InterPodAffinity(lister, student.affinity_rules.affinityStatus), new InterPodAffinityScore(lister)), weight: 2 },
    { plugin: new ResourceAllocation({ name: "NodeResourcesBalancedAllocation", scorer: balancedAllocation, useRequested: true, skipBestEffort: true, scoreChange: true }) },
    { plugin: new ImageLocality(lister) },
  ];
}
