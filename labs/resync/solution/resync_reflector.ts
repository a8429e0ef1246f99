import type { KubernetesObject } from "@reconcile/api";
import { Reflector, type ReflectorOptions } from "./reflector";

export interface ResyncReflectorOptions<T extends KubernetesObject> extends ReflectorOptions<T> {
  /** How often to ask whether a resync is due, in ms; 0: never. */
  readonly resyncPeriod: number;
  readonly shouldResync: () => boolean;
}

/** A reflector that has its store resynced while it watches (`watchWithResync` and `startResync` of tools/cache/reflector.go). */
export class ResyncReflector<T extends KubernetesObject> extends Reflector<T> {
  readonly #resyncPeriod: number;
  readonly #shouldResync: () => boolean;

  constructor(options: ResyncReflectorOptions<T>) {
    super(options);
    this.#resyncPeriod = options.resyncPeriod;
    this.#shouldResync = options.shouldResync;
  }

  protected override async watch(): Promise<void> {
    const stop = this.#startResync();
    try {
      await super.watch();
    } finally {
      stop();
    }
  }

  /** Begins to count; the function that it returns ends that. */
  #startResync(): () => void {
    if (this.#resyncPeriod === 0) return () => {};
    const { clock, store } = this.options;
    const tick = () => {
      if (this.stopping.stopped) return;
      if (this.#shouldResync()) store.resync();
      timer = clock.setTimer(this.#resyncPeriod, tick);
    };
    let timer = clock.setTimer(this.#resyncPeriod, tick);
    return () => void timer.stop();
  }
}
