import { podRequests, type ExtenderArgs, type ExtenderConfig, type ExtenderFilterResult, type HostPriority, type NodeInfo, type PluginStatus, type Pod, type RoundTripper } from "@reconcile/api";
import { newStatus } from "./status";

/** What an extender said of nodes. */
export interface ExtenderOutcome {
  readonly feasible: readonly NodeInfo[];
  readonly failed: ReadonlyMap<string, PluginStatus>;
}

/** Stage 4. The scheduler's side of an extender: a policy that is asked over HTTP. */
export class HTTPExtender {
  readonly config: ExtenderConfig;
  readonly #roundTrip: RoundTripper;

  constructor(config: ExtenderConfig, roundTrip: RoundTripper) {
    this.config = config;
    this.#roundTrip = roundTrip;
  }

  /** Has it anything to do with this pod? */
  isInterested(pod: Pod): boolean {
    throw new Error("not written yet: HTTPExtender.isInterested");
  }

  /** Which of the nodes may the pod go to? Rejects if the extender cannot be reached or says that something broke. */
  async filter(pod: Pod, nodes: readonly NodeInfo[]): Promise<ExtenderOutcome> {
    throw new Error("not written yet: HTTPExtender.filter");
  }

  /** Scores from 0 to 10, not weighted yet. */
  async prioritize(pod: Pod, nodes: readonly NodeInfo[]): Promise<ReadonlyMap<string, number>> {
    throw new Error("not written yet: HTTPExtender.prioritize");
  }
}
