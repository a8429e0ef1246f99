import type { DeletedFinalStateUnknown, ResourceEventHandler, ResourceEventHandlerRegistration } from "@reconcile/api";
import { Condition } from "./condition";

/** One call that a handler is to get. */
export type Notification<T> =
  | { readonly type: "add"; readonly newObj: T; readonly isInInitialList: boolean }
  | { readonly type: "update"; readonly oldObj: T; readonly newObj: T }
  | { readonly type: "delete"; readonly oldObj: T | DeletedFinalStateUnknown<T> };

/** Stage 4. Calls one handler, at the handler's own pace. */
export class ProcessorListener<T> implements ResourceEventHandlerRegistration {
  /**
   * What the handler has not been called for yet. With this name the trace
   * shows what is in it.
   */
  protected readonly pendingNotifications: Notification<T>[] = [];
  protected readonly changed = new Condition();
  protected readonly handler: ResourceEventHandler<T>;
  /** Whether everything of the initial list has been added. */
  protected readonly upstreamHasSynced: () => boolean;

  constructor(handler: ResourceEventHandler<T>, upstreamHasSynced: () => boolean) {
    this.handler = handler;
    this.upstreamHasSynced = upstreamHasSynced;
  }

  /** Notes that the handler is to be called. Never waits, and never calls it. */
  add(notification: Notification<T>): void {
    throw new Error("not written yet: ProcessorListener.add");
  }

  /** Calls the handler, one notification after the other, until `stop`. */
  async run(): Promise<void> {
    throw new Error("not written yet: ProcessorListener.run");
  }

  /** Takes nothing more, and drops what the handler has not been called for. */
  stop(): void {
    throw new Error("not written yet: ProcessorListener.stop");
  }

  /**
   * True once the informer has synced and the handler has worked through every
   * notification of the initial list.
   */
  hasSynced(): boolean {
    throw new Error("not written yet: ProcessorListener.hasSynced");
  }
}
