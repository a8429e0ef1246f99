// core/v1: volumes of a pod. Of the many sources only those that a lesson or a scheduler's rule speaks of.
import type { ObjectMeta } from "./meta";
import type { PersistentVolumeClaimSpec } from "./storage";

/** A volume of a pod: a name that containers mount, and one source. */
export interface Volume {
  name: string;
  emptyDir?: EmptyDirVolumeSource;
  hostPath?: HostPathVolumeSource;
  configMap?: ConfigMapVolumeSource;
  secret?: SecretVolumeSource;
  persistentVolumeClaim?: PersistentVolumeClaimVolumeSource;
  ephemeral?: EphemeralVolumeSource;
  csi?: CSIVolumeSource;
  nfs?: NFSVolumeSource;
  awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  azureDisk?: AzureDiskVolumeSource;
  iscsi?: ISCSIVolumeSource;
  rbd?: RBDVolumeSource;
}

/** Empty at the pod's start, gone at its end. */
export interface EmptyDirVolumeSource {
  /** `"Memory"` is a tmpfs. */
  medium?: string;
  sizeLimit?: string;
}

export interface HostPathVolumeSource {
  path: string;
  type?: string;
}

export interface ConfigMapVolumeSource {
  name?: string;
  items?: KeyToPath[];
  defaultMode?: number;
  optional?: boolean;
}

export interface SecretVolumeSource {
  secretName?: string;
  items?: KeyToPath[];
  defaultMode?: number;
  optional?: boolean;
}

export interface KeyToPath {
  key: string;
  path: string;
  mode?: number;
}

export interface PersistentVolumeClaimVolumeSource {
  /** In the pod's own namespace. */
  claimName: string;
  readOnly?: boolean;
}

/** A claim that is made for the pod, called `<pod>-<volume>`, and goes with it. */
export interface EphemeralVolumeSource {
  volumeClaimTemplate?: PersistentVolumeClaimTemplate;
}

export interface PersistentVolumeClaimTemplate {
  metadata?: ObjectMeta;
  spec: PersistentVolumeClaimSpec;
}

export interface CSIVolumeSource {
  driver: string;
  readOnly?: boolean;
  fsType?: string;
  volumeAttributes?: { [key: string]: string };
}

export interface NFSVolumeSource {
  server: string;
  path: string;
  readOnly?: boolean;
}

export interface AWSElasticBlockStoreVolumeSource {
  volumeID: string;
  fsType?: string;
  partition?: number;
  readOnly?: boolean;
}

export interface GCEPersistentDiskVolumeSource {
  pdName: string;
  fsType?: string;
  partition?: number;
  readOnly?: boolean;
}

export interface AzureDiskVolumeSource {
  diskName: string;
  diskURI: string;
  cachingMode?: string;
  fsType?: string;
  kind?: string;
  readOnly?: boolean;
}

export interface ISCSIVolumeSource {
  targetPortal: string;
  iqn: string;
  lun: number;
  portals?: string[];
  fsType?: string;
  readOnly?: boolean;
  iscsiInterface?: string;
  initiatorName?: string;
}

export interface RBDVolumeSource {
  monitors: string[];
  image: string;
  pool?: string;
  user?: string;
  keyring?: string;
  fsType?: string;
  readOnly?: boolean;
}
