import type { KubernetesObject } from "@reconcile/api";
import { Reflector, type ReflectorOptions } from "./reflector";

export interface ResyncReflectorOptions<T extends KubernetesObject> extends ReflectorOptions<T> {
  /** How often to ask whether a resync is due, in ms; 0: never. */
  readonly resyncPeriod: number;
  readonly shouldResync: () => boolean;
}

/**
 * Stage 1. A reflector that has its store resynced while it watches. You can
 * use `this.options` (with `clock` and `store`) and `this.stopping`.
 */
export class ResyncReflector<T extends KubernetesObject> extends Reflector<T> {
  constructor(options: ResyncReflectorOptions<T>) {
    super(options);
  }

  /**
   * Is called after each list, and resolves when only a new list can help:
   * the time in which there is a watch, or an attempt to open one.
   */
  protected override async watch(): Promise<void> {
    await super.watch();
  }
}
