import type { Capabilities, Clock, KubernetesObject, ListerWatcher, SharedIndexInformer, TypedRateLimitingInterface } from "@reconcile/api";
import { metaNamespaceKeyFunc } from "@reconcile/api";
import type { ClientParts } from "../parts";

/** What a controller of the cluster is made with. */
export interface ControllerContext {
  readonly clock: Clock;
  readonly log: Capabilities["log"];
  readonly parts: ClientParts;
  readonly informers: InformerFactory;
}

/** One informer a resource, shared by all controllers of a process (client-go's SharedInformerFactory). */
export class InformerFactory {
  readonly #informers = new Map<string, SharedIndexInformer<never>>();
  readonly #make: <T extends KubernetesObject>(listerWatcher: ListerWatcher<T>) => SharedIndexInformer<T>;

  constructor({ clock, random, log }: Pick<Capabilities, "clock" | "random" | "log">, parts: ClientParts) {
    this.#make = (listerWatcher) => parts.informer({ listerWatcher, clock, random, log, indexers: { byOwner } });
  }

  /** @param resource names it, for as long as the process lives */
  for<T extends KubernetesObject>(resource: string, listerWatcher: () => ListerWatcher<T>): SharedIndexInformer<T> {
    const known = this.#informers.get(resource);
    if (known !== undefined) return known as unknown as SharedIndexInformer<T>;
    const made = this.#make(listerWatcher());
    this.#informers.set(resource, made as unknown as SharedIndexInformer<never>);
    return made;
  }

  /** Runs all of them; resolves when all have ended. */
  async run(): Promise<void> {
    await Promise.all([...this.#informers.values()].map((informer) => informer.run()));
  }

  /** Resolves once all have what their first lists brought. */
  async waitForSync(clock: Clock): Promise<void> {
    while (![...this.#informers.values()].every((informer) => informer.hasSynced())) await clock.sleep(100);
  }
}

/** Objects by the uid of what controls them. */
function byOwner(object: KubernetesObject): string[] {
  return (object.metadata?.ownerReferences ?? []).flatMap(({ controller, uid }) => (controller ? [uid] : []));
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
