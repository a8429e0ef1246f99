// batch/v1: Job.
import type { LabelSelector, ObjectMeta, TypeMeta } from "./meta";
import type { PodTemplateSpec } from "./pod";

/** Pods that run until enough of them have succeeded. */
export interface Job extends TypeMeta {
  metadata?: ObjectMeta;
  spec?: JobSpec;
  status?: JobStatus;
}

export interface JobSpec {
  template: PodTemplateSpec;
  /** How many run at once; 1 if absent. */
  parallelism?: number;
  /** How many must succeed. */
  completions?: number;
  /** So many failed pods fail the job; 6 if absent. */
  backoffLimit?: number;
  activeDeadlineSeconds?: number;
  ttlSecondsAfterFinished?: number;
  completionMode?: "NonIndexed" | "Indexed";
  selector?: LabelSelector;
  manualSelector?: boolean;
  suspend?: boolean;
}

export interface JobStatus {
  active?: number;
  ready?: number;
  succeeded?: number;
  failed?: number;
  terminating?: number;
  startTime?: string;
  completionTime?: string;
  completedIndexes?: string;
  conditions?: JobCondition[];
}

/** `Complete`, `Failed`, `Suspended`. */
export interface JobCondition {
  type: string;
  status: "True" | "False" | "Unknown";
  lastProbeTime?: string;
  lastTransitionTime?: string;
  reason?: string;
  message?: string;
}
