import type { Capabilities, Clock, KubernetesObject, TypedRateLimitingInterface } from "@reconcile/api";
import { metaNamespaceKeyFunc } from "@reconcile/api";
import type { InformerFactory } from "../informer-factory";
import type { ClientParts } from "../parts";

/** What a controller of the cluster is made with. */
export interface ControllerContext {
  readonly clock: Clock;
  readonly log: Capabilities["log"];
  readonly parts: ClientParts;
  readonly informers: InformerFactory;
}

/** The control loop: keys in, one reconcile after the other, and once more later if one fails. */
export abstract class Controller {
  protected readonly context: ControllerContext;
  protected readonly queue: TypedRateLimitingInterface<string>;

  constructor(context: ControllerContext) {
    this.context = context;
    this.queue = context.parts.workQueue(context.clock);
  }

  /** Makes the world agree with the object of that key. What it throws is tried again. */
  protected abstract reconcile(key: string): Promise<void>;

  async run(workers = 2): Promise<void> {
    await this.context.informers.waitForSync(this.context.clock);
    await Promise.all(Array.from({ length: workers }, () => this.#work()));
  }

  protected enqueue(object: KubernetesObject): void {
    this.queue.add(metaNamespaceKeyFunc(object));
  }

  async #work(): Promise<void> {
    for (;;) {
      const { item: key, shutdown } = await this.queue.get();
      if (shutdown) return;
      try {
        await this.reconcile(key);
        this.queue.forget(key);
      } catch (error) {
        this.context.log.warn(`${this.constructor.name} ${key}: ${error instanceof Error ? error.message : String(error)}`);
        this.queue.addRateLimited(key);
      } finally {
        this.queue.done(key);
      }
    }
  }
}
