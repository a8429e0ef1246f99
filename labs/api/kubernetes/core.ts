// core/v1: what is left of it: references, namespaces, configuration, events, accounts, quotas.
import type { ObjectMeta, ResourceList, TypeMeta } from "./meta";

/** Points at an object. */
export interface ObjectReference {
  apiVersion?: string;
  kind?: string;
  namespace?: string;
  name?: string;
  uid?: string;
  resourceVersion?: string;
  fieldPath?: string;
}

/** Points at an object of the same namespace. */
export interface LocalObjectReference {
  name?: string;
}

export interface Namespace extends TypeMeta {
  metadata?: ObjectMeta;
  spec?: NamespaceSpec;
  status?: NamespaceStatus;
}

export interface NamespaceSpec {
  /** `kubernetes` stays until everything in the namespace is deleted. */
  finalizers?: string[];
}

export interface NamespaceStatus {
  phase?: "Active" | "Terminating";
  conditions?: NamespaceCondition[];
}

export interface NamespaceCondition {
  type: string;
  status: "True" | "False" | "Unknown";
  lastTransitionTime?: string;
  reason?: string;
  message?: string;
}

export interface ConfigMap extends TypeMeta {
  metadata?: ObjectMeta;
  data?: { [key: string]: string };
  binaryData?: { [key: string]: string };
  immutable?: boolean;
}

export interface Secret extends TypeMeta {
  metadata?: ObjectMeta;
  /** Values in base64. */
  data?: { [key: string]: string };
  /** Values as they are; only ever written. */
  stringData?: { [key: string]: string };
  type?: string;
  immutable?: boolean;
}

export interface ServiceAccount extends TypeMeta {
  metadata?: ObjectMeta;
  secrets?: ObjectReference[];
  imagePullSecrets?: LocalObjectReference[];
  automountServiceAccountToken?: boolean;
}

/** Something that happened, told to people. The core/v1 Event, which `kubectl describe` shows. */
export interface Event extends TypeMeta {
  metadata: ObjectMeta;
  involvedObject: ObjectReference;
  /** A CamelCase word: `FailedScheduling`. */
  reason?: string;
  message?: string;
  type?: string;
  source?: EventSource;
  firstTimestamp?: string;
  lastTimestamp?: string;
  /** How often it happened. */
  count?: number;
  eventTime?: string;
  series?: EventSeries;
  action?: string;
  related?: ObjectReference;
  reportingComponent?: string;
  reportingInstance?: string;
}

export interface EventSource {
  component?: string;
  host?: string;
}

export interface EventSeries {
  count?: number;
  lastObservedTime?: string;
}

/** How much a namespace may use in all. */
export interface ResourceQuota extends TypeMeta {
  metadata?: ObjectMeta;
  spec?: ResourceQuotaSpec;
  status?: ResourceQuotaStatus;
}

export interface ResourceQuotaSpec {
  hard?: ResourceList;
  scopes?: string[];
}

export interface ResourceQuotaStatus {
  hard?: ResourceList;
  used?: ResourceList;
}

/** Bounds and defaults for what single containers, pods or claims of a namespace request. */
export interface LimitRange extends TypeMeta {
  metadata?: ObjectMeta;
  spec?: LimitRangeSpec;
}

export interface LimitRangeSpec {
  limits: LimitRangeItem[];
}

export interface LimitRangeItem {
  /** `Container`, `Pod` or `PersistentVolumeClaim`. */
  type: string;
  max?: ResourceList;
  min?: ResourceList;
  /** Limits of a container that has none. */
  default?: ResourceList;
  /** Requests of a container that has none. */
  defaultRequest?: ResourceList;
  maxLimitRequestRatio?: ResourceList;
}
