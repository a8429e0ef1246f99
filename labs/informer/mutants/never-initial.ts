// mutant-of: informer.ts
// killed-by: informer.initial
// mistake: Handlers are not told what belongs to the first list, and so can never say that they have synced.
import {
  metaNamespaceKeyFunc, type Clock, type Indexer, type Indexers, type KubernetesObject, type ListerWatcher, type Log, type Random,
  type ResourceEventHandler, type ResourceEventHandlerRegistration, type SharedInformer,
} from "@reconcile/api";
import { Controller } from "./controller";
import { DeltaFIFO } from "./delta_fifo";
import { Cache } from "./indexer";
import { processDeltas } from "./process_deltas";
import { ProcessorListener, type Notification } from "./processor_listener";
import { Reflector } from "./reflector";

export interface InformerOptions<T extends KubernetesObject> {
  readonly listerWatcher: ListerWatcher<T>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log?: Pick<Log, "info" | "warn"> | undefined;
  readonly indexers?: Indexers<T>;
  readonly beforePop?: (() => Promise<void>) | undefined;
}

export class Informer<T extends KubernetesObject> implements SharedInformer<T> {
  protected readonly indexer: Cache<T>;
  protected readonly queue: DeltaFIFO<T>;
  protected readonly listeners: ProcessorListener<T>[] = [];
  protected readonly controller: Controller<T>;
  private stopped = false;

  constructor({ listerWatcher, clock, random, log, indexers, beforePop }: InformerOptions<T>) {
    this.indexer = new Cache(metaNamespaceKeyFunc, indexers);
    this.queue = new DeltaFIFO({ keyFunc: metaNamespaceKeyFunc, knownObjects: this.indexer });
    const reflector = new Reflector<T>({ listerWatcher, store: this.queue, clock, random, log });
    const handler: ResourceEventHandler<T> = {
      onAdd: (newObj, isInInitialList) => this.tell({ type: "add", newObj, isInInitialList }),
      onUpdate: (oldObj, newObj) => this.tell({ type: "update", oldObj, newObj }),
      onDelete: (oldObj) => this.tell({ type: "delete", oldObj }),
    };
    this.controller = new Controller<T>({
      queue: this.queue,
      reflector,
      process: (deltas) => processDeltas(handler, this.indexer, deltas, false),
      beforePop,
    });
  }

  addEventHandler(handler: ResourceEventHandler<T>): ResourceEventHandlerRegistration {
    if (this.stopped) throw new Error("the informer has stopped");
    const listener = new ProcessorListener(handler, () => this.hasSynced());
    this.listeners.push(listener);
    return listener;
  }

  getIndexer(): Indexer<T> {
    return this.indexer;
  }

  async run(): Promise<void> {
    await Promise.all([this.controller.run(), ...this.listeners.map((listener) => listener.run())]);
  }

  stop(): void {
    this.stopped = true;
    this.controller.stop();
    for (const listener of this.listeners) listener.stop();
  }

  hasSynced(): boolean {
    return this.controller.hasSynced();
  }

  lastSyncResourceVersion(): string {
    return this.controller.lastSyncResourceVersion();
  }

  private tell(notification: Notification<T>): void {
    for (const listener of this.listeners) listener.add(notification);
  }
}
