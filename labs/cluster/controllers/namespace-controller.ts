import { isConflict, isMethodNotSupported, isNotFound, type Namespace, type SharedIndexInformer } from "@reconcile/api";
import type { ClusterClient } from "../client";
import { Controller, type ControllerContext } from "./controller";

/** So long after its deletion a namespace is left alone, in ms: every API server has to hear of it first, so that nothing new comes in behind. */
const deletionGracePeriod = 5_000;
/** What has a finalizer is expected to be gone after so many seconds. */
const finalizerEstimate = 15;
const finalizer = "kubernetes";

/** Something is in the namespace yet: to be looked at again, and no failure. */
class ResourcesRemainingError extends Error {
  /** Seconds. */
  readonly estimate: number;

  constructor(estimate: number) {
    super(`some content remains in the namespace, estimate ${estimate} seconds before it is removed`);
    this.estimate = estimate;
  }
}

/** Empties the namespaces that are to be deleted, and takes its finalizer off them: pkg/controller/namespace, without the conditions that it writes. */
export class NamespaceController extends Controller {
  readonly #client: ClusterClient;
  readonly #namespaces: SharedIndexInformer<Namespace>;

  constructor(context: ControllerContext, client: ClusterClient) {
    super(context);
    this.#client = client;
    this.#namespaces = context.informers.for("namespaces", () => client.namespaces());
    const deleted = (namespace: Namespace) => {
      if (namespace.metadata?.deletionTimestamp !== undefined) this.queue.addAfter(namespace.metadata.name ?? "", deletionGracePeriod);
    };
    this.#namespaces.addEventHandler({ onAdd: deleted, onUpdate: (_old, namespace) => deleted(namespace), onDelete: () => {} });
  }

  protected async reconcile(name: string): Promise<void> {
    if (this.#namespaces.getIndexer().getByKey(name) === undefined) return;
    try {
      await this.#delete(name);
    } catch (error) {
      if (isNotFound(error)) return;
      if (!(error instanceof ResourcesRemainingError)) throw error;
      this.queue.addAfter(name, (Math.floor(error.estimate / 2) + 1) * 1_000);
    }
  }

  async #delete(name: string): Promise<void> {
    const namespace = await this.#client.namespaces().get(name);
    if (namespace.metadata?.deletionTimestamp === undefined || !namespace.spec?.finalizers?.includes(finalizer)) return;
    const estimate = await this.#deleteAllContent(name);
    if (estimate > 0) throw new ResourcesRemainingError(estimate);
    await this.#finalize(namespace);
  }

  /** @returns seconds after which what remains may be gone; 0 if nothing remains */
  async #deleteAllContent(namespace: string): Promise<number> {
    let estimate = 0;
    for (const { group, version, resource } of await this.#client.deletableNamespacedResources()) {
      const objects = this.#client.resource(group, version, resource, namespace);
      try {
        await objects.deleteCollection({ propagationPolicy: "Background" }, {});
      } catch (error) {
        if (isMethodNotSupported(error) || isNotFound(error)) continue;
        throw error;
      }
      for (const { metadata } of (await objects.list({})).items) {
        const seconds = (metadata?.finalizers?.length ?? 0) > 0 ? finalizerEstimate : metadata?.deletionGracePeriodSeconds ?? 0;
        // It is there, so it takes some time.
        estimate = Math.max(estimate, seconds, 1);
      }
    }
    return estimate;
  }

  /** Takes the finalizer off. The API server removes the namespace with its last one. */
  async #finalize(namespace: Namespace): Promise<void> {
    for (let latest = namespace; ; latest = await this.#client.namespaces().get(namespace.metadata?.name ?? "")) {
      if (latest.metadata?.uid !== namespace.metadata?.uid) throw new Error("namespace uid has changed across retries");
      try {
        await this.#client.finalize({ ...latest, spec: { ...latest.spec, finalizers: (latest.spec?.finalizers ?? []).filter((one) => one !== finalizer) } });
        return;
      } catch (error) {
        if (!isConflict(error)) throw error;
      }
    }
  }
}
