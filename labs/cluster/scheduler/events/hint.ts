import type { ActionTypeBits, ClusterEventWithHint, EventResource, Pod, QueueingHint } from "@reconcile/api";

/** A hint that knows what kind of object its events are about. `before` is undefined after an Add, `now` after a Delete. */
export type HintOf<T> = (pod: Pod, before: T | undefined, now: T | undefined) => boolean;

/** An event that a plugin waits for; `worthwhile` says whether one is a reason to try the pod again. Without it every such event is. */
export function waitsFor<T extends object>(resource: EventResource, actionType: ActionTypeBits, worthwhile?: HintOf<T>): ClusterEventWithHint {
  const event = { resource, actionType };
  if (worthwhile === undefined) return { event };
  // The queue hands a hint only what its events are about.
  return { event, queueingHintFn: (pod, before, now): QueueingHint => (worthwhile(pod, before as T | undefined, now as T | undefined) ? "Queue" : "QueueSkip") };
}

/** Whether a pod that is gone had a place, or a place was kept for it. */
export function hadPlace({ spec, status }: Pod): boolean {
  return Boolean(spec?.nodeName) || Boolean(status?.nominatedNodeName);
}
