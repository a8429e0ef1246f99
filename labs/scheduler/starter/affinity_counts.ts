import type { AffinityTerm, Listers, NodeInfo, Pod, PodInfo, StateData } from "@reconcile/api";

type Labels = Readonly<Record<string, string>>;

/** How many pods there are in each topology domain: key of a node label → its value → pods. A domain with none is not in it. */
export class TopologyCounts {
  readonly #counts = new Map<string, Map<string, number>>();

  get isEmpty(): boolean {
    return this.#counts.size === 0;
  }

  add({ labels }: NodeInfo, topologyKey: string, change: number): void {
    const domain = labels[topologyKey];
    if (domain === undefined) return;
    let domains = this.#counts.get(topologyKey);
    if (domains === undefined) this.#counts.set(topologyKey, (domains = new Map()));
    const count = (domains.get(domain) ?? 0) + change;
    if (count !== 0) domains.set(domain, count);
    else domains.delete(domain);
    if (domains.size === 0) this.#counts.delete(topologyKey);
  }

  get(topologyKey: string, domain: string | undefined): number {
    return domain === undefined ? 0 : this.#counts.get(topologyKey)?.get(domain) ?? 0;
  }

  /** Is the node in any domain that is counted, by whichever key? */
  hasAnyOf({ labels }: NodeInfo): boolean {
    for (const [key, domains] of this.#counts) if ((domains.get(labels[key] ?? "") ?? 0) > 0 && labels[key] !== undefined) return true;
    return false;
  }

  clone(): TopologyCounts {
    const copy = new TopologyCounts();
    for (const [key, domains] of this.#counts) copy.#counts.set(key, new Map(domains));
    return copy;
  }
}

/** What InterPodAffinity works out once a cycle: where are the pods that matter? (preFilterState in interpodaffinity/filtering.go) */
export class AffinityCounts implements StateData {
  /** The pod to be scheduled. */
  readonly podInfo: PodInfo;
  /** Pods that match **all** required affinity terms of the pod. */
  affinity = new TopologyCounts();
  /** Pods that match a required anti-affinity term of the pod. */
  antiAffinity = new TopologyCounts();
  /** Pods which have a required anti-affinity term that matches the pod. */
  existingAntiAffinity = new TopologyCounts();
  readonly #namespaceLabels: NamespaceLabels;

  constructor(podInfo: PodInfo, namespaceLabels: NamespaceLabels) {
    this.podInfo = podInfo;
    this.#namespaceLabels = namespaceLabels;
  }

  /** Counts a pod on a node (or, with -1, takes it out). */
  update(existing: PodInfo, nodeInfo: NodeInfo, change: 1 | -1): void {
    this.updateExistingAntiAffinity(existing, nodeInfo, change);
    this.updateOwnTerms(existing, nodeInfo, change);
  }

  /** What the other pod says about ours. */
  updateExistingAntiAffinity(existing: PodInfo, nodeInfo: NodeInfo, change: 1 | -1): void {
    for (const term of existing.requiredAntiAffinityTerms) {
      if (this.#namespaceLabels.matches(term, this.podInfo.pod)) this.existingAntiAffinity.add(nodeInfo, term.topologyKey, change);
    }
  }

  /** What our pod says about the other one. */
  updateOwnTerms(existing: PodInfo, nodeInfo: NodeInfo, change: 1 | -1): void {
    const { requiredAffinityTerms, requiredAntiAffinityTerms } = this.podInfo;
    if (this.matchesAllAffinityTerms(existing.pod)) for (const term of requiredAffinityTerms) this.affinity.add(nodeInfo, term.topologyKey, change);
    for (const term of requiredAntiAffinityTerms) {
      if (this.#namespaceLabels.matches(term, existing.pod)) this.antiAffinity.add(nodeInfo, term.topologyKey, change);
    }
  }

  /** Does the pod match every required affinity term of the pod to be scheduled? Not if it has none. */
  matchesAllAffinityTerms(pod: Pod): boolean {
    const terms = this.podInfo.requiredAffinityTerms;
    return terms.length > 0 && terms.every((term) => this.#namespaceLabels.matches(term, pod));
  }

  clone(): AffinityCounts {
    const copy = new AffinityCounts(this.podInfo, this.#namespaceLabels);
    copy.affinity = this.affinity.clone();
    copy.antiAffinity = this.antiAffinity.clone();
    copy.existingAntiAffinity = this.existingAntiAffinity.clone();
    return copy;
  }
}

/** Matches terms with pods, looking up the labels of a pod's namespace where a term selects namespaces. */
export class NamespaceLabels {
  readonly #namespaces: Listers["namespaces"] | undefined;

  constructor(namespaces: Listers["namespaces"] | undefined) {
    this.#namespaces = namespaces;
  }

  matches(term: AffinityTerm, pod: Pod): boolean {
    if (term.namespaceSelector === undefined) return term.matches(pod);
    return term.matches(pod, this.#labelsOf(pod.metadata?.namespace ?? ""));
  }

  #labelsOf(namespace: string): Labels | undefined {
    return this.#namespaces?.get("", namespace)?.metadata?.labels;
  }
}
