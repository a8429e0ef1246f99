import type { Capabilities, Clock, KubernetesObject, ListerWatcher, SharedIndexInformer } from "@reconcile/api";
import type { ClientParts } from "./parts";

/** One informer a resource, shared by all controllers of a process (client-go's SharedInformerFactory). */
export class InformerFactory {
  readonly #informers = new Map<string, SharedIndexInformer<never>>();
  readonly #make: <T extends KubernetesObject>(listerWatcher: ListerWatcher<T>) => SharedIndexInformer<T>;

  constructor({ clock, random, log }: Pick<Capabilities, "clock" | "random" | "log">, parts: Pick<ClientParts, "informer">) {
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

  /** Whether all have what their first lists brought. */
  hasSynced(): boolean {
    return [...this.#informers.values()].every((informer) => informer.hasSynced());
  }

  /** Resolves once all have. */
  async waitForSync(clock: Clock): Promise<void> {
    while (!this.hasSynced()) await clock.sleep(100);
  }
}

/** Objects by the uid of what controls them. */
function byOwner(object: KubernetesObject): string[] {
  return (object.metadata?.ownerReferences ?? []).flatMap(({ controller, uid }) => (controller ? [uid] : []));
}
