// core/v1: pods.
import type { Affinity, Toleration, TopologySpreadConstraint } from "./affinity";
import type { Container, ContainerStatus, ResourceRequirements } from "./container";
import type { ObjectMeta, ResourceList, TypeMeta } from "./meta";
import type { ObjectReference } from "./core";
import type { Volume } from "./volume";

/** Containers that live and die together on one node. */
export interface Pod extends TypeMeta {
  metadata?: ObjectMeta;
  spec?: PodSpec;
  status?: PodStatus;
}

/** What a pod is to be. Most of it cannot be changed later. */
export interface PodSpec {
  containers: Container[];
  /** Run one after another before the containers start; those with `restartPolicy: "Always"` run on (sidecars). */
  initContainers?: Container[];
  volumes?: Volume[];
  /** `Always` if absent. */
  restartPolicy?: "Always" | "OnFailure" | "Never";
  /** How long its containers may take to end; 30 if absent. */
  terminationGracePeriodSeconds?: number;
  activeDeadlineSeconds?: number;

  /** Set by the scheduler (through a Binding) or by whoever does without one. */
  nodeName?: string;
  nodeSelector?: { [key: string]: string };
  affinity?: Affinity;
  tolerations?: Toleration[];
  topologySpreadConstraints?: TopologySpreadConstraint[];
  /** `default-scheduler` if absent. */
  schedulerName?: string;
  /** The pod is not looked at by the scheduler until this is empty. */
  schedulingGates?: PodSchedulingGate[];
  /** From the priority class; a higher one is scheduled first, and may preempt. */
  priority?: number;
  priorityClassName?: string;
  preemptionPolicy?: "PreemptLowerPriority" | "Never";
  /** What the runtime class adds to what the containers request. */
  overhead?: ResourceList;
  /** For the pod as a whole (since 1.32, beta 1.34). */
  resources?: ResourceRequirements;
  runtimeClassName?: string;
  readinessGates?: PodReadinessGate[];

  serviceAccountName?: string;
  serviceAccount?: string;
  automountServiceAccountToken?: boolean;
  imagePullSecrets?: { name?: string }[];
  hostNetwork?: boolean;
  hostPID?: boolean;
  hostIPC?: boolean;
  shareProcessNamespace?: boolean;
  hostname?: string;
  subdomain?: string;
  dnsPolicy?: "ClusterFirst" | "ClusterFirstWithHostNet" | "Default" | "None";
  enableServiceLinks?: boolean;
  os?: { name: string };
}

export interface PodSchedulingGate {
  name: string;
}

/** The pod is not ready before its condition of this type is true. */
export interface PodReadinessGate {
  conditionType: string;
}

/** What is known of a pod; written by its kubelet, the scheduler and a few controllers. */
export interface PodStatus {
  phase?: PodPhase;
  conditions?: PodCondition[];
  /** A CamelCase word, such as `Evicted`. */
  reason?: string;
  message?: string;
  /** Where the scheduler has made room by preemption. The pod may still land elsewhere. */
  nominatedNodeName?: string;
  hostIP?: string;
  hostIPs?: { ip: string }[];
  podIP?: string;
  podIPs?: { ip: string }[];
  /** When the kubelet took notice of the pod. */
  startTime?: string;
  initContainerStatuses?: ContainerStatus[];
  containerStatuses?: ContainerStatus[];
  ephemeralContainerStatuses?: ContainerStatus[];
  qosClass?: "Guaranteed" | "Burstable" | "BestEffort";
  resources?: ResourceRequirements;
  allocatedResources?: ResourceList;
  observedGeneration?: number;
}

export type PodPhase = "Pending" | "Running" | "Succeeded" | "Failed" | "Unknown";

/** `PodScheduled`, `Initialized`, `ContainersReady`, `Ready`, `DisruptionTarget`, … */
export interface PodCondition {
  type: string;
  status: "True" | "False" | "Unknown";
  reason?: string;
  message?: string;
  lastProbeTime?: string;
  lastTransitionTime?: string;
  observedGeneration?: number;
}

/** What a controller makes pods from. */
export interface PodTemplateSpec {
  metadata?: ObjectMeta;
  spec?: PodSpec;
}

/** Assigns the pod that `metadata` names to the node that `target` names (POST …/pods/NAME/binding). */
export interface Binding extends TypeMeta {
  metadata?: ObjectMeta;
  target: ObjectReference;
}
