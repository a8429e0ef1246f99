import type { QueueSortPlugin, QueuedPodInfo } from "@reconcile/api";

/** plugins/queuesort: the higher priority first; among equals, who has waited in the queue for longest. */
export class PrioritySort implements QueueSortPlugin {
  readonly name = "PrioritySort";

  less(a: QueuedPodInfo, b: QueuedPodInfo): boolean {
    const [one, other] = [priorityOf(a), priorityOf(b)];
    return one > other || (one === other && a.timestamp < b.timestamp);
  }
}

function priorityOf({ podInfo }: QueuedPodInfo): number {
  return podInfo.pod.spec?.priority ?? 0;
}
