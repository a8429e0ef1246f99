import {
  metaNamespaceKeyFunc, type Clock, type DeletedFinalStateUnknown, type Indexer, type Indexers, type KubernetesObject, type ListerWatcher,
  type Log, type Random, type ResourceEventHandler, type ResourceEventHandlerRegistration, type SharedInformer,
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
  /** See `ControllerConfig`. */
  readonly beforePop?: (() => Promise<void>) | undefined;
}

/** An informer of several handlers, without resync (tools/cache/shared_informer.go). Handlers are added before it runs. */
export class Informer<T extends KubernetesObject> implements SharedInformer<T>, ResourceEventHandler<T> {
  protected readonly indexer: Cache<T>;
  protected readonly queue: DeltaFIFO<T>;
  protected readonly listeners: ProcessorListener<T>[] = [];
  readonly #controller: Controller<T>;
  #stopped = false;

  constructor({ listerWatcher, clock, random, log, indexers, beforePop }: InformerOptions<T>) {
    this.indexer = new Cache(metaNamespaceKeyFunc, indexers);
    this.queue = new DeltaFIFO({ keyFunc: metaNamespaceKeyFunc, knownObjects: this.indexer });
    this.#controller = new Controller<T>({
      queue: this.queue,
      reflector: new Reflector<T>({ listerWatcher, store: this.queue, clock, random, log }),
      process: (deltas, isInInitialList) => processDeltas(this, this.indexer, deltas, isInInitialList),
      beforePop,
    });
  }

  addEventHandler(handler: ResourceEventHandler<T>): ResourceEventHandlerRegistration {
    if (this.#stopped) throw new Error("handler was not added to shared informer because it has stopped already");
    const listener = new ProcessorListener(handler, () => this.hasSynced());
    this.listeners.push(listener);
    return listener;
  }

  getIndexer(): Indexer<T> {
    return this.indexer;
  }

  async run(): Promise<void> {
    const listening = this.listeners.map((listener) => listener.run());
    await Promise.all([this.#controller.run().finally(() => this.listeners.forEach((listener) => listener.stop())), ...listening]);
  }

  stop(): void {
    this.#stopped = true;
    this.#controller.stop();
  }

  hasSynced(): boolean {
    return this.#controller.hasSynced();
  }

  lastSyncResourceVersion(): string {
    return this.#controller.lastSyncResourceVersion();
  }

  onAdd(newObj: T, isInInitialList: boolean): void {
    this.#distribute({ type: "add", newObj, isInInitialList });
  }

  onUpdate(oldObj: T, newObj: T): void {
    this.#distribute({ type: "update", oldObj, newObj });
  }

  onDelete(oldObj: T | DeletedFinalStateUnknown<T>): void {
    this.#distribute({ type: "delete", oldObj });
  }

  #distribute(notification: Notification<T>): void {
    for (const listener of this.listeners) listener.add(notification);
  }
}
