import { MapCycleState } from "@/labs/scheduler/framework/cycle_state";
import { ParsedPodInfo } from "@/labs/scheduler/framework/pod_info";
import { FilterAndScoreRunner } from "@/labs/scheduler/framework/runner";
import { Snapshot } from "@/labs/scheduler/framework/snapshot";
import { defaultProfile } from "@/labs/scheduler/solution/profile";
import { runScorePlugins } from "@/labs/scheduler/solution/run_score";
import { ScheduleAlgorithm } from "@/labs/scheduler/solution/schedule_one";
import { metaNamespaceKeyFunc, type Capabilities, type Json, type Pod, type SharedIndexInformer } from "@reconcile/api";
import { ClusterClient } from "../client";
import { Controller, InformerFactory } from "../controllers/controller";
import type { ClientParts } from "../parts";
import { noListers } from "./listers";

/** kube-scheduler as a process: informers, a queue of pods, the algorithm, and bindings. */
export class SchedulerProcess {
  readonly #client: ClusterClient;
  readonly #informers: InformerFactory;
  readonly #scheduler: PodScheduler;

  constructor(capabilities: Capabilities, parts: ClientParts) {
    this.#client = new ClusterClient(capabilities, { commonName: "system:kube-scheduler", organizations: [] });
    this.#informers = new InformerFactory(capabilities, parts);
    this.#scheduler = new PodScheduler(capabilities, parts, this.#informers, this.#client);
  }

  async start(): Promise<void> {
    await Promise.all([this.#informers.run(), this.#scheduler.run(1)]);
  }

  onMessage(from: string, message: Json): void {
    this.#client.onMessage(from, message);
  }

  show(): Json {
    return this.#scheduler.show();
  }
}

class PodScheduler extends Controller {
  readonly #client: ClusterClient;
  readonly #pods: SharedIndexInformer<Pod>;
  readonly #snapshot = new Snapshot();
  readonly #algorithm: ScheduleAlgorithm;
  /** Pods on nodes, as the scheduler believes: bound ones, and those whose binding is on its way. */
  readonly #placed = new Map<string, Pod>();
  #bound = 0;

  constructor({ clock, log, random }: Capabilities, parts: ClientParts, informers: InformerFactory, client: ClusterClient) {
    super({ clock, log, parts, informers });
    this.#client = client;
    this.#algorithm = new ScheduleAlgorithm(new FilterAndScoreRunner(defaultProfile(this.#snapshot, noListers), this.#snapshot, runScorePlugins), { random });
    informers.for("nodes", () => client.nodes()).addEventHandler({
      onAdd: (node) => { this.#snapshot.addNode(node); },
      onUpdate: (_old, node) => { this.#snapshot.addNode(node); },
      onDelete: (node) => this.#snapshot.removeNode("key" in node ? node.key : node.metadata?.name ?? ""),
    });
    this.#pods = informers.for("pods", () => client.pods(""));
    this.#pods.addEventHandler({
      onAdd: (pod) => this.#see(pod),
      onUpdate: (_old, pod) => this.#see(pod),
      onDelete: (pod) => this.#remove("key" in pod ? pod.key : metaNamespaceKeyFunc(pod)),
    });
  }

  show(): Json {
    return { queued: this.queue.len(), placed: this.#placed.size, bound: this.#bound };
  }

  protected async reconcile(key: string): Promise<void> {
    const pod = this.#pods.getIndexer().getByKey(key);
    if (pod === undefined || pod.spec?.nodeName || this.#placed.has(key) || pod.metadata?.deletionTimestamp !== undefined) return;
    const { suggestedHost } = this.#algorithm.schedulePod(new MapCycleState(), pod, this.#snapshot);
    this.#place(key, { ...pod, spec: { ...pod.spec, containers: pod.spec?.containers ?? [], nodeName: suggestedHost } });
    try {
      await this.#client.bind(pod, suggestedHost);
      this.#bound++;
    } catch (error) {
      this.#remove(key);
      throw error;
    }
  }

  #see(pod: Pod): void {
    const key = metaNamespaceKeyFunc(pod);
    if (!pod.spec?.nodeName) return this.queue.add(key);
    this.#remove(key);
    this.#place(key, pod);
  }

  #place(key: string, pod: Pod): void {
    this.#placed.set(key, pod);
    this.#snapshot.addPod(new ParsedPodInfo(pod));
  }

  #remove(key: string): void {
    const pod = this.#placed.get(key);
    if (pod === undefined) return;
    this.#placed.delete(key);
    this.#snapshot.removePod(pod);
  }
}
