// mutant-of: processor_listener.ts
// killed-by: listener.stop
// mistake: After stop everything that is pending is still delivered: a controller that was told to end works on.
import type { DeletedFinalStateUnknown, ResourceEventHandler, ResourceEventHandlerRegistration } from "@reconcile/api";
import { Condition } from "./condition";

export type Notification<T> =
  | { readonly type: "add"; readonly newObj: T; readonly isInInitialList: boolean }
  | { readonly type: "update"; readonly oldObj: T; readonly newObj: T }
  | { readonly type: "delete"; readonly oldObj: T | DeletedFinalStateUnknown<T> };

export class ProcessorListener<T> implements ResourceEventHandlerRegistration {
  protected readonly pendingNotifications: Notification<T>[] = [];
  protected readonly changed = new Condition();
  protected readonly handler: ResourceEventHandler<T>;
  protected readonly upstreamHasSynced: () => boolean;
  private initial = 0;
  private stopped = false;

  constructor(handler: ResourceEventHandler<T>, upstreamHasSynced: () => boolean) {
    this.handler = handler;
    this.upstreamHasSynced = upstreamHasSynced;
  }

  add(notification: Notification<T>): void {
    if (this.stopped) return;
    if (notification.type === "add" && notification.isInInitialList) this.initial++;
    this.pendingNotifications.push(notification);
    this.changed.signal();
  }

  async run(): Promise<void> {
    while (!this.stopped || this.pendingNotifications.length > 0) {
      const next = this.pendingNotifications.shift();
      if (next === undefined) {
        await this.changed.wait();
        continue;
      }
      await this.deliver(next);
      if (next.type === "add" && next.isInInitialList) this.initial--;
    }
  }

  stop(): void {
    this.stopped = true;
    this.changed.broadcast();
  }

  hasSynced(): boolean {
    return this.upstreamHasSynced() && this.initial === 0;
  }

  private deliver(next: Notification<T>): void | Promise<void> {
    if (next.type === "add") return this.handler.onAdd(next.newObj, next.isInInitialList);
    if (next.type === "update") return this.handler.onUpdate(next.oldObj, next.newObj);
    return this.handler.onDelete(next.oldObj);
  }
}
