import type { AffinityTerm, Pod, PodInfo, Resource, WeightedAffinityTerm } from "@reconcile/api";
import { affinityTerms, weightedAffinityTerms } from "./affinity_terms";
import { nonZeroPodResource, podResource } from "../starter/resources";

const noTerms: readonly never[] = [];

/** PodInfo of framework/types.go. Made once when the pod is first seen; what it requests is worked out when it is first asked for. */
export class ParsedPodInfo implements PodInfo {
  readonly requiredAffinityTerms: readonly AffinityTerm[] = noTerms;
  readonly requiredAntiAffinityTerms: readonly AffinityTerm[] = noTerms;
  readonly preferredAffinityTerms: readonly WeightedAffinityTerm[] = noTerms;
  readonly preferredAntiAffinityTerms: readonly WeightedAffinityTerm[] = noTerms;
  #requests: Resource | undefined;
  #nonZeroRequests: { readonly milliCPU: number; readonly memory: number } | undefined;

  readonly pod: Pod;

  constructor(pod: Pod) {
    this.pod = pod;
    const affinity = pod.spec?.affinity;
    if (affinity === undefined) return;
    const { podAffinity: near, podAntiAffinity: away } = affinity;
    this.requiredAffinityTerms = affinityTerms(pod, near?.requiredDuringSchedulingIgnoredDuringExecution);
    this.requiredAntiAffinityTerms = affinityTerms(pod, away?.requiredDuringSchedulingIgnoredDuringExecution);
    this.preferredAffinityTerms = weightedAffinityTerms(pod, near?.preferredDuringSchedulingIgnoredDuringExecution);
    this.preferredAntiAffinityTerms = weightedAffinityTerms(pod, away?.preferredDuringSchedulingIgnoredDuringExecution);
  }

  get requests(): Resource {
    return (this.#requests ??= podResource(this.pod));
  }

  get nonZeroRequests(): { readonly milliCPU: number; readonly memory: number } {
    return (this.#nonZeroRequests ??= nonZeroPodResource(this.pod));
  }
}

/** Has the pod any wish about other pods? */
export function hasAffinity(info: PodInfo): boolean {
  return info.requiredAffinityTerms.length > 0 || info.requiredAntiAffinityTerms.length > 0
    || info.preferredAffinityTerms.length > 0 || info.preferredAntiAffinityTerms.length > 0;
}

/** Two objects that are the same pod: by uid, or by namespace and name where one has none. */
export function samePod(a: Pod, b: Pod): boolean {
  const [one, other] = [a.metadata ?? {}, b.metadata ?? {}];
  if (one.uid !== undefined && other.uid !== undefined) return one.uid === other.uid;
  return one.name === other.name && (one.namespace ?? "") === (other.namespace ?? "");
}

/** `namespace/name` of each claim that the pod's volumes use, those made for it included. */
export function claimKeys(pod: Pod): string[] {
  return (pod.spec?.volumes ?? []).flatMap((volume) => {
    const name = volume.persistentVolumeClaim?.claimName ?? (volume.ephemeral && `${pod.metadata?.name ?? ""}-${volume.name}`);
    return name ? [`${pod.metadata?.namespace ?? ""}/${name}`] : [];
  });
}
