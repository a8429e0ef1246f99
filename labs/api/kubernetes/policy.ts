// Small groups: coordination/v1 Lease, policy/v1 PodDisruptionBudget and Eviction, scheduling/v1 PriorityClass.
import type { Condition, IntOrString, LabelSelector, ObjectMeta, TypeMeta } from "./meta";
import type { DeleteOptions } from "./options";

/** A claim that ends by itself unless it is renewed: leader election, a node's heartbeat. */
export interface Lease extends TypeMeta {
  metadata?: ObjectMeta;
  spec?: LeaseSpec;
}

/** Times are RFC 3339 with microseconds. */
export interface LeaseSpec {
  holderIdentity?: string;
  leaseDurationSeconds?: number;
  acquireTime?: string;
  renewTime?: string;
  /** How often the holder changed. */
  leaseTransitions?: number;
  strategy?: string;
  preferredHolder?: string;
}

/** How many of certain pods may be missing because somebody wanted it so. */
export interface PodDisruptionBudget extends TypeMeta {
  metadata?: ObjectMeta;
  spec?: PodDisruptionBudgetSpec;
  status?: PodDisruptionBudgetStatus;
}

/** One of `minAvailable` and `maxUnavailable`. */
export interface PodDisruptionBudgetSpec {
  minAvailable?: IntOrString;
  maxUnavailable?: IntOrString;
  selector?: LabelSelector;
  unhealthyPodEvictionPolicy?: "IfHealthyBudget" | "AlwaysAllow";
}

export interface PodDisruptionBudgetStatus {
  observedGeneration?: number;
  disruptionsAllowed: number;
  currentHealthy: number;
  desiredHealthy: number;
  expectedPods: number;
  /** Pods whose eviction was allowed and has not been seen yet: name to time. */
  disruptedPods?: { [name: string]: string };
  conditions?: Condition[];
}

/** Asks for a pod's deletion, unless a budget forbids it (POST …/pods/NAME/eviction). */
export interface Eviction extends TypeMeta {
  metadata?: ObjectMeta;
  deleteOptions?: DeleteOptions;
}

/** Gives a number to a name. */
export interface PriorityClass extends TypeMeta {
  metadata?: ObjectMeta;
  value: number;
  globalDefault?: boolean;
  preemptionPolicy?: "PreemptLowerPriority" | "Never";
  description?: string;
}
