import type { CycleState, FilterPlugin, Listers, NodeInfo, Pod, PluginStatus, PodInfo, PreFilterExtensions, PreFilterPlugin, PreFilterReturn, StateData, Volume } from "@reconcile/api";
import { claimKeys } from "../framework/pod_info";
import { newStatus, unresolvable, unschedulable } from "../starter/status";

const preFilterStateKey = "PreFilterVolumeRestrictions";

/** Claims of the pod that only one pod may use, and how many uses of them there are. */
class OncePod implements StateData {
  readonly claims: ReadonlySet<string>;
  conflicts: number;

  constructor(claims: ReadonlySet<string>, conflicts: number) {
    this.claims = claims;
    this.conflicts = conflicts;
  }

  clone(): OncePod {
    return new OncePod(this.claims, this.conflicts);
  }
}

/**
 * plugins/volumerestrictions: disks that cannot be with two pods. Once NoDiskConflict; since all clouds' disks have moved to CSI drivers, what
 * matters is the access mode ReadWriteOncePod.
 */
export class VolumeRestrictions implements PreFilterPlugin, FilterPlugin, PreFilterExtensions {
  readonly name = "VolumeRestrictions";
  readonly #listers: Pick<Listers, "persistentVolumeClaims"> | undefined;

  constructor(listers?: Pick<Listers, "persistentVolumeClaims">) {
    this.#listers = listers;
  }

  preFilter(state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): PreFilterReturn | undefined {
    const namespace = pod.metadata?.namespace ?? "";
    const claims = new Set<string>();
    for (const { persistentVolumeClaim } of pod.spec?.volumes ?? []) {
      if (persistentVolumeClaim === undefined) continue;
      const { claimName } = persistentVolumeClaim;
      const claim = this.#listers?.persistentVolumeClaims.get(namespace, claimName);
      if (claim === undefined) return { status: unresolvable(`persistentvolumeclaim "${claimName}" not found`) };
      if (claim.spec?.accessModes?.includes("ReadWriteOncePod")) claims.add(`${namespace}/${claimName}`);
    }
    if (claims.size === 0 && !(pod.spec?.volumes ?? []).some(isRestricted)) return { status: newStatus("Skip") };
    let conflicts = 0;
    if (claims.size > 0) for (const { pvcRefCounts } of nodes) for (const claim of claims) conflicts += pvcRefCounts.get(claim) ?? 0;
    state.write(preFilterStateKey, new OncePod(claims, conflicts));
    return undefined;
  }

  filter(state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    for (const volume of pod.spec?.volumes ?? []) {
      if (isRestricted(volume) && nodeInfo.pods.some((existing) => conflicts(volume, existing.pod))) return unschedulable("node(s) had no available disk");
    }
    // Unschedulable, though it is so on every node: the pod that has the claim may be preempted.
    if ((state.read<OncePod>(preFilterStateKey)?.conflicts ?? 0) > 0) {
      return unschedulable("node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode");
    }
    return undefined;
  }

  preFilterExtensions(): PreFilterExtensions {
    return this;
  }

  addPod(state: CycleState, _podToSchedule: Pod, podInfoToAdd: PodInfo): undefined {
    this.#update(state, podInfoToAdd, 1);
  }

  removePod(state: CycleState, _podToSchedule: Pod, podInfoToRemove: PodInfo): undefined {
    this.#update(state, podInfoToRemove, -1);
  }

  #update(state: CycleState, { pod }: PodInfo, change: 1 | -1): void {
    const oncePod = state.read<OncePod>(preFilterStateKey);
    if (oncePod !== undefined) oncePod.conflicts += change * claimKeys(pod).filter((key) => oncePod.claims.has(key)).length;
  }
}

function isRestricted(volume: Volume): boolean {
  return volume.gcePersistentDisk !== undefined || volume.awsElasticBlockStore !== undefined || volume.rbd !== undefined || volume.iscsi !== undefined;
}

/** The same disk in both, unless both only read it. An EBS volume is never shared. */
function conflicts(volume: Volume, pod: Pod): boolean {
  return (pod.spec?.volumes ?? []).some((other) => {
    const [gce, ebs, iscsi, rbd] = [volume.gcePersistentDisk, volume.awsElasticBlockStore, volume.iscsi, volume.rbd];
    if (gce && other.gcePersistentDisk) return gce.pdName === other.gcePersistentDisk.pdName && !bothReadOnly(gce, other.gcePersistentDisk);
    if (ebs && other.awsElasticBlockStore) return ebs.volumeID === other.awsElasticBlockStore.volumeID;
    if (iscsi && other.iscsi) return iscsi.iqn === other.iscsi.iqn && !bothReadOnly(iscsi, other.iscsi);
    if (!rbd || !other.rbd) return false;
    const shared = rbd.monitors.some((monitor) => other.rbd?.monitors.includes(monitor));
    return shared && (rbd.pool ?? "rbd") === (other.rbd.pool ?? "rbd") && rbd.image === other.rbd.image && !bothReadOnly(rbd, other.rbd);
  });
}

function bothReadOnly(a: { readOnly?: boolean }, b: { readOnly?: boolean }): boolean {
  return a.readOnly === true && b.readOnly === true;
}
