// mutant-of: resync_reflector.ts
// killed-by: reflector.watching-only
// mistake: The timer runs from the beginning to the end, also while there is no watch: workers reconcile what is known to be out of date.
import type { KubernetesObject, Timer } from "@reconcile/api";
import { Reflector, type ReflectorOptions } from "./reflector";

export interface ResyncReflectorOptions<T extends KubernetesObject> extends ReflectorOptions<T> {
  readonly resyncPeriod: number;
  readonly shouldResync: () => boolean;
}

export class ResyncReflector<T extends KubernetesObject> extends Reflector<T> {
  private timer: Timer | undefined;
  private readonly period: number;
  private readonly shouldResync: () => boolean;

  constructor(options: ResyncReflectorOptions<T>) {
    super(options);
    this.period = options.resyncPeriod;
    this.shouldResync = options.shouldResync;
  }

  override async run(): Promise<void> {
    this.setTimer();
    try {
      await super.run();
    } finally {
      this.timer?.stop();
    }
  }

  private setTimer(): void {
    if (this.period === 0) return;
    this.timer = this.options.clock.setTimer(this.period, () => {
      if (this.shouldResync()) this.options.store.resync();
      this.setTimer();
    });
  }
}
