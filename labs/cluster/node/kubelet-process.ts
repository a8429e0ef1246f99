import { isAlreadyExists, isConflict, isNotFound, type AsyncComponent, type Capabilities, type Json, type Node, type Pod, type SharedIndexInformer } from "@reconcile/api";
import { ClusterClient, selecting } from "../client";
import { timestamp } from "../apiserver/identity";
import type { ClientParts } from "../parts";

export interface KubeletOptions {
  /** The node that it registers, and keeps. */
  readonly node: Node;
  /** How long a pod takes from the moment in which it is seen until it runs and is ready, in ms. */
  readonly startDelay?: number;
  /** How long a container takes to end when it is asked to, in ms. */
  readonly stopDelay?: number;
}

/**
 * A node: registers itself, starts what is bound to it, says so, and ends what is to be deleted. No containers; what a real kubelet does to them takes time here and
 * nothing else.
 */
export class KubeletProcess implements AsyncComponent {
  readonly #capabilities: Capabilities;
  readonly #client: ClusterClient;
  readonly #options: Required<KubeletOptions>;
  readonly #pods: SharedIndexInformer<Pod>;
  readonly #name: string;
  /** Pods that are being started or ended, by uid: each by one worker at a time. */
  readonly #busy = new Set<string>();

  constructor(capabilities: Capabilities, parts: ClientParts, options: KubeletOptions) {
    this.#capabilities = capabilities;
    this.#options = { startDelay: 500, stopDelay: 200, ...options };
    this.#name = options.node.metadata?.name ?? "";
    this.#client = new ClusterClient(capabilities, { commonName: `system:node:${this.#name}`, organizations: ["system:nodes"] });
    const { clock, random, log } = capabilities;
    this.#pods = parts.informer({ listerWatcher: selecting(this.#client.pods(""), { fieldSelector: `spec.nodeName=${this.#name}` }), clock, random, log });
    this.#pods.addEventHandler({
      onAdd: (pod) => this.#sync(pod),
      onUpdate: (_old, pod) => this.#sync(pod),
      onDelete: () => {},
    });
  }

  async start(): Promise<void> {
    await this.#register();
    await this.#pods.run();
  }

  onMessage(from: string, message: Json): void {
    this.#client.onMessage(from, message);
  }

  show(): Json {
    const running = this.#pods.getIndexer().list().filter(({ status }) => status?.phase === "Running").length;
    return { running, busy: this.#busy.size };
  }

  async #register(): Promise<void> {
    for (;;) {
      try {
        await this.#client.nodes().create(this.#options.node);
        return;
      } catch (error) {
        // It has been here before.
        if (isAlreadyExists(error)) return;
        await this.#capabilities.clock.sleep(500);
      }
    }
  }

  #sync(pod: Pod): void {
    const uid = pod.metadata?.uid ?? "";
    const ending = pod.metadata?.deletionTimestamp !== undefined;
    if (this.#busy.has(uid) || (!ending && pod.status?.phase === "Running")) return;
    this.#busy.add(uid);
    void (ending ? this.#end(pod) : this.#run(pod)).finally(() => {
      this.#busy.delete(uid);
      // What came in the meantime: a deletion of a pod that was still starting.
      const now = this.#pods.getIndexer().get(pod);
      if (now !== undefined && now.metadata?.uid === uid && now.metadata.deletionTimestamp !== undefined && !ending) this.#sync(now);
    });
  }

  async #run(pod: Pod): Promise<void> {
    const { clock } = this.#capabilities;
    await clock.sleep(this.#options.startDelay);
    await this.#persist(() => {
      const now = timestamp(clock.now());
      const latest = this.#pods.getIndexer().get(pod) ?? pod;
      const conditions = (latest.status?.conditions ?? []).filter(({ type }) => type !== "Ready" && type !== "ContainersReady");
      return this.#client.pods(pod.metadata?.namespace ?? "").patch(pod.metadata?.name ?? "", "application/merge-patch+json", {
        metadata: { uid: pod.metadata?.uid },
        status: {
          phase: "Running", startTime: now,
          conditions: [...conditions, ...["ContainersReady", "Ready"].map((type) => ({ type, status: "True", lastTransitionTime: now }))],
        },
      }, {}, "status");
    });
  }

  async #end(pod: Pod): Promise<void> {
    await this.#capabilities.clock.sleep(this.#options.stopDelay);
    await this.#persist(() => this.#client.pods(pod.metadata?.namespace ?? "").delete(pod.metadata?.name ?? "", { gracePeriodSeconds: 0, preconditions: { uid: pod.metadata?.uid ?? "" } }));
  }

  /** Until it has been done, or the pod is gone or another one. */
  async #persist(action: () => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        await action();
        return;
      } catch (error) {
        if (isNotFound(error) || (isConflict(error) && (error as Error).message.includes("UID"))) return;
        await this.#capabilities.clock.sleep(500);
      }
    }
  }
}
