import {
  getControllerOf, isAlreadyExists, isNotFound, labelSelectorAsSelector, metaNamespaceKeyFunc, newControllerRef, splitMetaNamespaceKey, statusCause,
  type DeletedFinalStateUnknown, type Pod, type ReplicaSet, type SharedIndexInformer,
} from "@reconcile/api";
import type { ClusterClient } from "../client";
import { Controller, type ControllerContext } from "./controller";
import { Expectations } from "./expectations";

/** At most so many pods are made or deleted in one go (replica_set.go's BurstReplicas). */
const burstReplicas = 500;
const kind = { group: "apps", version: "v1", kind: "ReplicaSet" };

/** Keeps as many pods as each ReplicaSet asks for: pkg/controller/replicaset, without adoption of pods that have no owner. */
export class ReplicaSetController extends Controller {
  readonly #client: ClusterClient;
  readonly #sets: SharedIndexInformer<ReplicaSet>;
  readonly #pods: SharedIndexInformer<Pod>;
  readonly #expectations: Expectations;

  constructor(context: ControllerContext, client: ClusterClient) {
    super(context);
    this.#client = client;
    this.#expectations = new Expectations(context.clock);
    this.#sets = context.informers.for("replicasets", () => client.replicaSets(""));
    this.#pods = context.informers.for("pods", () => client.pods(""));
    this.#sets.addEventHandler({
      onAdd: (set) => this.enqueue(set),
      onUpdate: (_old, set) => this.enqueue(set),
      onDelete: (set) => {
        const key = keyOf(set);
        this.#expectations.forget(key);
        this.queue.add(key);
      },
    });
    this.#pods.addEventHandler({
      onAdd: (pod) => this.#ownerOf(pod, (key) => this.#expectations.creationObserved(key)),
      onUpdate: (_old, pod) => this.#ownerOf(pod, (key) => { if (pod.metadata?.deletionTimestamp) this.#expectations.deletionObserved(key, pod.metadata.uid ?? ""); }),
      onDelete: (pod) => {
        const last = "key" in pod ? pod.obj : pod;
        if (last !== undefined) this.#ownerOf(last, (key) => this.#expectations.deletionObserved(key, last.metadata?.uid ?? ""));
      },
    });
  }

  protected async reconcile(key: string): Promise<void> {
    const set = this.#sets.getIndexer().getByKey(key);
    if (set === undefined || set.metadata?.deletionTimestamp !== undefined) return;
    const selector = labelSelectorAsSelector(set.spec?.selector);
    const owned = this.#pods.getIndexer().byIndex("byOwner", set.metadata?.uid ?? "").filter(({ metadata }) => selector.matches(metadata?.labels ?? {}));
    const active = owned.filter(isActive);
    if (this.#expectations.satisfied(key)) await this.#scale(key, set, active);
    await this.#updateStatus(set, active);
  }

  async #scale(key: string, set: ReplicaSet, active: readonly Pod[]): Promise<void> {
    const missing = (set.spec?.replicas ?? 1) - active.length;
    if (missing > 0) {
      const count = Math.min(missing, burstReplicas);
      this.#expectations.expectCreations(key, count);
      const attempted = await this.#slowStart(count, () => this.#create(key, set));
      // What was not even tried will bring no event.
      for (let i = attempted.tried; i < count; i++) this.#expectations.creationObserved(key);
      if (attempted.failure !== undefined) throw attempted.failure;
    } else if (missing < 0) {
      const victims = [...active].sort(byWorth).slice(0, Math.min(-missing, burstReplicas));
      this.#expectations.expectDeletions(key, victims.map(({ metadata }) => metadata?.uid ?? ""));
      await Promise.all(victims.map((pod) => this.#delete(key, pod)));
    }
  }

  /** One, then two, four …: if creating is refused, for want of quota say, it is refused once and not five hundred times. */
  async #slowStart(count: number, create: () => Promise<void>): Promise<{ tried: number; failure?: unknown }> {
    let tried = 0;
    for (let batch = 1; tried < count; batch *= 2) {
      const now = Math.min(batch, count - tried);
      const outcomes = await Promise.allSettled(Array.from({ length: now }, create));
      tried += now;
      const failed = outcomes.find((outcome) => outcome.status === "rejected");
      if (failed !== undefined) return { tried, failure: failed.reason };
    }
    return { tried };
  }

  async #create(key: string, set: ReplicaSet): Promise<void> {
    const { namespace = "" } = splitMetaNamespaceKey(key);
    const template = set.spec?.template;
    try {
      await this.#client.pods(namespace).create({
        metadata: { ...template?.metadata, generateName: `${set.metadata?.name ?? ""}-`, ownerReferences: [newControllerRef(set, kind)] },
        ...(template?.spec === undefined ? {} : { spec: template.spec }),
      });
    } catch (error) {
      this.#expectations.creationObserved(key);
      // Whatever is tried, nothing comes into a namespace that is being deleted.
      if (!isAlreadyExists(error) && statusCause(error, "NamespaceTerminating") === undefined) throw error;
    }
  }

  async #delete(key: string, pod: Pod): Promise<void> {
    try {
      await this.#client.pods(pod.metadata?.namespace ?? "").delete(pod.metadata?.name ?? "");
    } catch (error) {
      this.#expectations.deletionObserved(key, pod.metadata?.uid ?? "");
      if (!isNotFound(error)) throw error;
    }
  }

  async #updateStatus(set: ReplicaSet, active: readonly Pod[]): Promise<void> {
    const ready = active.filter(isReady).length;
    const status = { replicas: active.length, readyReplicas: ready, availableReplicas: ready, observedGeneration: set.metadata?.generation ?? 0 };
    const now = set.status;
    if (now?.replicas === status.replicas && now.readyReplicas === ready && now.observedGeneration === status.observedGeneration) return;
    await this.#client.replicaSets(set.metadata?.namespace ?? "").updateStatus({ ...set, status });
  }

  #ownerOf(pod: Pod, observed: (key: string) => void): void {
    const owner = getControllerOf(pod);
    if (owner?.kind !== kind.kind) return;
    const key = `${pod.metadata?.namespace ?? ""}/${owner.name}`;
    observed(key);
    this.queue.add(key);
  }
}

function keyOf(object: ReplicaSet | DeletedFinalStateUnknown<ReplicaSet>): string {
  return "key" in object ? object.key : metaNamespaceKeyFunc(object);
}

/** A pod that runs or will run (controller_utils.go's IsPodActive). */
export function isActive({ metadata, status }: Pod): boolean {
  return metadata?.deletionTimestamp === undefined && status?.phase !== "Succeeded" && status?.phase !== "Failed";
}

export function isReady({ status }: Pod): boolean {
  return status?.conditions?.some(({ type, status: value }) => type === "Ready" && value === "True") ?? false;
}

/** Whom to delete first: what is on no node, then what is not running, then what is not ready, then the youngest (ActivePodsWithRanks, without deletion cost and restarts). */
function byWorth(a: Pod, b: Pod): number {
  const rank = (pod: Pod) => [pod.spec?.nodeName ? 1 : 0, pod.status?.phase === "Running" ? 1 : 0, isReady(pod) ? 1 : 0];
  const [left, right] = [rank(a), rank(b)];
  for (let i = 0; i < left.length; i++) if (left[i] !== right[i]) return (left[i] as number) - (right[i] as number);
  return (b.metadata?.creationTimestamp ?? "").localeCompare(a.metadata?.creationTimestamp ?? "") || (metaNamespaceKeyFunc(a) < metaNamespaceKeyFunc(b) ? -1 : 1);
}
