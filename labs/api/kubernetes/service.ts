// core/v1 Service and Endpoints, discovery/v1 EndpointSlice.
import type { Protocol } from "./container";
import type { ObjectReference } from "./core";
import type { Condition, IntOrString, ObjectMeta, TypeMeta } from "./meta";

/** A stable address for changing pods. */
export interface Service extends TypeMeta {
  metadata?: ObjectMeta;
  spec?: ServiceSpec;
  status?: ServiceStatus;
}

export interface ServiceSpec {
  /** `ClusterIP` if absent. */
  type?: "ClusterIP" | "NodePort" | "LoadBalancer" | "ExternalName";
  /** The pods behind it. Without one its endpoints are somebody else's work. */
  selector?: { [key: string]: string };
  ports?: ServicePort[];
  /** `"None"` makes it headless. */
  clusterIP?: string;
  clusterIPs?: string[];
  ipFamilies?: string[];
  ipFamilyPolicy?: string;
  externalIPs?: string[];
  externalName?: string;
  loadBalancerIP?: string;
  loadBalancerClass?: string;
  loadBalancerSourceRanges?: string[];
  /** `ClientIP`: the same client reaches the same pod. */
  sessionAffinity?: "None" | "ClientIP";
  sessionAffinityConfig?: SessionAffinityConfig;
  /** `Local`: only endpoints on the node that the traffic arrived at; keeps the client's address. */
  externalTrafficPolicy?: "Cluster" | "Local";
  internalTrafficPolicy?: "Cluster" | "Local";
  healthCheckNodePort?: number;
  allocateLoadBalancerNodePorts?: boolean;
  publishNotReadyAddresses?: boolean;
  trafficDistribution?: string;
}

export interface ServicePort {
  name?: string;
  /** `TCP` if absent. */
  protocol?: Protocol;
  port: number;
  /** A port of the pods, by number or by name; `port` if absent. */
  targetPort?: IntOrString;
  nodePort?: number;
  appProtocol?: string;
}

export interface SessionAffinityConfig {
  clientIP?: {
    /** 10800 (three hours) if absent. */
    timeoutSeconds?: number;
  };
}

export interface ServiceStatus {
  loadBalancer?: LoadBalancerStatus;
  conditions?: Condition[];
}

export interface LoadBalancerStatus {
  ingress?: LoadBalancerIngress[];
}

export interface LoadBalancerIngress {
  ip?: string;
  hostname?: string;
  ipMode?: string;
}

/** All endpoints of a service in one object, up to a thousand of them. EndpointSlices have taken its place. */
export interface Endpoints extends TypeMeta {
  metadata?: ObjectMeta;
  subsets?: EndpointSubset[];
}

export interface EndpointSubset {
  addresses?: EndpointAddress[];
  notReadyAddresses?: EndpointAddress[];
  ports?: EndpointPort[];
}

export interface EndpointAddress {
  ip: string;
  hostname?: string;
  nodeName?: string;
  targetRef?: ObjectReference;
}

/** A port in `Endpoints`. */
export interface EndpointPort {
  name?: string;
  port: number;
  protocol?: Protocol;
  appProtocol?: string;
}

/** Some endpoints of a service; the label `kubernetes.io/service-name` says of which. */
export interface EndpointSlice extends TypeMeta {
  metadata?: ObjectMeta;
  addressType: "IPv4" | "IPv6" | "FQDN";
  endpoints: Endpoint[];
  ports?: EndpointSlicePort[];
}

export interface Endpoint {
  /** Of the same endpoint; kube-proxy uses the first. */
  addresses: string[];
  conditions?: EndpointConditions;
  hostname?: string;
  nodeName?: string;
  zone?: string;
  targetRef?: ObjectReference;
  hints?: EndpointHints;
}

export interface EndpointConditions {
  /** May get traffic: serving and not terminating. Absent means ready. */
  ready?: boolean;
  /** Its readiness probe succeeds, terminating or not. Absent means what `ready` says. */
  serving?: boolean;
  /** Its pod is being deleted. */
  terminating?: boolean;
}

export interface EndpointHints {
  forZones?: { name: string }[];
  forNodes?: { name: string }[];
}

/** A port in `EndpointSlice`: discovery/v1 calls it EndpointPort too. */
export interface EndpointSlicePort {
  name?: string;
  port?: number;
  protocol?: Protocol;
  appProtocol?: string;
}
