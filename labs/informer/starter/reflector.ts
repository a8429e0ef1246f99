import type { Clock, KubernetesObject, ListerWatcher, Log, Random, ReflectorStore } from "@reconcile/api";
import { Backoff } from "./backoff";
import { Stop } from "./stop";

export interface ReflectorOptions<T extends KubernetesObject> {
  readonly listerWatcher: ListerWatcher<T>;
  /** Where everything that is heard goes: an informer's queue. */
  readonly store: ReflectorStore<T>;
  readonly clock: Clock;
  readonly random: Random;
  /** Say here what happens, if you like: it appears in the trace. */
  readonly log?: Pick<Log, "info" | "warn"> | undefined;
}

/**
 * Stage 3. Lists, watches from there, and does so again whenever that is
 * needed. `watch_errors.ts` tells one refusal from another, `stop.ts` helps
 * to give up waiting.
 */
export class Reflector<T extends KubernetesObject> {
  protected readonly options: ReflectorOptions<T>;
  protected readonly stopping = new Stop();
  protected readonly backoff: Backoff;

  constructor(options: ReflectorOptions<T>) {
    this.options = options;
    const { clock, random } = options;
    this.backoff = new Backoff({
      clock, random, duration: 800, factor: 2, cap: 30_000, jitter: 1, resetInterval: 120_000,
    });
  }

  /** Lists and watches, again and again, until `stop`. */
  async run(): Promise<void> {
    throw new Error("not written yet: Reflector.run");
  }

  stop(): void {
    this.stopping.stop();
  }

  /** The version up to which the server is known; "" before the first list. */
  lastSyncResourceVersion(): string {
    throw new Error("not written yet: Reflector.lastSyncResourceVersion");
  }
}
