// core/v1: where a pod may, should and should not run.
import type { LabelSelector } from "./meta";

/** A pod's wishes about nodes and neighbours. */
export interface Affinity {
  nodeAffinity?: NodeAffinity;
  podAffinity?: PodAffinity;
  podAntiAffinity?: PodAntiAffinity;
}

/** Which nodes a pod may run on, and which it prefers. A pod that runs already stays, whatever becomes of the labels. */
export interface NodeAffinity {
  requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
  preferredDuringSchedulingIgnoredDuringExecution?: PreferredSchedulingTerm[];
}

/** Matches a node if **any** term does. */
export interface NodeSelector {
  nodeSelectorTerms: NodeSelectorTerm[];
}

/** Matches a node if **all** of its requirements do; a term without any matches none. */
export interface NodeSelectorTerm {
  matchExpressions?: NodeSelectorRequirement[];
  /** About the node's fields; only `metadata.name` is known. */
  matchFields?: NodeSelectorRequirement[];
}

/** One condition on a label (or field) of a node. */
export interface NodeSelectorRequirement {
  key: string;
  /** `Gt` and `Lt` compare whole numbers with the one value. */
  operator: "In" | "NotIn" | "Exists" | "DoesNotExist" | "Gt" | "Lt";
  values?: string[];
}

/** Adds `weight` to a node's score if the preference matches it. An empty preference matches none. */
export interface PreferredSchedulingTerm {
  /** 1 to 100. */
  weight: number;
  preference: NodeSelectorTerm;
}

/** Wants to be near certain pods. */
export interface PodAffinity {
  requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[];
  preferredDuringSchedulingIgnoredDuringExecution?: WeightedPodAffinityTerm[];
}

/** Wants to be away from certain pods. */
export interface PodAntiAffinity {
  requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[];
  preferredDuringSchedulingIgnoredDuringExecution?: WeightedPodAffinityTerm[];
}

/** Certain pods, and what "near" means: on nodes that share the value of the label `topologyKey`. */
export interface PodAffinityTerm {
  labelSelector?: LabelSelector;
  /** Names of namespaces. Neither this nor `namespaceSelector`: the pod's own. */
  namespaces?: string[];
  /** Namespaces by their labels; the empty selector means all. */
  namespaceSelector?: LabelSelector;
  topologyKey: string;
  /** Labels of the incoming pod whose values are added to `labelSelector` (In). */
  matchLabelKeys?: string[];
  /** The same with NotIn. */
  mismatchLabelKeys?: string[];
}

/** A term that counts towards the score. */
export interface WeightedPodAffinityTerm {
  /** 1 to 100. */
  weight: number;
  podAffinityTerm: PodAffinityTerm;
}

/** Lets the pod run in spite of taints that match. */
export interface Toleration {
  /** Empty with `Exists`: every key. */
  key?: string;
  /** `Equal` if absent. `Lt` and `Gt` compare whole numbers (1.35, alpha). */
  operator?: "Exists" | "Equal" | "Lt" | "Gt";
  value?: string;
  /** Empty: every effect. */
  effect?: TaintEffect | "";
  /** `NoExecute` only: how long the pod may stay; for ever if absent. */
  tolerationSeconds?: number;
}

/** What a taint does to pods that do not tolerate it: keeps new ones away, tries to, or drives running ones out too. */
export type TaintEffect = "NoSchedule" | "PreferNoSchedule" | "NoExecute";

/** Keeps pods away from a node. */
export interface Taint {
  key: string;
  value?: string;
  effect: TaintEffect;
  /** When a `NoExecute` taint was added. */
  timeAdded?: string;
}

/** How evenly the pods that `labelSelector` selects are to be spread over the values of a node label. */
export interface TopologySpreadConstraint {
  /** The largest difference allowed between any domain and the least used one. */
  maxSkew: number;
  topologyKey: string;
  whenUnsatisfiable: "DoNotSchedule" | "ScheduleAnyway";
  labelSelector?: LabelSelector;
  /** With fewer domains than these the least used one counts as empty. `DoNotSchedule` only. */
  minDomains?: number;
  /** Whether nodes that the pod's node affinity rules out count; `Honor` (they do not) if absent. */
  nodeAffinityPolicy?: "Honor" | "Ignore";
  /** Whether nodes whose taints the pod does not tolerate count; `Ignore` (they do) if absent. */
  nodeTaintsPolicy?: "Honor" | "Ignore";
  matchLabelKeys?: string[];
}
