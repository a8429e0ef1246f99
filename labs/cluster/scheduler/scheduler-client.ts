import type { Pod, PodCondition, SchedulerClient } from "@reconcile/api";
import type { ClusterClient } from "../client";

/** What the scheduler writes, as requests to the API server. */
export class RemoteSchedulerClient implements SchedulerClient {
  readonly #client: ClusterClient;

  constructor(client: ClusterClient) {
    this.#client = client;
  }

  bind(pod: Pod, nodeName: string): Promise<void> {
    return this.#client.bind(pod, nodeName);
  }

  async deletePod({ metadata }: Pod): Promise<void> {
    await this.#client.pods(metadata?.namespace ?? "").delete(metadata?.name ?? "", { preconditions: { uid: metadata?.uid ?? "" } });
  }

  async patchPodStatus(pod: Pod, { condition, nominatedNodeName }: { readonly condition?: PodCondition; readonly nominatedNodeName?: string }): Promise<void> {
    const conditions = condition === undefined ? {} : { conditions: [...(pod.status?.conditions ?? []).filter(({ type }) => type !== condition.type), condition] };
    // An empty name takes the nomination away.
    const nominated = nominatedNodeName === undefined ? {} : { nominatedNodeName: nominatedNodeName === "" ? null : nominatedNodeName };
    await this.#client.pods(pod.metadata?.namespace ?? "").patch(pod.metadata?.name ?? "", "application/merge-patch+json", { status: { ...conditions, ...nominated } }, {}, "status");
  }
}
