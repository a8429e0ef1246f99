import { buildHandlerChain } from "@/labs/handler-chain/solution/chain";
import { routeTo } from "@/labs/handler-chain/solution/router";
import { LeaseStore } from "@/labs/mvcc-store/solution/lease";
import { newAuthenticator } from "@/labs/rbac/solution/authentication";
import { RBACAuthorizer } from "@/labs/rbac/solution/authorizer";
import type { RuleResolver } from "@/labs/rbac/solution/resolver";
import { UnionAuthorizer } from "@/labs/rbac/solution/union_authorizer";
import { SharedInformer, type SharedInformerOptions } from "@/labs/resync/solution/shared_informer";
import { Cacher } from "@/labs/watch-cache/solution/cacher";
import { defaultControllerRateLimiter } from "@/labs/workqueue/solution/rate_limiters";
import { RateLimitingQueue } from "@/labs/workqueue/solution/rate_limiting";
import type { AsyncComponent, Authenticator, Authorizer, Capabilities, Clock, Etcd, Json, KubernetesObject, Log, SharedIndexInformer, TypedRateLimitingInterface } from "@reconcile/api";
import { SchedulerProcess } from "./scheduler/scheduler-process";
import { newAdmissionChain, type Admission, type AdmissionConfig } from "./apiserver/admission";
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
  /** @param resolver knows the cluster's RBAC objects as they are at each moment */
  readonly authorizer: (resolver: RuleResolver) => Authorizer;
  readonly admission: (config: AdmissionConfig) => Admission;
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

/** Members of `system:masters` may do everything, whatever the rules say (authorizerfactory.NewPrivilegedGroups). */
const privileged: Authorizer = {
  authorize: async ({ user }) => ({ decision: user.groups?.includes("system:masters") ? "Allow" : "NoOpinion" }),
};

/** A control plane of the labs' references. */
export const referenceParts: ClusterParts = {
  etcd: (config) => new LeaseStore(config),
  scheduler: (capabilities, parts) => new SchedulerProcess(capabilities, parts),
  buildHandlerChain,
  routeTo,
  authenticator: newAuthenticator({ tokens: new Map(), anonymous: false }),
  authorizer: (resolver) => new UnionAuthorizer(privileged, new RBACAuthorizer(resolver)),
  admission: newAdmissionChain,
  storage: (config) => (storage, resource) => {
    const cacher = new Cacher(storage, { ...config, ...resource });
    void cacher.run();
    return cacher;
  },
  informer: (options) => new SharedInformer(options),
  workQueue: (clock) => new RateLimitingQueue<string>(defaultControllerRateLimiter(clock), { clock }),
};
