// mutant-of: shared_informer.ts
// killed-by: informer.per-listener
// mistake: The queue is the one without resync: the timer runs, and nothing happens.
import {
  metaNamespaceKeyFunc, type Clock, type DeletedFinalStateUnknown, type Indexer, type Indexers, type KubernetesObject, type ListerWatcher, type Log, type Random,
  type ResourceEventHandler, type ResourceEventHandlerRegistration, type SharedIndexInformer,
} from "@reconcile/api";
import { Controller } from "./controller";
import { Cache } from "./indexer";
import { processDeltas } from "./process_deltas";
import { DeltaFIFO } from "./delta_fifo";
import { ResyncListener, determineResyncPeriod } from "./resync_listener";
import { ResyncReflector } from "./resync_reflector";
import { SharedProcessor } from "./shared_processor";

export interface SharedInformerOptions<T extends KubernetesObject> {
  readonly listerWatcher: ListerWatcher<T>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log?: Pick<Log, "info" | "warn"> | undefined;
  readonly indexers?: Indexers<T>;
  readonly resyncPeriod?: number;
  readonly beforePop?: (() => Promise<void>) | undefined;
}

const minimumResyncPeriod = 1_000;

export class SharedInformer<T extends KubernetesObject> implements SharedIndexInformer<T>, ResourceEventHandler<T> {
  protected readonly indexer: Cache<T>;
  protected readonly queue: DeltaFIFO<T>;
  protected readonly processor: SharedProcessor<T>;
  readonly #options: SharedInformerOptions<T>;
  readonly #defaultResyncPeriod: number;
  #resyncCheckPeriod: number;
  #controller: Controller<T> | undefined;
  #stopped = false;

  constructor(options: SharedInformerOptions<T>) {
    const { clock, indexers, resyncPeriod = 0 } = options;
    this.#options = options;
    this.#defaultResyncPeriod = resyncPeriod;
    this.#resyncCheckPeriod = resyncPeriod;
    this.indexer = new Cache(metaNamespaceKeyFunc, indexers);
    this.queue = new DeltaFIFO<T>({ keyFunc: metaNamespaceKeyFunc, knownObjects: this.indexer });
    this.processor = new SharedProcessor<T>(clock);
  }

  addEventHandler(handler: ResourceEventHandler<T>): ResourceEventHandlerRegistration {
    return this.addEventHandlerWithResyncPeriod(handler, this.#defaultResyncPeriod);
  }

  addEventHandlerWithResyncPeriod(handler: ResourceEventHandler<T>, resyncPeriod: number): ResourceEventHandlerRegistration {
    if (this.#stopped) throw new Error("handler was not added to shared informer because it has stopped already");
    const requestedResyncPeriod = this.#allowedPeriod(resyncPeriod);
    const listener = new ResyncListener<T>({
      handler, upstreamHasSynced: () => this.hasSynced(), now: this.#options.clock.now(), requestedResyncPeriod,
      resyncPeriod: determineResyncPeriod(requestedResyncPeriod, this.#resyncCheckPeriod),
    });
    this.processor.addListener(listener);
    if (this.#controller !== undefined) {
      for (const newObj of this.indexer.list()) listener.add({ type: "add", newObj, isInInitialList: true });
    }
    return listener;
  }

  removeEventHandler(registration: ResourceEventHandlerRegistration): void {
    if (registration instanceof ResyncListener) this.processor.removeListener(registration);
  }

  getIndexer(): Indexer<T> {
    return this.indexer;
  }

  async run(): Promise<void> {
    if (this.#controller !== undefined || this.#stopped) throw new Error("a shared informer runs once");
    const { beforePop } = this.#options;
    const controller = new Controller<T>({
      queue: this.queue,
      reflector: new ResyncReflector<T>({
        ...this.#options, store: this.queue, resyncPeriod: this.#resyncCheckPeriod, shouldResync: () => this.processor.shouldResync(),
      }),
      process: (deltas, isInInitialList) => processDeltas(this, this.indexer, deltas, isInInitialList),
      beforePop,
    });
    this.#controller = controller;
    await Promise.all([controller.run().finally(() => this.processor.stop()), this.processor.run()]);
  }

  stop(): void {
    this.#stopped = true;
    this.#controller?.stop();
  }

  isStopped(): boolean {
    return this.#stopped;
  }

  hasSynced(): boolean {
    return this.#controller?.hasSynced() ?? false;
  }

  lastSyncResourceVersion(): string {
    return this.#controller?.lastSyncResourceVersion() ?? "";
  }

  onAdd(newObj: T, isInInitialList: boolean): void {
    this.processor.distribute({ type: "add", newObj, isInInitialList }, false);
  }

  onUpdate(oldObj: T, newObj: T): void {
    const sync = oldObj.metadata?.resourceVersion === newObj.metadata?.resourceVersion;
    this.processor.distribute({ type: "update", oldObj, newObj }, sync);
  }

  onDelete(oldObj: T | DeletedFinalStateUnknown<T>): void {
    this.processor.distribute({ type: "delete", oldObj }, false);
  }

  #allowedPeriod(desired: number): number {
    if (desired <= 0) return 0;
    const period = Math.max(desired, minimumResyncPeriod);
    if (period >= this.#resyncCheckPeriod) return period;
    if (this.#controller !== undefined) return this.#resyncCheckPeriod;
    this.#resyncCheckPeriod = period;
    this.processor.resyncCheckPeriodChanged(period);
    return period;
  }
}
