import type { CycleState, FilterPlugin, Listers, NodeInfo, Pod, PluginStatus, PreFilterPlugin, PreFilterReturn } from "@reconcile/api";
import { claimKeys } from "../framework/pod_info";
import { newStatus, unschedulable } from "../starter/status";

/** plugins/nodevolumelimits: a CSI driver can attach so many volumes to a node (CSINode says how many). Once one predicate for each cloud: MaxEBSVolumeCount and so on. */
export class NodeVolumeLimits implements PreFilterPlugin, FilterPlugin {
  readonly name = "NodeVolumeLimits";
  readonly #listers: Pick<Listers, "persistentVolumes" | "persistentVolumeClaims" | "storageClasses" | "csiNodes">;

  constructor(listers: Pick<Listers, "persistentVolumes" | "persistentVolumeClaims" | "storageClasses" | "csiNodes">) {
    this.#listers = listers;
  }

  preFilter(_state: CycleState, pod: Pod): PreFilterReturn | undefined {
    return claimKeys(pod).length === 0 ? { status: newStatus("Skip") } : undefined;
  }

  filter(_state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    const limits = new Map<string, number>();
    for (const { name, allocatable } of this.#listers.csiNodes.get("", nodeInfo.name)?.spec?.drivers ?? []) {
      if (allocatable?.count !== undefined) limits.set(name, allocatable.count);
    }
    if (limits.size === 0) return undefined;
    const attached = new Map<string, string>();
    for (const existing of nodeInfo.pods) for (const [volume, driver] of this.#volumes(existing.pod)) attached.set(volume, driver);
    // A volume that is attached already is not attached once more.
    const added = [...this.#volumes(pod)].filter(([volume]) => !attached.has(volume));
    for (const driver of new Set(added.map(([, name]) => name))) {
      const limit = limits.get(driver);
      const count = (list: Iterable<string>) => [...list].filter((name) => name === driver).length;
      if (limit !== undefined && count(attached.values()) + count(added.map(([, name]) => name)) > limit) return unschedulable("node(s) exceed max volume count");
    }
    return undefined;
  }

  /** The pod's volumes: unique name → CSI driver. A claim that has no volume yet counts for the driver of its class. */
  #volumes(pod: Pod): Map<string, string> {
    const volumes = new Map<string, string>();
    for (const key of claimKeys(pod)) {
      const [namespace = "", name = ""] = key.split("/");
      const claim = this.#listers.persistentVolumeClaims.get(namespace, name);
      if (claim === undefined) continue;
      const volume = this.#listers.persistentVolumes.get("", claim.spec?.volumeName ?? "");
      const csi = volume?.spec?.csi;
      if (csi !== undefined) volumes.set(`${csi.driver}/${csi.volumeHandle}`, csi.driver);
      else if (volume === undefined) {
        const provisioner = this.#listers.storageClasses.get("", claim.spec?.storageClassName ?? "")?.provisioner;
        if (provisioner !== undefined) volumes.set(`${provisioner}/${key}`, provisioner);
      }
    }
    return volumes;
  }
}
