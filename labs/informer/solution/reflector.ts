import {
  StatusError, isTooManyRequests, type Clock, type KubernetesObject, type List, type ListerWatcher, type Log, type Random,
  type ReflectorStore, type Watch,
} from "@reconcile/api";
import { Backoff } from "./backoff";
import { Stop } from "./stop";
import { isExpiredError, isTooLargeResourceVersionError, isWatchErrorRetriable } from "./watch_errors";

export interface ReflectorOptions<T extends KubernetesObject> {
  readonly listerWatcher: ListerWatcher<T>;
  /** Where everything that is heard goes: an informer's queue. */
  readonly store: ReflectorStore<T>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log?: Pick<Log, "info" | "warn"> | undefined;
}

/** How long to wait between attempts, in ms. */
export const reflectorBackoff = { duration: 800, factor: 2, cap: 30_000, jitter: 1, resetInterval: 120_000 };

/** The server ends a watch after a random time between this and twice as long, in s. */
export const minWatchTimeoutSeconds = 300;

/** A watch that ended within this time, in ms, without a single event, did not really begin. */
const veryShort = 1_000;

/**
 * Lists, watches from there, and does so again whenever that is needed (tools/cache/reflector.go). Left out: lists in pages, and
 * WatchList, the stream that has taken the place of the first list since 1.35.
 */
export class Reflector<T extends KubernetesObject> {
  protected readonly options: ReflectorOptions<T>;
  protected readonly stopping = new Stop();
  readonly #backoff: Backoff;
  #lastSyncResourceVersion = "";
  /** The server does not know the last version: it has forgotten it, or has not got so far yet. */
  #lastVersionUnavailable = false;

  constructor(options: ReflectorOptions<T>) {
    this.options = options;
    const { clock, random } = options;
    this.#backoff = new Backoff({ clock, random, ...reflectorBackoff });
  }

  async run(): Promise<void> {
    while (!this.stopping.stopped) {
      try {
        await this.#listAndWatch();
      } catch (error) {
        this.options.log?.warn(`Failed to list or watch: ${messageOf(error)}`);
      }
      await this.#backOff();
    }
  }

  stop(): void {
    this.stopping.stop();
  }

  lastSyncResourceVersion(): string {
    return this.#lastSyncResourceVersion;
  }

  async #listAndWatch(): Promise<void> {
    if (await this.#list()) await this.watch();
  }

  /** Replaces everything with what the server has. Resolves to false if it was stopped meanwhile. */
  async #list(): Promise<boolean> {
    let list: List<T> | undefined;
    try {
      list = await this.#request(this.#relistResourceVersion());
    } catch (error) {
      if (!isExpiredError(error) && !isTooLargeResourceVersionError(error)) throw error;
      // At once, and with no wish for a version: whatever is newest.
      this.#lastVersionUnavailable = true;
      list = await this.#request(this.#relistResourceVersion());
    }
    if (list === undefined) return false;
    this.#lastVersionUnavailable = false;
    const version = list.metadata?.resourceVersion ?? "";
    this.options.log?.info(`listed ${list.items.length} at version ${version}`);
    this.options.store.replace(list.items, version);
    this.#lastSyncResourceVersion = version;
    return true;
  }

  #request(resourceVersion: string): Promise<List<T> | undefined> {
    return this.stopping.orStopped(this.options.listerWatcher.list({ resourceVersion }));
  }

  /** From which version on a list is good enough. Never one from before what was seen already: the store would go back in time. */
  #relistResourceVersion(): string {
    if (this.#lastVersionUnavailable) return "";
    return this.#lastSyncResourceVersion === "" ? "0" : this.#lastSyncResourceVersion;
  }

  /** Watches from the last version, again and again, until something happens that only a list can mend. */
  protected async watch(): Promise<void> {
    while (!this.stopping.stopped) {
      const start = this.options.clock.now();
      try {
        const watch = await this.#open();
        if (watch === undefined) return;
        try {
          await this.#handle(watch, start);
        } catch (error) {
          if (!isTooManyRequests(error)) {
            this.options.log?.warn(`Watch ended: ${messageOf(error)}`);
            return;
          }
          await this.#backOff();
        }
      } catch (error) {
        if (!isWatchErrorRetriable(error)) throw error;
        await this.#backOff();
      }
    }
  }

  async #open(): Promise<Watch<T> | undefined> {
    const opening = this.options.listerWatcher.watch({
      resourceVersion: this.#lastSyncResourceVersion,
      // Random, so that not all clients of a server come back at the same time.
      timeoutSeconds: Math.floor(minWatchTimeoutSeconds * (1 + this.options.random.next())),
      allowWatchBookmarks: true,
    });
    const watch = await this.stopping.orStopped(opening);
    // Stopped before the server answered: nobody will read what comes.
    if (watch === undefined) void opening.then((late) => late.stop(), () => {});
    return watch;
  }

  /** Passes on what the watch brings until it ends. Throws what an ERROR event says. */
  async #handle(watch: Watch<T>, start: number): Promise<void> {
    const { clock, store } = this.options;
    const cancel = this.stopping.onStop(() => watch.stop());
    let events = 0;
    try {
      for (;;) {
        const event = await watch.next();
        if (event === undefined || this.stopping.stopped) break;
        if (event.type === "ERROR") throw new StatusError(event.object);
        switch (event.type) {
          case "ADDED": store.add(event.object); break;
          case "MODIFIED": store.update(event.object); break;
          case "DELETED": store.delete(event.object); break;
          // A bookmark says how far the server has come, and nothing else.
          case "BOOKMARK": break;
        }
        this.#lastSyncResourceVersion = event.object.metadata?.resourceVersion ?? "";
        events += 1;
      }
    } finally {
      cancel();
      watch.stop();
    }
    if (events === 0 && clock.now() - start < veryShort && !this.stopping.stopped) throw new Error("very short watch: it ended at once, and no event came");
  }

  #backOff(): Promise<void> {
    return this.stopping.sleep(this.options.clock, this.#backoff.step());
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
