import { buildHandlerChain } from "@/labs/handler-chain/solution/chain";
import { routeTo } from "@/labs/handler-chain/solution/router";
import { LeaseStore } from "@/labs/mvcc-store/solution/lease";
import { SharedInformer, type SharedInformerOptions } from "@/labs/resync/solution/shared_informer";
import { Cacher } from "@/labs/watch-cache/solution/cacher";
import { defaultControllerRateLimiter } from "@/labs/workqueue/solution/rate_limiters";
import { RateLimitingQueue } from "@/labs/workqueue/solution/rate_limiting";
import type { AsyncComponent, Authenticator, Authorizer, Capabilities, Clock, Etcd, Json, KubernetesObject, Log, SharedIndexInformer, TypedRateLimitingInterface } from "@reconcile/api";
import { SchedulerProcess } from "./scheduler/scheduler-process";
import type { Admission } from "./apiserver/registry-store";
import type { StorageDecorator } from "./apiserver/resources";

/** What a part is made with that needs time and a place to complain. */
export interface PartConfig {
  readonly clock: Clock;
  readonly log: Log;
}

/** The replaceable parts of the API server. */
export interface ApiServerParts {
  readonly buildHandlerChain: typeof buildHandlerChain;
  readonly routeTo: typeof routeTo;
  readonly authenticator: Authenticator;
  readonly authorizer: Authorizer;
  readonly admission: (config: PartConfig) => Admission;
  /** What stands between a registry and etcd. */
  readonly storage: (config: PartConfig) => StorageDecorator;
}

/** The replaceable parts of everything that speaks to the API server. */
export interface ClientParts {
  readonly informer: <T extends KubernetesObject>(options: SharedInformerOptions<T>) => SharedIndexInformer<T>;
  readonly workQueue: (clock: Clock) => TypedRateLimitingInterface<string>;
}

/** A whole scheduler, and what of it is shown. */
export interface SchedulerPart extends AsyncComponent {
  show(): Json;
}

/** Every part of a control plane, each the reference of a lab or anything that does the same. */
export interface ClusterParts extends ApiServerParts, ClientParts {
  readonly etcd: (config: { readonly clock: Clock }) => Etcd;
  readonly scheduler: (capabilities: Capabilities, parts: ClientParts) => SchedulerPart;
}

/** Components and people are who their token says. */
const bearer: Authenticator = {
  authenticateRequest: async ({ headers }) => {
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
    return token === undefined ? undefined : { user: { username: token, groups: ["system:authenticated"] } };
  },
};

/** A control plane of the labs' references. */
export const referenceParts: ClusterParts = {
  etcd: (config) => new LeaseStore(config),
  scheduler: (capabilities, parts) => new SchedulerProcess(capabilities, parts),
  buildHandlerChain,
  routeTo,
  authenticator: bearer,
  authorizer: { authorize: async () => ({ decision: "Allow" }) },
  admission: () => ({ handles: () => true, admit: async () => {}, validate: async () => {} }),
  storage: (config) => (storage, resource) => {
    const cacher = new Cacher(storage, { ...config, ...resource });
    void cacher.run();
    return cacher;
  },
  informer: (options) => new SharedInformer(options),
  workQueue: (clock) => new RateLimitingQueue<string>(defaultControllerRateLimiter(clock), { clock }),
};
