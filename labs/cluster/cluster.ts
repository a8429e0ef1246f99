import type { Capabilities, Json, Node, Pod } from "@reconcile/api";
import type { Component, ProcessHandle, Simulation } from "@/lib/sim";
import { ApiServerProcess } from "./apiserver/api-server-process";
import { ClusterClient } from "./client";
import { ControllerManagerProcess } from "./controllers/controller-manager-process";
import { EtcdProcess } from "./etcd/etcd-process";
import { KubeletProcess, type KubeletOptions } from "./node/kubelet-process";
import { referenceParts, type ClusterParts } from "./parts";

export interface ClusterOptions {
  /** Parts to put in the place of the references. */
  readonly parts?: Partial<ClusterParts>;
  readonly nodes: readonly Node[];
  readonly kubelet?: Omit<KubeletOptions, "node">;
}

/** What the composition root needs of a component, whatever it is: that it can be shown. */
type Shown = Json;

/**
 * A control plane on the simulation kernel, one process a component: `etcd`, `apiserver`, `controller-manager`, `scheduler`, one for each node, and `user`, through which
 * a test or a figure speaks. Every part can be replaced.
 */
export class Cluster {
  readonly sim: Simulation;
  readonly parts: ClusterParts;
  /** The user's way to the API server. */
  readonly client: ClusterClient;

  constructor(sim: Simulation, { parts, nodes, kubelet = {} }: ClusterOptions) {
    this.sim = sim;
    this.parts = { ...referenceParts, ...parts };
    this.#spawn("etcd", (cap) => new EtcdProcess(cap, this.parts.etcd), (etcd) => etcd.show());
    this.#spawn("apiserver", (cap) => new ApiServerProcess(cap, this.parts), (server) => ({ ...server.served }));
    this.#spawn("controller-manager", (cap) => new ControllerManagerProcess(cap, this.parts), (manager) => manager.show());
    this.#spawn("scheduler", (cap) => this.parts.scheduler(cap, this.parts), (scheduler) => scheduler.show());
    for (const node of nodes) this.#spawn(node.metadata?.name ?? "", (cap) => new KubeletProcess(cap, this.parts, { ...kubelet, node }), (one) => one.show());
    this.client = sim.spawn("user", (cap) => new User(cap)).component!.client;
  }

  process(name: string): ProcessHandle<unknown> {
    return this.sim.process(name);
  }

  #spawn<C extends Component>(name: string, factory: (cap: Capabilities) => C, show?: (component: C) => Shown): void {
    this.sim.spawn<C>(name, factory, show === undefined ? {} : { observe: show as (component: Awaited<C>) => Json });
  }
}

/** Somebody with a client. */
class User {
  readonly client: ClusterClient;

  constructor(capabilities: Capabilities) {
    this.client = new ClusterClient(capabilities, { commonName: "kubernetes-admin", organizations: ["system:masters"] });
  }

  start(): void {}

  onMessage(from: string, message: Json): void {
    this.client.onMessage(from, message);
  }
}

/** A node as kubelets register them. */
export function newNode(name: string, { cpu = "4", memory = "16Gi", pods = "110", labels = {} }: { cpu?: string; memory?: string; pods?: string; labels?: Record<string, string> } = {}): Node {
  const amounts = { cpu, memory, pods };
  return { metadata: { name, labels: { "kubernetes.io/hostname": name, ...labels } }, spec: {}, status: { capacity: amounts, allocatable: amounts, conditions: [{ type: "Ready", status: "True" }] } };
}

/** Pods by phase, and how many have a node. */
export function summaryOf(pods: readonly Pod[]): { total: number; bound: number; running: number } {
  return {
    total: pods.length,
    bound: pods.filter(({ spec }) => spec?.nodeName).length,
    running: pods.filter(({ status }) => status?.phase === "Running").length,
  };
}
