import type { CycleState, FilterPlugin, Listers, NodeInfo, PersistentVolumeClaim, Pod, PluginStatus, PreFilterPlugin, PreFilterReturn } from "@reconcile/api";
import { Fixed } from "../starter/fixed";
import { newStatus, unresolvable } from "../starter/status";

const preFilterStateKey = "PreFilterVolumeZone";

/** The zone labels of today, each with the one that it replaces. */
const stableLabels: Readonly<Record<string, string>> = {
  "topology.kubernetes.io/zone": "failure-domain.beta.kubernetes.io/zone",
  "topology.kubernetes.io/region": "failure-domain.beta.kubernetes.io/region",
};
const zoneLabels = [...Object.keys(stableLabels), ...Object.values(stableLabels)];

/** What a volume demands of a node's labels. */
interface Demand {
  readonly label: string;
  readonly values: ReadonlySet<string>;
}

/** plugins/volumezone: a volume that is in a zone can be attached there only. Looks at zone labels of bound volumes; CSI drivers say it by node affinity instead. */
export class VolumeZone implements PreFilterPlugin, FilterPlugin {
  readonly name = "VolumeZone";
  readonly #listers: Pick<Listers, "persistentVolumes" | "persistentVolumeClaims" | "storageClasses">;

  constructor(listers: Pick<Listers, "persistentVolumes" | "persistentVolumeClaims" | "storageClasses">) {
    this.#listers = listers;
  }

  preFilter(state: CycleState, pod: Pod): PreFilterReturn | undefined {
    const demands: Demand[] = [];
    for (const { persistentVolumeClaim } of pod.spec?.volumes ?? []) {
      if (persistentVolumeClaim === undefined) continue;
      const { claimName } = persistentVolumeClaim;
      if (claimName === "") return { status: unresolvable("PersistentVolumeClaim had no name") };
      const claim = this.#listers.persistentVolumeClaims.get(pod.metadata?.namespace ?? "", claimName);
      if (claim === undefined) return { status: unresolvable(`persistentvolumeclaim "${claimName}" not found`) };
      const volumeName = claim.spec?.volumeName ?? "";
      if (volumeName === "") {
        const problem = this.#unbound(claim);
        if (problem !== undefined) return { status: unresolvable(problem) };
        continue;
      }
      const volume = this.#listers.persistentVolumes.get("", volumeName);
      if (volume === undefined) return { status: unresolvable(`persistentvolume "${volumeName}" not found`) };
      for (const label of zoneLabels) {
        const zones = volume.metadata?.labels?.[label];
        // Several zones are joined by two underscores.
        if (zones !== undefined) demands.push({ label, values: new Set(zones.split("__").map((zone) => zone.trim())) });
      }
    }
    if (demands.length === 0) return { status: newStatus("Skip") };
    state.write(preFilterStateKey, new Fixed(demands));
    return undefined;
  }

  filter(state: CycleState, _pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    const { labels } = nodeInfo;
    // A node outside all zones takes volumes of any.
    if (!zoneLabels.some((label) => labels[label] !== undefined)) return undefined;
    for (const { label, values } of state.read<Fixed<readonly Demand[]>>(preFilterStateKey)?.value ?? []) {
      const value = labels[label] ?? labels[otherName(label)];
      if (value === undefined || !values.has(value)) return unresolvable("node(s) had no available volume zone");
    }
    return undefined;
  }

  /** What is wrong with a claim that has no volume yet; nothing if it gets one where its first pod goes. */
  #unbound(claim: PersistentVolumeClaim): string | undefined {
    const className = claim.spec?.storageClassName ?? "";
    if (className === "") return "PersistentVolumeClaim had no pv name and storageClass name";
    const storageClass = this.#listers.storageClasses.get("", className);
    if (storageClass === undefined) return `storageclass.storage.k8s.io "${className}" not found`;
    if (storageClass.volumeBindingMode === undefined) return `VolumeBindingMode not set for StorageClass "${className}"`;
    return storageClass.volumeBindingMode === "WaitForFirstConsumer" ? undefined : "PersistentVolume had no name";
  }
}

/** A label's beta name, or the other way round: nodes and volumes may speak of the same zone in either. */
function otherName(label: string): string {
  return stableLabels[label] ?? Object.keys(stableLabels).find((stable) => stableLabels[stable] === label) ?? "";
}
