import {
  parseQuantity,
  type CycleState, type FilterPlugin, type Listers, type NodeInfo, type NodeSelector, type PersistentVolume, type PersistentVolumeClaim, type Pod, type PluginStatus,
  type PreFilterPlugin, type PreFilterReturn,
} from "@reconcile/api";
import { Fixed } from "../starter/fixed";
import { nodeMatches } from "../starter/node_match";
import { claimKeys } from "../framework/pod_info";
import { newStatus, unresolvable } from "../starter/status";

/** The pod's claims: those that have a volume, and those that get one where the pod goes. */
interface Claims {
  readonly bound: readonly (PersistentVolume | undefined)[];
  readonly delayed: readonly PersistentVolumeClaim[];
}

const preFilterStateKey = "PreFilterVolumeBinding";

/**
 * The filter of plugins/volumebinding: bound volumes must be reachable from the node (NoVolumeNodeConflict of old); claims of a class with
 * WaitForFirstConsumer need a volume that is there, or one that can be provisioned. Reserving and binding volumes is not part of it.
 */
export class VolumeBinding implements PreFilterPlugin, FilterPlugin {
  readonly name = "VolumeBinding";
  readonly #listers: Pick<Listers, "persistentVolumes" | "persistentVolumeClaims" | "storageClasses">;

  constructor(listers: Pick<Listers, "persistentVolumes" | "persistentVolumeClaims" | "storageClasses">) {
    this.#listers = listers;
  }

  preFilter(state: CycleState, pod: Pod): PreFilterReturn | undefined {
    const keys = claimKeys(pod);
    if (keys.length === 0) return { status: newStatus("Skip") };
    const bound: (PersistentVolume | undefined)[] = [];
    const delayed: PersistentVolumeClaim[] = [];
    for (const key of keys) {
      const [namespace = "", name = ""] = key.split("/");
      const claim = this.#listers.persistentVolumeClaims.get(namespace, name);
      if (claim === undefined) return { status: unresolvable(`persistentvolumeclaim "${name}" not found`) };
      if (claim.status?.phase === "Lost") return { status: unresolvable(`persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${claim.spec?.volumeName ?? ""}"`) };
      if (claim.metadata?.deletionTimestamp !== undefined) return { status: unresolvable(`persistentvolumeclaim "${name}" is being deleted`) };
      if (claim.spec?.volumeName) bound.push(this.#listers.persistentVolumes.get("", claim.spec.volumeName));
      else if (this.#classOf(claim)?.volumeBindingMode === "WaitForFirstConsumer") delayed.push(claim);
      else return { status: unresolvable("pod has unbound immediate PersistentVolumeClaims") };
    }
    state.write(preFilterStateKey, new Fixed<Claims>({ bound, delayed }));
    return undefined;
  }

  /** All that is in the way is told at once. */
  filter(state: CycleState, _pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    const claims = state.read<Fixed<Claims>>(preFilterStateKey)?.value;
    if (claims === undefined) return undefined;
    const reasons: string[] = [];
    if (claims.bound.some((volume) => volume !== undefined && !reaches(volume, nodeInfo))) reasons.push("node(s) didn't match PersistentVolume's node affinity");
    if (!this.#canBind(claims.delayed, nodeInfo)) reasons.push("node(s) didn't find available persistent volumes to bind");
    if (claims.bound.includes(undefined)) reasons.push("node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)");
    return reasons.length === 0 ? undefined : unresolvable(...reasons);
  }

  /** The smallest volume that will do for each claim, none for two; else its class must be able to provision one. */
  #canBind(claims: readonly PersistentVolumeClaim[], nodeInfo: NodeInfo): boolean {
    const taken = new Set<PersistentVolume>();
    return claims.every((claim) => {
      const candidates = this.#listers.persistentVolumes.list().filter((volume) => !taken.has(volume) && suits(volume, claim) && reaches(volume, nodeInfo));
      const [smallest] = candidates.sort((a, b) => capacityOf(a) - capacityOf(b));
      if (smallest !== undefined) {
        taken.add(smallest);
        return true;
      }
      const storageClass = this.#classOf(claim);
      return storageClass !== undefined && storageClass.provisioner !== "kubernetes.io/no-provisioner";
    });
  }

  #classOf(claim: PersistentVolumeClaim) {
    return this.#listers.storageClasses.get("", claim.spec?.storageClassName ?? "");
  }
}

function suits(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const { spec } = volume;
  const modes = claim.spec?.accessModes ?? [];
  return spec?.claimRef === undefined && (volume.status?.phase ?? "Available") === "Available"
    && (spec?.storageClassName ?? "") === (claim.spec?.storageClassName ?? "") && modes.every((mode) => spec?.accessModes?.includes(mode))
    && capacityOf(volume) >= parseQuantity(claim.spec?.resources?.requests?.storage ?? "0").value();
}

function capacityOf(volume: PersistentVolume): number {
  return parseQuantity(volume.spec?.capacity?.storage ?? "0").value();
}

/** Can the volume be used on the node? A volume without node affinity can be used everywhere. */
function reaches(volume: PersistentVolume, nodeInfo: NodeInfo): boolean {
  const required: NodeSelector | undefined = volume.spec?.nodeAffinity?.required;
  if (required === undefined) return true;
  const affinity = { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required } };
  return nodeMatches({ spec: { containers: [], affinity } }, nodeInfo.node);
}
