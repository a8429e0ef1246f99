import {
  metaNamespaceKeyFunc, type Clock, type Indexer, type Indexers, type KubernetesObject, type ListerWatcher, type Log,
  type Random, type ResourceEventHandler, type ResourceEventHandlerRegistration, type SharedIndexInformer,
} from "@reconcile/api";
import { Controller } from "./controller";
import { Cache } from "./indexer";
import { processDeltas } from "./process_deltas";
import { ResyncDeltaFIFO } from "./resync_delta_fifo";
import { ResyncReflector } from "./resync_reflector";
import { SharedProcessor } from "./shared_processor";

export interface SharedInformerOptions<T extends KubernetesObject> {
  readonly listerWatcher: ListerWatcher<T>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log?: Pick<Log, "info" | "warn"> | undefined;
  readonly indexers?: Indexers<T>;
  /**
   * How often handlers want a resync that do not say it, in ms; 0, or absent:
   * this informer does no resyncs at all.
   */
  readonly resyncPeriod?: number;
  /** Hand it on to the controller. */
  readonly beforePop?: (() => Promise<void>) | undefined;
}

/** No handler gets resyncs more often than this, in ms. */
const minimumResyncPeriod = 1_000;

/** Stage 3. The informer that all controllers of a program share. */
export class SharedInformer<T extends KubernetesObject> implements SharedIndexInformer<T> {
  // With these names the trace shows what is in them.
  protected readonly indexer: Cache<T>;
  protected readonly queue: ResyncDeltaFIFO<T>;
  protected readonly processor: SharedProcessor<T>;

  protected readonly options: SharedInformerOptions<T>;
  /** How often the reflector is to ask whether a resync is due, in ms. */
  protected resyncCheckPeriod: number;
  /** Undefined before `run`. */
  protected controller: Controller<T> | undefined;

  constructor(options: SharedInformerOptions<T>) {
    this.options = options;
    this.resyncCheckPeriod = options.resyncPeriod ?? 0;
    this.indexer = new Cache(metaNamespaceKeyFunc, options.indexers);
    this.queue = new ResyncDeltaFIFO<T>({ keyFunc: metaNamespaceKeyFunc, knownObjects: this.indexer });
    this.processor = new SharedProcessor<T>(options.clock);
  }

  addEventHandler(handler: ResourceEventHandler<T>): ResourceEventHandlerRegistration {
    throw new Error("not written yet: SharedInformer.addEventHandler");
  }

  addEventHandlerWithResyncPeriod(handler: ResourceEventHandler<T>, resyncPeriod: number): ResourceEventHandlerRegistration {
    throw new Error("not written yet: SharedInformer.addEventHandlerWithResyncPeriod");
  }

  removeEventHandler(registration: ResourceEventHandlerRegistration): void {
    throw new Error("not written yet: SharedInformer.removeEventHandler");
  }

  getIndexer(): Indexer<T> {
    return this.indexer;
  }

  async run(): Promise<void> {
    const { listerWatcher, clock, random, log, beforePop } = this.options;
    this.controller = new Controller<T>({
      queue: this.queue,
      reflector: new ResyncReflector<T>({
        listerWatcher, clock, random, log, store: this.queue,
        resyncPeriod: this.resyncCheckPeriod, shouldResync: () => this.processor.shouldResync(),
      }),
      process: (deltas, isInInitialList) => processDeltas(this.distributor, this.indexer, deltas, isInInitialList),
      beforePop,
    });
    throw new Error("not written yet: SharedInformer.run");
  }

  stop(): void {
    throw new Error("not written yet: SharedInformer.stop");
  }

  isStopped(): boolean {
    throw new Error("not written yet: SharedInformer.isStopped");
  }

  hasSynced(): boolean {
    return this.controller?.hasSynced() ?? false;
  }

  lastSyncResourceVersion(): string {
    return this.controller?.lastSyncResourceVersion() ?? "";
  }

  /** What `processDeltas` calls: it hands every notification to the processor. */
  protected readonly distributor: ResourceEventHandler<T> = {
    onAdd: (newObj, isInInitialList) => this.processor.distribute({ type: "add", newObj, isInInitialList }, false),
    onUpdate: (oldObj, newObj) => {
      throw new Error("not written yet: what SharedInformer distributes for an update");
    },
    onDelete: (oldObj) => this.processor.distribute({ type: "delete", oldObj }, false),
  };
}
