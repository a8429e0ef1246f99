import {
  metaNamespaceKeyFunc, type Clock, type Indexer, type Indexers, type KubernetesObject, type ListerWatcher, type Log, type Random,
  type ResourceEventHandler, type ResourceEventHandlerRegistration, type SharedInformer,
} from "@reconcile/api";
import { Controller } from "./controller";
import { DeltaFIFO } from "./delta_fifo";
import { Cache } from "./indexer";
import { ProcessorListener } from "./processor_listener";
import { Reflector } from "./reflector";

export interface InformerOptions<T extends KubernetesObject> {
  readonly listerWatcher: ListerWatcher<T>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log?: Pick<Log, "info" | "warn"> | undefined;
  readonly indexers?: Indexers<T>;
  /** Hand it on to the controller. */
  readonly beforePop?: (() => Promise<void>) | undefined;
}

/** Stage 5. All parts together. Handlers are added before it runs. */
export class Informer<T extends KubernetesObject> implements SharedInformer<T> {
  // With these names the trace shows what is in them.
  protected readonly indexer: Cache<T>;
  protected readonly queue: DeltaFIFO<T>;
  protected readonly listeners: ProcessorListener<T>[] = [];
  protected readonly controller: Controller<T>;

  constructor({ listerWatcher, clock, random, log, indexers, beforePop }: InformerOptions<T>) {
    this.indexer = new Cache(metaNamespaceKeyFunc, indexers);
    this.queue = new DeltaFIFO({ keyFunc: metaNamespaceKeyFunc, knownObjects: this.indexer });
    const reflector = new Reflector<T>({ listerWatcher, store: this.queue, clock, random, log });
    this.controller = new Controller<T>({
      queue: this.queue,
      reflector,
      process: (deltas, isInInitialList) => {
        throw new Error("not written yet: what the informer does with deltas");
      },
      beforePop,
    });
  }

  addEventHandler(handler: ResourceEventHandler<T>): ResourceEventHandlerRegistration {
    const listener = new ProcessorListener(handler, () => this.hasSynced());
    throw new Error("not written yet: Informer.addEventHandler");
  }

  getIndexer(): Indexer<T> {
    return this.indexer;
  }

  /** Runs the controller and the listeners; resolves when all have ended. */
  async run(): Promise<void> {
    throw new Error("not written yet: Informer.run");
  }

  stop(): void {
    throw new Error("not written yet: Informer.stop");
  }

  hasSynced(): boolean {
    return this.controller.hasSynced();
  }

  lastSyncResourceVersion(): string {
    return this.controller.lastSyncResourceVersion();
  }
}
