import {
  labelSelectorAsSelector, type AffinityTerm, type LabelSelector, type Pod, type PodAffinityTerm, type WeightedAffinityTerm, type WeightedPodAffinityTerm,
} from "@reconcile/api";

type Labels = Readonly<Record<string, string>>;

/**
 * A term of a pod's affinity, made ready to be asked often (newAffinityTerm in framework/types.go). `matchLabelKeys` are no business of the
 * scheduler: the API server has put them into the selector when the pod was created.
 */
class ParsedTerm implements AffinityTerm {
  readonly topologyKey: string;
  readonly namespaces: ReadonlySet<string>;
  readonly namespaceSelector: LabelSelector | undefined;
  readonly #matchesLabels: (labels: Labels) => boolean;
  readonly #selectsNamespace: ((labels: Labels) => boolean) | undefined;

  constructor(pod: Pod, term: PodAffinityTerm) {
    this.topologyKey = term.topologyKey;
    const own = (term.namespaces ?? []).length === 0 && term.namespaceSelector === undefined;
    this.namespaces = new Set(own ? [pod.metadata?.namespace ?? ""] : term.namespaces);
    this.namespaceSelector = term.namespaceSelector;
    const selector = labelSelectorAsSelector(term.labelSelector);
    this.#matchesLabels = (labels) => selector.matches(labels);
    if (term.namespaceSelector !== undefined) {
      const namespaceSelector = labelSelectorAsSelector(term.namespaceSelector);
      this.#selectsNamespace = (labels) => namespaceSelector.matches(labels);
    }
  }

  matches(pod: Pod, namespaceLabels: Labels = none): boolean {
    if (!this.namespaces.has(pod.metadata?.namespace ?? "") && !(this.#selectsNamespace?.(namespaceLabels) ?? false)) return false;
    return this.matchesLabels(pod);
  }

  matchesLabels(pod: Pod): boolean {
    return this.#matchesLabels(pod.metadata?.labels ?? none);
  }
}

const none: Labels = {};

/** A term with a weight. */
class ParsedWeightedTerm extends ParsedTerm implements WeightedAffinityTerm {
  readonly weight: number;

  constructor(pod: Pod, term: PodAffinityTerm, weight: number) {
    super(pod, term);
    this.weight = weight;
  }
}

export function affinityTerms(pod: Pod, terms: readonly PodAffinityTerm[] | undefined): readonly AffinityTerm[] {
  return terms === undefined || terms.length === 0 ? [] : terms.map((term) => new ParsedTerm(pod, term));
}

export function weightedAffinityTerms(pod: Pod, terms: readonly WeightedPodAffinityTerm[] | undefined): readonly WeightedAffinityTerm[] {
  return terms === undefined || terms.length === 0 ? [] : terms.map(({ weight, podAffinityTerm }) => new ParsedWeightedTerm(pod, podAffinityTerm, weight));
}
