// core/v1 PersistentVolume and PersistentVolumeClaim; storage/v1.
import type { NodeSelector } from "./affinity";
import type { ObjectReference } from "./core";
import type { LabelSelector, ObjectMeta, ResourceList, TypeMeta } from "./meta";
import type { AWSElasticBlockStoreVolumeSource, AzureDiskVolumeSource, GCEPersistentDiskVolumeSource, HostPathVolumeSource, NFSVolumeSource } from "./volume";

/** How a volume may be mounted: by one node, by many for reading, by many, by one pod. */
export type PersistentVolumeAccessMode = "ReadWriteOnce" | "ReadOnlyMany" | "ReadWriteMany" | "ReadWriteOncePod";

/** A piece of storage in the cluster. */
export interface PersistentVolume extends TypeMeta {
  metadata?: ObjectMeta;
  spec?: PersistentVolumeSpec;
  status?: PersistentVolumeStatus;
}

export interface PersistentVolumeSpec {
  capacity?: ResourceList;
  accessModes?: PersistentVolumeAccessMode[];
  /** The claim that it is bound to. */
  claimRef?: ObjectReference;
  persistentVolumeReclaimPolicy?: "Retain" | "Recycle" | "Delete";
  storageClassName?: string;
  volumeMode?: "Filesystem" | "Block";
  mountOptions?: string[];
  /** The nodes from which it can be reached. */
  nodeAffinity?: VolumeNodeAffinity;
  csi?: CSIPersistentVolumeSource;
  local?: { path: string; fsType?: string };
  hostPath?: HostPathVolumeSource;
  nfs?: NFSVolumeSource;
  awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  azureDisk?: AzureDiskVolumeSource;
}

export interface VolumeNodeAffinity {
  required?: NodeSelector;
}

export interface CSIPersistentVolumeSource {
  driver: string;
  /** The driver's own name of the volume. */
  volumeHandle: string;
  readOnly?: boolean;
  fsType?: string;
  volumeAttributes?: { [key: string]: string };
}

export interface PersistentVolumeStatus {
  phase?: "Pending" | "Available" | "Bound" | "Released" | "Failed";
  message?: string;
  reason?: string;
  lastPhaseTransitionTime?: string;
}

/** A wish for storage. */
export interface PersistentVolumeClaim extends TypeMeta {
  metadata?: ObjectMeta;
  spec?: PersistentVolumeClaimSpec;
  status?: PersistentVolumeClaimStatus;
}

export interface PersistentVolumeClaimSpec {
  accessModes?: PersistentVolumeAccessMode[];
  resources?: VolumeResourceRequirements;
  selector?: LabelSelector;
  /** Absent: the default class. `""`: no dynamic provisioning. */
  storageClassName?: string;
  volumeMode?: "Filesystem" | "Block";
  /** The volume that it is bound to. */
  volumeName?: string;
}

export interface VolumeResourceRequirements {
  requests?: ResourceList;
  limits?: ResourceList;
}

export interface PersistentVolumeClaimStatus {
  phase?: "Pending" | "Bound" | "Lost";
  accessModes?: PersistentVolumeAccessMode[];
  capacity?: ResourceList;
  conditions?: PersistentVolumeClaimCondition[];
}

export interface PersistentVolumeClaimCondition {
  type: string;
  status: "True" | "False" | "Unknown";
  lastProbeTime?: string;
  lastTransitionTime?: string;
  reason?: string;
  message?: string;
}

/** How volumes are made. */
export interface StorageClass extends TypeMeta {
  metadata?: ObjectMeta;
  provisioner: string;
  parameters?: { [key: string]: string };
  reclaimPolicy?: "Retain" | "Delete";
  allowVolumeExpansion?: boolean;
  mountOptions?: string[];
  /** `WaitForFirstConsumer`: not before a pod that uses the claim is scheduled. */
  volumeBindingMode?: "Immediate" | "WaitForFirstConsumer";
  allowedTopologies?: TopologySelectorTerm[];
}

export interface TopologySelectorTerm {
  matchLabelExpressions?: { key: string; values: string[] }[];
}

/** Which CSI drivers a node has. */
export interface CSINode extends TypeMeta {
  metadata?: ObjectMeta;
  spec: CSINodeSpec;
}

export interface CSINodeSpec {
  drivers: CSINodeDriver[];
}

export interface CSINodeDriver {
  name: string;
  nodeID: string;
  topologyKeys?: string[];
  /** How many of the driver's volumes the node can have; no bound if absent. */
  allocatable?: { count?: number };
}

/** The wish to have a volume attached to a node. */
export interface VolumeAttachment extends TypeMeta {
  metadata?: ObjectMeta;
  spec: VolumeAttachmentSpec;
  status?: VolumeAttachmentStatus;
}

export interface VolumeAttachmentSpec {
  attacher: string;
  nodeName: string;
  source: { persistentVolumeName?: string; inlineVolumeSpec?: PersistentVolumeSpec };
}

export interface VolumeAttachmentStatus {
  attached: boolean;
  attachmentMetadata?: { [key: string]: string };
  attachError?: VolumeError;
  detachError?: VolumeError;
}

export interface VolumeError {
  time?: string;
  message?: string;
  errorCode?: number;
}
