import type { DeletedFinalStateUnknown, ResourceEventHandler, ResourceEventHandlerRegistration } from "@reconcile/api";
import { Condition } from "./condition";

/** One call that a handler is to get. */
export type Notification<T> =
  | { readonly type: "add"; readonly newObj: T; readonly isInInitialList: boolean }
  | { readonly type: "update"; readonly oldObj: T; readonly newObj: T }
  | { readonly type: "delete"; readonly oldObj: T | DeletedFinalStateUnknown<T> };

/** Calls one handler, one notification after the other, at the handler's own pace (`processorListener` of tools/cache/shared_informer.go). */
export class ProcessorListener<T> implements ResourceEventHandlerRegistration {
  /** What the handler has not been called for yet. It has no limit: whoever adds never waits. */
  protected readonly pendingNotifications: Notification<T>[] = [];
  readonly #handler: ResourceEventHandler<T>;
  readonly #upstreamHasSynced: () => boolean;
  readonly #changed = new Condition();
  /** Notifications about the initial list that were added, and whose call has not returned. */
  #initial = 0;
  #stopped = false;

  /** @param upstreamHasSynced whether everything of the initial list has been added */
  constructor(handler: ResourceEventHandler<T>, upstreamHasSynced: () => boolean) {
    this.#handler = handler;
    this.#upstreamHasSynced = upstreamHasSynced;
  }

  add(notification: Notification<T>): void {
    if (this.#stopped) return;
    if (notification.type === "add" && notification.isInInitialList) this.#initial += 1;
    this.pendingNotifications.push(notification);
    this.#changed.signal();
  }

  /** Calls the handler until `stop`. Rejects with what a handler throws: as in Go, that is the end of the program. */
  async run(): Promise<void> {
    while (!this.#stopped) {
      const notification = this.pendingNotifications.shift();
      if (notification === undefined) await this.#changed.wait();
      else await this.#call(notification);
    }
  }

  /** Takes nothing more, and drops what the handler has not been called for. `run` ends when the present call has. */
  stop(): void {
    this.#stopped = true;
    this.#changed.broadcast();
  }

  hasSynced(): boolean {
    return this.#upstreamHasSynced() && this.#initial === 0;
  }

  async #call(notification: Notification<T>): Promise<void> {
    switch (notification.type) {
      case "add":
        await this.#handler.onAdd(notification.newObj, notification.isInInitialList);
        if (notification.isInInitialList) this.#initial -= 1;
        break;
      case "update": await this.#handler.onUpdate(notification.oldObj, notification.newObj); break;
      case "delete": await this.#handler.onDelete(notification.oldObj); break;
    }
  }
}
