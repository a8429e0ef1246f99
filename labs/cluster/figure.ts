import type { Trace } from "@/lib/sim";
import type { ScenarioAction } from "@/lib/sim/scenario";
import { SharedInformer } from "@/labs/resync/solution/shared_informer";
import { metaNamespaceKeyFunc, type KubernetesObject } from "@reconcile/api";
import { missedDeletions, scene, sceneProcesses } from "./missed-deletions";

export { sceneProcesses };

/** Courses of things for the lesson on informers; the reader goes on from there. */
export const clusterActions = {
  right: missedDeletions,
  wrong: [{ at: 0, kind: "custom", id: "wrong-informer" }, ...missedDeletions],
} satisfies Readonly<Record<string, readonly ScenarioAction[]>>;

/** Runs the small cluster; with `wrong-informer` among the actions, its components have an informer with a mistake. */
export async function runCluster(actions: readonly ScenarioAction[], until: number, drain: () => Promise<void>): Promise<Trace> {
  const wrong = actions.some((action) => action.kind === "custom" && action.id === "wrong-informer");
  const rest = actions.filter((action) => action.kind !== "custom" || action.id !== "wrong-informer");
  const { trace } = await scene({ drain, actions: rest, until, parts: wrong ? { informer: (options) => new OnlyAddingInformer(options) } : {} });
  return trace;
}

/** An informer that takes a list for additions only, as the wrong solution "list-reports-no-deletions" of the lab does: what the list lacks stays in its store. */
class OnlyAddingInformer<T extends KubernetesObject> extends SharedInformer<T> {
  constructor(options: ConstructorParameters<typeof SharedInformer<T>>[0]) {
    super(options);
    const { queue, indexer } = this;
    const replace = queue.replace.bind(queue);
    queue.replace = (list, resourceVersion) => {
      const listed = new Set(list.map(metaNamespaceKeyFunc));
      replace([...list, ...indexer.list().filter((object) => !listed.has(metaNamespaceKeyFunc(object)))], resourceVersion);
    };
  }
}
