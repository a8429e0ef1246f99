// core/v1: nodes.
import type { Taint } from "./affinity";
import type { ObjectMeta, ResourceList, TypeMeta } from "./meta";

/** A machine that runs pods. */
export interface Node extends TypeMeta {
  metadata?: ObjectMeta;
  spec?: NodeSpec;
  status?: NodeStatus;
}

export interface NodeSpec {
  taints?: Taint[];
  /** Cordoned: no new pods. */
  unschedulable?: boolean;
  podCIDR?: string;
  podCIDRs?: string[];
  providerID?: string;
}

export interface NodeStatus {
  /** All there is. */
  capacity?: ResourceList;
  /** What pods may request: the capacity less what the system keeps. */
  allocatable?: ResourceList;
  conditions?: NodeCondition[];
  addresses?: NodeAddress[];
  images?: ContainerImage[];
  volumesAttached?: AttachedVolume[];
  volumesInUse?: string[];
  nodeInfo?: NodeSystemInfo;
  phase?: string;
}

/** `Ready`, `MemoryPressure`, `DiskPressure`, `PIDPressure`, `NetworkUnavailable`. */
export interface NodeCondition {
  type: string;
  status: "True" | "False" | "Unknown";
  lastHeartbeatTime?: string;
  lastTransitionTime?: string;
  reason?: string;
  message?: string;
}

export interface NodeAddress {
  /** `Hostname`, `InternalIP`, `ExternalIP`, `InternalDNS`, `ExternalDNS`. */
  type: string;
  address: string;
}

/** An image that the node has. */
export interface ContainerImage {
  /** All names of one image, with tag or digest. */
  names?: string[];
  sizeBytes?: number;
}

export interface AttachedVolume {
  name: string;
  devicePath: string;
}

export interface NodeSystemInfo {
  machineID: string;
  systemUUID: string;
  bootID: string;
  kernelVersion: string;
  osImage: string;
  containerRuntimeVersion: string;
  kubeletVersion: string;
  kubeProxyVersion: string;
  operatingSystem: string;
  architecture: string;
}
