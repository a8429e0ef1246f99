// apps/v1: Deployment, ReplicaSet, StatefulSet, DaemonSet, ControllerRevision; autoscaling/v1 Scale.
import type { IntOrString, LabelSelector, ObjectMeta, TypeMeta } from "./meta";
import type { PodTemplateSpec } from "./pod";
import type { PersistentVolumeClaim } from "./storage";

/** Pods of one kind, and how they are replaced by pods of the next. */
export interface Deployment extends TypeMeta {
  metadata?: ObjectMeta;
  spec?: DeploymentSpec;
  status?: DeploymentStatus;
}

export interface DeploymentSpec {
  /** 1 if absent. */
  replicas?: number;
  selector: LabelSelector;
  template: PodTemplateSpec;
  strategy?: DeploymentStrategy;
  /** A pod is available when it has been ready for so long; 0 if absent. */
  minReadySeconds?: number;
  /** How many old replica sets are kept; 10 if absent. */
  revisionHistoryLimit?: number;
  paused?: boolean;
  /** 600 if absent. */
  progressDeadlineSeconds?: number;
}

export interface DeploymentStrategy {
  /** `RollingUpdate` if absent. */
  type?: "Recreate" | "RollingUpdate";
  rollingUpdate?: RollingUpdateDeployment;
}

export interface RollingUpdateDeployment {
  /** How many pods may be missing; a percentage is rounded down. 25% if absent. */
  maxUnavailable?: IntOrString;
  /** How many pods there may be in addition; a percentage is rounded up. 25% if absent. */
  maxSurge?: IntOrString;
}

export interface DeploymentStatus {
  observedGeneration?: number;
  /** Pods that are not terminating. */
  replicas?: number;
  /** Those made from the newest template. */
  updatedReplicas?: number;
  readyReplicas?: number;
  /** Ready for `minReadySeconds`. */
  availableReplicas?: number;
  unavailableReplicas?: number;
  terminatingReplicas?: number;
  conditions?: DeploymentCondition[];
  /** Goes into the hash of the template when a replica set's name is taken. */
  collisionCount?: number;
}

/** `Available`, `Progressing`, `ReplicaFailure`. */
export interface DeploymentCondition {
  type: string;
  status: "True" | "False" | "Unknown";
  lastUpdateTime?: string;
  lastTransitionTime?: string;
  reason?: string;
  message?: string;
}

/** So many pods of one template. */
export interface ReplicaSet extends TypeMeta {
  metadata?: ObjectMeta;
  spec?: ReplicaSetSpec;
  status?: ReplicaSetStatus;
}

export interface ReplicaSetSpec {
  /** 1 if absent. */
  replicas?: number;
  minReadySeconds?: number;
  selector: LabelSelector;
  template?: PodTemplateSpec;
}

export interface ReplicaSetStatus {
  replicas: number;
  fullyLabeledReplicas?: number;
  readyReplicas?: number;
  availableReplicas?: number;
  terminatingReplicas?: number;
  observedGeneration?: number;
  conditions?: ReplicaSetCondition[];
}

export interface ReplicaSetCondition {
  type: string;
  status: "True" | "False" | "Unknown";
  lastTransitionTime?: string;
  reason?: string;
  message?: string;
}

/** Pods with names, order and volumes of their own. */
export interface StatefulSet extends TypeMeta {
  metadata?: ObjectMeta;
  spec?: StatefulSetSpec;
  status?: StatefulSetStatus;
}

export interface StatefulSetSpec {
  replicas?: number;
  selector: LabelSelector;
  template: PodTemplateSpec;
  volumeClaimTemplates?: PersistentVolumeClaim[];
  /** The headless service that gives the pods their names. */
  serviceName?: string;
  podManagementPolicy?: "OrderedReady" | "Parallel";
  updateStrategy?: StatefulSetUpdateStrategy;
  revisionHistoryLimit?: number;
  minReadySeconds?: number;
  ordinals?: { start?: number };
}

export interface StatefulSetUpdateStrategy {
  type?: "RollingUpdate" | "OnDelete";
  rollingUpdate?: {
    /** Pods with a lower ordinal stay at the old revision. */
    partition?: number;
    maxUnavailable?: IntOrString;
  };
}

export interface StatefulSetStatus {
  observedGeneration?: number;
  replicas: number;
  readyReplicas?: number;
  currentReplicas?: number;
  updatedReplicas?: number;
  availableReplicas?: number;
  currentRevision?: string;
  updateRevision?: string;
  collisionCount?: number;
}

/** One pod on every node (that its template allows). */
export interface DaemonSet extends TypeMeta {
  metadata?: ObjectMeta;
  spec?: DaemonSetSpec;
  status?: DaemonSetStatus;
}

export interface DaemonSetSpec {
  selector: LabelSelector;
  template: PodTemplateSpec;
  minReadySeconds?: number;
  revisionHistoryLimit?: number;
}

export interface DaemonSetStatus {
  currentNumberScheduled: number;
  numberMisscheduled: number;
  desiredNumberScheduled: number;
  numberReady: number;
  observedGeneration?: number;
  updatedNumberScheduled?: number;
  numberAvailable?: number;
  numberUnavailable?: number;
}

/** A stored revision of a StatefulSet's or DaemonSet's template. */
export interface ControllerRevision extends TypeMeta {
  metadata?: ObjectMeta;
  data?: object;
  revision: number;
}

/** The sub-resource `scale`. */
export interface Scale extends TypeMeta {
  metadata?: ObjectMeta;
  spec?: { replicas?: number };
  status?: { replicas: number; selector?: string };
}
