import type { PopProcessFunc, Queue } from "@reconcile/api";
import { Stop } from "./stop";

export interface ControllerConfig<T> {
  readonly queue: Queue<T>;
  /** Fills the queue. */
  readonly reflector: { run(): Promise<void>; stop(): void; lastSyncResourceVersion(): string };
  readonly process: PopProcessFunc<T>;
  /**
   * Awaited before each pop. It stands for the time that a busy machine takes,
   * in which changes gather in the queue; here time passes only if told so.
   */
  readonly beforePop?: (() => Promise<void>) | undefined;
}

/**
 * The two loops of an informer (client-go's tools/cache/controller.go): the
 * reflector fills the queue, and what is queued is popped and processed, one
 * key after the other.
 */
export class Controller<T> {
  readonly #config: ControllerConfig<T>;
  readonly #stop = new Stop();

  constructor(config: ControllerConfig<T>) {
    this.#config = config;
  }

  /** Runs both loops until `stop`. */
  async run(): Promise<void> {
    await Promise.all([this.#config.reflector.run(), this.#processLoop()]);
  }

  stop(): void {
    this.#stop.stop();
    this.#config.reflector.stop();
    this.#config.queue.close();
  }

  hasSynced(): boolean {
    return this.#config.queue.hasSynced();
  }

  lastSyncResourceVersion(): string {
    return this.#config.reflector.lastSyncResourceVersion();
  }

  async #processLoop(): Promise<void> {
    while (!this.#stop.stopped) {
      if (this.#config.beforePop !== undefined) await this.#stop.orStopped(this.#config.beforePop());
      if (this.#stop.stopped) return;
      await this.#config.queue.pop(this.#config.process);
    }
  }
}
