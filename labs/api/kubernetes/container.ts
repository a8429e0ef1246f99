// core/v1: containers, their probes and their states.
import type { IntOrString, ResourceList } from "./meta";

/** One container of a pod. */
export interface Container {
  name: string;
  image?: string;
  /** `Always` for the tag `latest`, `IfNotPresent` for any other, if absent. */
  imagePullPolicy?: "Always" | "Never" | "IfNotPresent";
  /** Takes the place of the image's entry point. */
  command?: string[];
  args?: string[];
  workingDir?: string;
  ports?: ContainerPort[];
  env?: EnvVar[];
  envFrom?: EnvFromSource[];
  resources?: ResourceRequirements;
  resizePolicy?: ContainerResizePolicy[];
  /** Of an init container: `Always` makes it a sidecar, which runs on beside the containers. */
  restartPolicy?: "Always" | "OnFailure" | "Never";
  volumeMounts?: VolumeMount[];
  volumeDevices?: VolumeDevice[];
  /** Restarts the container when it fails. */
  livenessProbe?: Probe;
  /** Takes the pod out of its services while it fails. */
  readinessProbe?: Probe;
  /** Until it has succeeded once the other probes do not run. */
  startupProbe?: Probe;
  lifecycle?: Lifecycle;
  securityContext?: SecurityContext;
  terminationMessagePath?: string;
  terminationMessagePolicy?: "File" | "FallbackToLogsOnError";
  stdin?: boolean;
  stdinOnce?: boolean;
  tty?: boolean;
}

/** A port that a container listens on. */
export interface ContainerPort {
  name?: string;
  containerPort: number;
  /** The same port on the node: one pod a node and address can have it. */
  hostPort?: number;
  hostIP?: string;
  /** `TCP` if absent. */
  protocol?: Protocol;
}

export type Protocol = "TCP" | "UDP" | "SCTP";

/** An environment variable. */
export interface EnvVar {
  name: string;
  value?: string;
  valueFrom?: EnvVarSource;
}

export interface EnvVarSource {
  fieldRef?: { apiVersion?: string; fieldPath: string };
  resourceFieldRef?: { containerName?: string; resource: string; divisor?: string };
  configMapKeyRef?: KeySelector;
  secretKeyRef?: KeySelector;
}

/** A key of a ConfigMap or Secret. */
export interface KeySelector {
  name?: string;
  key: string;
  optional?: boolean;
}

export interface EnvFromSource {
  prefix?: string;
  configMapRef?: { name?: string; optional?: boolean };
  secretRef?: { name?: string; optional?: boolean };
}

/** What a container is promised (requests) and may use at most (limits). */
export interface ResourceRequirements {
  requests?: ResourceList;
  limits?: ResourceList;
  claims?: { name: string; request?: string }[];
}

/** Whether a resize of a running container's resource restarts it. */
export interface ContainerResizePolicy {
  resourceName: string;
  restartPolicy: string;
}

export interface VolumeMount {
  /** Of one of the pod's volumes. */
  name: string;
  mountPath: string;
  readOnly?: boolean;
  subPath?: string;
  subPathExpr?: string;
  mountPropagation?: "None" | "HostToContainer" | "Bidirectional";
}

export interface VolumeDevice {
  name: string;
  devicePath: string;
}

/** A question that the kubelet keeps asking a container. One of `exec`, `httpGet`, `tcpSocket` and `grpc` is set. */
export interface Probe extends ProbeHandler {
  initialDelaySeconds?: number;
  /** 1 if absent. */
  timeoutSeconds?: number;
  /** 10 if absent. */
  periodSeconds?: number;
  /** So many successes in a row after a failure count as success; 1 if absent. */
  successThreshold?: number;
  /** So many failures in a row count as failure; 3 if absent. */
  failureThreshold?: number;
  /** Takes the place of the pod's own when this probe kills the container. */
  terminationGracePeriodSeconds?: number;
}

export interface ProbeHandler {
  exec?: ExecAction;
  httpGet?: HTTPGetAction;
  tcpSocket?: TCPSocketAction;
  grpc?: { port: number; service?: string };
}

export interface ExecAction {
  command?: string[];
}

export interface HTTPGetAction {
  path?: string;
  port: IntOrString;
  host?: string;
  scheme?: "HTTP" | "HTTPS";
  httpHeaders?: { name: string; value: string }[];
}

export interface TCPSocketAction {
  port: IntOrString;
  host?: string;
}

/** What is run right after a container's start and right before its stop. */
export interface Lifecycle {
  postStart?: LifecycleHandler;
  /** Counts against the grace period. */
  preStop?: LifecycleHandler;
  stopSignal?: string;
}

export interface LifecycleHandler {
  exec?: ExecAction;
  httpGet?: HTTPGetAction;
  tcpSocket?: TCPSocketAction;
  sleep?: { seconds: number };
}

export interface SecurityContext {
  privileged?: boolean;
  allowPrivilegeEscalation?: boolean;
  readOnlyRootFilesystem?: boolean;
  runAsNonRoot?: boolean;
  runAsUser?: number;
  runAsGroup?: number;
  capabilities?: { add?: string[]; drop?: string[] };
}

/** What became of a container. */
export interface ContainerStatus {
  name: string;
  state?: ContainerState;
  /** The state before the latest restart. */
  lastState?: ContainerState;
  /** Its readiness probe succeeds (or it has none and runs). */
  ready: boolean;
  /** Its startup probe has succeeded. */
  started?: boolean;
  restartCount: number;
  image: string;
  imageID: string;
  /** `containerd://…`. */
  containerID?: string;
  /** What is really in force; behind the spec while a resize goes on. */
  resources?: ResourceRequirements;
  allocatedResources?: ResourceList;
}

/** One of the three; none means waiting. */
export interface ContainerState {
  waiting?: ContainerStateWaiting;
  running?: ContainerStateRunning;
  terminated?: ContainerStateTerminated;
}

export interface ContainerStateWaiting {
  /** `ContainerCreating`, `CrashLoopBackOff`, `ImagePullBackOff`, `ErrImagePull`, … */
  reason?: string;
  message?: string;
}

export interface ContainerStateRunning {
  startedAt?: string;
}

export interface ContainerStateTerminated {
  /** 128 + n if signal n ended it: 137 is SIGKILL. */
  exitCode: number;
  signal?: number;
  /** `Completed`, `Error`, `OOMKilled`, … */
  reason?: string;
  message?: string;
  startedAt?: string;
  finishedAt?: string;
  containerID?: string;
}
