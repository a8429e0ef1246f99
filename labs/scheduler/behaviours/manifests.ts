import type { Container, Node, Pod, PodSpec, Taint, TaintEffect, Toleration } from "@reconcile/api";

/** Short forms of manifests, so that a test shows what matters in it. */
interface NodeForm {
  readonly cpu?: string;
  readonly memory?: string;
  readonly pods?: string;
  readonly labels?: { [key: string]: string };
  readonly zone?: string;
  /** "dedicated=gpu:NoSchedule" */
  readonly taints?: readonly string[];
  /** Further resources, such as "nvidia.com/gpu". */
  readonly more?: { [name: string]: string };
}

export function node(name: string, { cpu = "4", memory = "16Gi", pods = "110", labels = {}, zone, taints = [], more = {} }: NodeForm = {}): Node {
  const resources = { cpu, memory, pods, ...more };
  return {
    metadata: { name, labels: { "kubernetes.io/hostname": name, ...(zone === undefined ? {} : { "topology.kubernetes.io/zone": zone }), ...labels } },
    spec: taints.length === 0 ? {} : { taints: taints.map(taint) },
    status: { capacity: resources, allocatable: resources },
  };
}

function taint(text: string): Taint {
  const [pair = "", effect = ""] = text.split(":");
  const [key = "", value] = pair.split("=");
  return { key, ...(value === undefined ? {} : { value }), effect: effect as TaintEffect };
}

interface PodForm {
  readonly cpu?: string;
  readonly memory?: string;
  readonly on?: string;
  readonly labels?: { [key: string]: string };
  readonly tolerations?: Toleration[];
  readonly more?: { [name: string]: string };
  readonly spec?: Partial<PodSpec>;
}

let pods = 0;

export function pod(name: string, { cpu, memory, on, labels = {}, tolerations, more = {}, spec = {} }: PodForm = {}): Pod {
  return {
    metadata: { name, namespace: "default", uid: `${name}-${++pods}`, labels },
    spec: {
      containers: [container(name, { ...(cpu === undefined ? {} : { cpu }), ...(memory === undefined ? {} : { memory }), ...more })],
      ...(on === undefined ? {} : { nodeName: on }),
      ...(tolerations === undefined ? {} : { tolerations }),
      ...spec,
    },
  };
}

export function container(name: string, requests: { [name: string]: string } = {}): Container {
  return { name, image: `${name}:1`, ...(Object.keys(requests).length === 0 ? {} : { resources: { requests } }) };
}

/** "app=web" as a label selector. */
export function selects(pair: string): { labelSelector: { matchLabels: { [key: string]: string } } } {
  const [key = "", value = ""] = pair.split("=");
  return { labelSelector: { matchLabels: { [key]: value } } };
}

export const zoneKey = "topology.kubernetes.io/zone";
export const hostKey = "kubernetes.io/hostname";
