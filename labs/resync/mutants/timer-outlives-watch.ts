// mutant-of: resync_reflector.ts
// killed-by: reflector.watching-only
// mistake: Each new watch starts one more timer, and none is stopped: after ten reconnects there are ten resyncs a period.
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

  protected override async watch(): Promise<void> {
    this.setTimer();
    await super.watch();
  }

  private setTimer(): void {
    if (this.period === 0) return;
    this.timer = this.options.clock.setTimer(this.period, () => {
      if (this.shouldResync()) this.options.store.resync();
      this.setTimer();
    });
  }
}
