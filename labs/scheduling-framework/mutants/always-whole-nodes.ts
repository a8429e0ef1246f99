// mutant-of: extender.ts
// killed-by: extender.names
// mistake: Whole nodes are sent to an extender that knows them: megabytes for each pod.
import { podRequests, type ExtenderArgs, type ExtenderConfig, type ExtenderFilterResult, type HostPriority, type NodeInfo, type PluginStatus, type Pod, type RoundTripper } from "@reconcile/api";
import { newStatus } from "./status";

/** What an extender said of nodes. */
export interface ExtenderOutcome {
  readonly feasible: readonly NodeInfo[];
  readonly failed: ReadonlyMap<string, PluginStatus>;
}

/** The scheduler's side of an extender (pkg/scheduler/extender.go): a policy that is asked over HTTP. */
export class HTTPExtender {
  readonly config: ExtenderConfig;
  readonly #roundTrip: RoundTripper;

  constructor(config: ExtenderConfig, roundTrip: RoundTripper) {
    this.config = config;
    this.#roundTrip = roundTrip;
  }

  /** Has it anything to do with this pod? */
  isInterested(pod: Pod): boolean {
    const { managedResources } = this.config;
    if (managedResources === undefined) return true;
    const requests = podRequests(pod);
    return managedResources.some((name) => requests[name] !== undefined);
  }

  /** Which of the nodes may the pod go to? Rejects if the extender cannot be reached or says that something broke. */
  async filter(pod: Pod, nodes: readonly NodeInfo[]): Promise<ExtenderOutcome> {
    if (this.config.filterVerb === undefined) return { feasible: nodes, failed: new Map() };
    const result = await this.#send<ExtenderFilterResult>(this.config.filterVerb, pod, nodes);
    if (result.Error) throw new Error(result.Error);
    const passed = new Set(this.config.nodeCacheCapable ? result.NodeNames : result.Nodes?.items.map(({ metadata }) => metadata?.name ?? ""));
    const failed = new Map<string, PluginStatus>();
    for (const [name, reason] of Object.entries(result.FailedNodes ?? {})) failed.set(name, newStatus("Unschedulable", reason));
    for (const [name, reason] of Object.entries(result.FailedAndUnresolvableNodes ?? {})) failed.set(name, newStatus("UnschedulableAndUnresolvable", reason));
    return { feasible: nodes.filter(({ name }) => passed.has(name)), failed };
  }

  /** Scores from 0 to 10, not weighted yet. */
  async prioritize(pod: Pod, nodes: readonly NodeInfo[]): Promise<ReadonlyMap<string, number>> {
    if (this.config.prioritizeVerb === undefined) return new Map();
    const list = await this.#send<readonly HostPriority[]>(this.config.prioritizeVerb, pod, nodes);
    return new Map(list.map(({ Host, Score }) => [Host, Score]));
  }

  async #send<T>(verb: string, pod: Pod, nodes: readonly NodeInfo[]): Promise<T> {
    const args: ExtenderArgs = this.config.nodeCacheCapable
      ? { Pod: pod, NodeNames: nodes.map(({ name }) => name), Nodes: { items: nodes.map(({ node }) => node) } }
      : { Pod: pod, Nodes: { items: nodes.map(({ node }) => node) } };
    const response = await this.#roundTrip({
      method: "POST", url: `${this.config.urlPrefix.replace(/\/$/, "")}/${verb}`, headers: { "content-type": "application/json" }, body: JSON.stringify(args),
    });
    if (response.status !== 200 || typeof response.body !== "string") throw new Error(`failed ${verb} with extender at URL ${this.config.urlPrefix}, code ${response.status}`);
    return JSON.parse(response.body) as T;
  }
}
