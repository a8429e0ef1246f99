// mutant-of: reflector.ts
// killed-by: reflector.lagging
// mistake: A server that lags behind is asked for the same version again and again, with growing pauses.
import {
  StatusError, type Clock, type KubernetesObject, type List, type ListerWatcher, type Log, type Random, type ReflectorStore,
} from "@reconcile/api";
import { Backoff } from "./backoff";
import { Stop } from "./stop";
import { isExpiredError, isWatchErrorRetriable } from "./watch_errors";

export interface ReflectorOptions<T extends KubernetesObject> {
  readonly listerWatcher: ListerWatcher<T>;
  readonly store: ReflectorStore<T>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log?: Pick<Log, "info" | "warn"> | undefined;
}

export class Reflector<T extends KubernetesObject> {
  protected readonly options: ReflectorOptions<T>;
  protected readonly stopping = new Stop();
  protected readonly backoff: Backoff;
  private version = "";

  constructor(options: ReflectorOptions<T>) {
    this.options = options;
    const { clock, random } = options;
    this.backoff = new Backoff({ clock, random, duration: 800, factor: 2, cap: 30_000, jitter: 1, resetInterval: 120_000 });
  }

  async run(): Promise<void> {
    let listed = false;
    while (!this.stopping.stopped) {
      try {
        if (!listed) {
          const list = await this.list();
          if (list === undefined) return;
          this.version = list.metadata?.resourceVersion ?? "";
          this.options.store.replace(list.items, this.version);
          listed = true;
        }
        await this.watch();
      } catch (error) {
        if (!isWatchErrorRetriable(error)) listed = false;
        await this.stopping.sleep(this.options.clock, this.backoff.step());
      }
    }
  }

  stop(): void {
    this.stopping.stop();
  }

  lastSyncResourceVersion(): string {
    return this.version;
  }

  private async list(): Promise<List<T> | undefined> {
    const list = (resourceVersion: string) => this.stopping.orStopped(this.options.listerWatcher.list({ resourceVersion }));
    try {
      return await list(this.version === "" ? "0" : this.version);
    } catch (error) {
      if (isExpiredError(error)) return list("");
      throw error;
    }
  }

  private async watch(): Promise<void> {
    const { listerWatcher, store, clock, random } = this.options;
    const start = clock.now();
    const opening = listerWatcher.watch({ resourceVersion: this.version, allowWatchBookmarks: true, timeoutSeconds: random.int(300, 600) });
    const watch = await this.stopping.orStopped(opening);
    if (watch === undefined) return;
    this.stopping.onStop(() => watch.stop());
    let events = 0;
    for (;;) {
      const event = await watch.next();
      if (event === undefined || this.stopping.stopped) break;
      events++;
      if (event.type === "ERROR") throw new StatusError(event.object);
      if (event.type === "ADDED") store.add(event.object);
      if (event.type === "MODIFIED") store.update(event.object);
      if (event.type === "DELETED") store.delete(event.object);
      this.version = event.object.metadata?.resourceVersion ?? "";
    }
    if (events === 0 && clock.now() - start < 1_000) throw new Error("very short watch");
  }
}
