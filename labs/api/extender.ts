// What kube-scheduler and an extender say to each other (k8s.io/kube-scheduler/extender/v1); the names are those of the JSON.
import type { List } from "./kubernetes/meta";
import type { Node } from "./kubernetes/node";
import type { Pod } from "./kubernetes/pod";

/** The body of a request to filter or to prioritize. Which of the two lists it has, `nodeCacheCapable` says. */
export interface ExtenderArgs {
  readonly Pod: Pod;
  readonly Nodes?: List<Node>;
  readonly NodeNames?: readonly string[];
}

/** The answer to a request to filter. */
export interface ExtenderFilterResult {
  readonly Nodes?: List<Node>;
  readonly NodeNames?: readonly string[];
  /** Node to reason; preempting pods may help. */
  readonly FailedNodes?: Readonly<Record<string, string>>;
  /** The same, but preempting pods would not help. Comes before `FailedNodes`. */
  readonly FailedAndUnresolvableNodes?: Readonly<Record<string, string>>;
  /** Not empty: something broke. */
  readonly Error?: string;
}

/** The answer to a request to prioritize is a list of these. */
export interface HostPriority {
  readonly Host: string;
  /** 0 to 10. */
  readonly Score: number;
}

/** An extender in the scheduler's configuration. */
export interface ExtenderConfig {
  /** Such as `http://gpu/scheduler`; a request goes to `urlPrefix/verb`. */
  readonly urlPrefix: string;
  /** Absent: the extender does not filter. */
  readonly filterVerb?: string;
  /** Absent: the extender does not prioritize. */
  readonly prioritizeVerb?: string;
  /** How much its scores count. */
  readonly weight?: number;
  /** Does it know the nodes by itself? Then names are enough. */
  readonly nodeCacheCapable?: boolean;
  /** May scheduling go on without it when it is down? */
  readonly ignorable?: boolean;
  /** Only pods that ask for one of these resources are its business; absent: all. */
  readonly managedResources?: readonly string[];
}
