import { ActionType, deepEqual, type ClusterEventWithHint, type CSINode, type Node, type PersistentVolume, type PersistentVolumeClaim, type Pod, type StorageClass } from "@reconcile/api";
import { MapCycleState } from "@/labs/scheduler/framework/cycle_state";
import { IncrementalNodeInfo } from "@/labs/scheduler/framework/node_info";
import { claimKeys, ParsedPodInfo } from "@/labs/scheduler/framework/pod_info";
import { VolumeRestrictions } from "@/labs/scheduler/plugins/volume_restrictions";
import { waitsFor } from "./hint";

const { Add, Delete, Update, UpdateNodeLabel } = ActionType;

// Of what upstream waits for, the events of CSIDrivers, CSIStorageCapacities and VolumeAttachments are left out: the cluster does not serve them.

/** Whether the pod uses the claim that has come or changed. */
const usesClaim = (pod: Pod, _before: PersistentVolumeClaim | undefined, now: PersistentVolumeClaim | undefined) =>
  now !== undefined && claimKeys(pod).includes(`${now.metadata?.namespace ?? ""}/${now.metadata?.name ?? ""}`);

/** plugins/volumerestrictions: a pod is gone with which this one cannot share a disk or a claim. */
export const volumeRestrictionsEvents: readonly ClusterEventWithHint[] = [
  waitsFor<Pod>("AssignedPod", Delete, (pod, before) => before !== undefined && before.metadata?.namespace === pod.metadata?.namespace && (shareDisk(pod, before) || shareClaim(pod, before))),
  waitsFor("Node", Add),
  waitsFor<PersistentVolumeClaim>("PersistentVolumeClaim", Add, usesClaim),
];

function shareDisk(pod: Pod, other: Pod): boolean {
  const node: Node = {};
  return new VolumeRestrictions().filter(new MapCycleState(), pod, new IncrementalNodeInfo(node, [new ParsedPodInfo(other)])) !== undefined;
}

function shareClaim(pod: Pod, other: Pod): boolean {
  const claims = new Set(claimKeys(other));
  return claimKeys(pod).some((key) => claims.has(key));
}

/** plugins/nodevolumelimits: a node can attach more, or a pod with volumes is gone. */
export const nodeVolumeLimitsEvents: readonly ClusterEventWithHint[] = [
  waitsFor("storage.k8s.io/CSINode", Add),
  waitsFor<CSINode>("storage.k8s.io/CSINode", Update, (_pod, before, now) => (now?.spec.drivers ?? []).some(({ name, allocatable }) =>
    (allocatable?.count ?? 0) > (before?.spec.drivers.find((driver) => driver.name === name)?.allocatable?.count ?? 0))),
  waitsFor<Pod>("AssignedPod", Delete, (_pod, before) => Boolean(before?.spec?.nodeName) && before !== undefined && claimKeys(before).length > 0),
  waitsFor<PersistentVolumeClaim>("PersistentVolumeClaim", Add, usesClaim),
];

/** plugins/volumebinding: there is another volume, or another node from which volumes can be reached, or the claim or its class has changed. */
export const volumeBindingEvents: readonly ClusterEventWithHint[] = [
  waitsFor<StorageClass>("storage.k8s.io/StorageClass", Add | Update, (_pod, before, now) => before === undefined || !deepEqual(before.allowedTopologies, now?.allowedTopologies)),
  waitsFor<PersistentVolumeClaim>("PersistentVolumeClaim", Add | Update, usesClaim),
  waitsFor("PersistentVolume", Add | Update),
  waitsFor("Node", Add | UpdateNodeLabel),
];

/** plugins/volumezone: the same, and a volume whose zones are others now. */
export const volumeZoneEvents: readonly ClusterEventWithHint[] = [
  waitsFor<StorageClass>("storage.k8s.io/StorageClass", Add, (_pod, _before, now) => now?.volumeBindingMode === "WaitForFirstConsumer"),
  waitsFor("Node", Add | UpdateNodeLabel),
  waitsFor<PersistentVolumeClaim>("PersistentVolumeClaim", Add | Update, usesClaim),
  waitsFor<PersistentVolume>("PersistentVolume", Add | Update, (_pod, before, now) => before === undefined || !deepEqual(zonesOf(before), zonesOf(now))),
];

function zonesOf(volume: PersistentVolume | undefined): (string | undefined)[] {
  const labels = volume?.metadata?.labels ?? {};
  return ["topology.kubernetes.io/zone", "topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/region"].map((key) => labels[key]);
}
