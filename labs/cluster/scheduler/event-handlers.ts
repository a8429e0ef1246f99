import {
  ActionType, assignedPodAdd, assignedPodDelete, deepEqual, isDeletedFinalStateUnknown, podSchedulingPropertiesChange,
  type ActionTypeBits, type EventResource, type KubernetesObject, type Node, type Pod, type ResourceEventHandler, type SchedulerCache, type SchedulingQueue, type SharedIndexInformer,
} from "@reconcile/api";
import type { SchedulerInformers } from "./listers";

/** Hands what the informers hear to the cache and the queue: pkg/scheduler/eventhandlers.go. */
export function nodeHandler(cache: SchedulerCache, queue: SchedulingQueue): ResourceEventHandler<Node> {
  const moved = (actionType: ActionTypeBits, before: Node | undefined, now: Node | undefined) => queue.moveAllToActiveOrBackoffQueue({ resource: "Node", actionType }, before, now);
  return {
    onAdd: (node) => {
      cache.addNode(node);
      moved(ActionType.Add, undefined, node);
    },
    onUpdate: (before, node) => {
      cache.updateNode(before, node);
      for (const actionType of nodeChanges(before, node)) moved(actionType, before, node);
    },
    onDelete: (gone) => {
      const node = isDeletedFinalStateUnknown<Node>(gone) ? gone.obj : gone;
      if (node === undefined) return;
      cache.removeNode(node);
      moved(ActionType.Delete, node, undefined);
    },
  };
}

/** A pod is the queue's business until it has a node, and the cache's from then on. */
export function podHandler(cache: SchedulerCache, queue: SchedulingQueue, schedulerName: string): ResourceEventHandler<Pod> {
  const assigned = (pod: Pod) => Boolean(pod.spec?.nodeName);
  const ours = (pod: Pod) => (pod.spec?.schedulerName ?? "default-scheduler") === schedulerName;
  const intoCache = (pod: Pod) => {
    cache.addPod(pod);
    queue.moveAllToActiveOrBackoffQueue(assignedPodAdd, undefined, pod);
  };
  const gone = (pod: Pod) => {
    if (!assigned(pod)) return queue.delete(pod);
    cache.removePod(pod);
    queue.moveAllToActiveOrBackoffQueue(assignedPodDelete, pod, undefined);
  };
  const come = (pod: Pod) => {
    if (assigned(pod)) intoCache(pod);
    else if (ours(pod)) queue.add(pod);
  };
  return {
    onAdd: come,
    onUpdate: (before, pod) => {
      // Another pod of the same name: one has gone and one has come while nobody watched.
      if (before.metadata?.uid !== pod.metadata?.uid) {
        gone(before);
        come(pod);
      } else if (!assigned(pod)) {
        if (ours(pod) && !cache.isAssumedPod(pod)) queue.update(before, pod);
      } else if (!assigned(before)) {
        queue.delete(before);
        intoCache(pod);
      } else {
        cache.updatePod(before, pod);
        for (const event of podSchedulingPropertiesChange(before, pod)) queue.moveAllToActiveOrBackoffQueue(event, before, pod);
      }
    },
    onDelete: (last) => {
      const pod = isDeletedFinalStateUnknown<Pod>(last) ? last.obj : last;
      if (pod !== undefined) gone(pod);
    },
  };
}

/** Tells the queue of volumes and what belongs to them. */
export function addStorageHandlers({ persistentVolumes, persistentVolumeClaims, storageClasses, csiNodes }: SchedulerInformers, queue: SchedulingQueue): void {
  const tell = <T extends KubernetesObject>(informer: SharedIndexInformer<T>, resource: EventResource) => {
    const moved = (actionType: ActionTypeBits, before: T | undefined, now: T | undefined) => queue.moveAllToActiveOrBackoffQueue({ resource, actionType }, before, now);
    informer.addEventHandler({
      onAdd: (object) => moved(ActionType.Add, undefined, object),
      onUpdate: (before, object) => moved(ActionType.Update, before, object),
      onDelete: (gone) => moved(ActionType.Delete, isDeletedFinalStateUnknown<T>(gone) ? gone.obj : gone, undefined),
    });
  };
  tell(persistentVolumes, "PersistentVolume");
  tell(persistentVolumeClaims, "PersistentVolumeClaim");
  tell(storageClasses, "storage.k8s.io/StorageClass");
  tell(csiNodes, "storage.k8s.io/CSINode");
}

/** nodeSchedulingPropertiesChange of framework/events.go: which of a node's properties that matter to scheduling have changed. */
function nodeChanges(before: Node, node: Node): ActionTypeBits[] {
  const changes: [ActionTypeBits, (of: Node) => unknown][] = [
    [ActionType.UpdateNodeAllocatable, (of) => of.status?.allocatable], [ActionType.UpdateNodeLabel, (of) => of.metadata?.labels],
    [ActionType.UpdateNodeTaint, (of) => [of.spec?.taints, of.spec?.unschedulable]], [ActionType.UpdateNodeCondition, (of) => of.status?.conditions?.map(({ type, status }) => [type, status])],
    [ActionType.UpdateNodeAnnotation, (of) => of.metadata?.annotations],
  ];
  return changes.filter(([, part]) => !deepEqual(part(before), part(node))).map(([action]) => action);
}
