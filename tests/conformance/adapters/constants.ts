import { isDeepStrictEqual } from "node:util";
import { defaultBackoff, defaultRetry } from "@/labs/api";
import { defaultRequestTimeout } from "@/labs/handler-chain/solution/chain";
import { defaultLimits } from "@/labs/handler-chain/solution/max_in_flight";
import { minWatchTimeoutSeconds, reflectorBackoff } from "@/labs/informer/solution/reflector";
import { WatchChannel } from "@/labs/mvcc-store/solution/channel";
import { maxLeaseTTL } from "@/labs/mvcc-store/solution/lease";
import { maxTxnOps } from "@/labs/mvcc-store/solution/txn";
import { maxWatchersPerSync, resyncPeriod } from "@/labs/mvcc-store/solution/watch";
import { RESTClient } from "@/labs/rest-client/solution/rest_client";
import { Snapshot } from "@/labs/scheduler/framework/snapshot";
import { numFeasibleNodesToFind } from "@/labs/scheduler/solution/feasible_nodes";
import { defaultProfile } from "@/labs/scheduler/solution/profile";
import { maxNodeScore } from "@/labs/scheduler/starter/score_range";
import { noListers } from "@/labs/scheduler/framework/nothing";
import { defaultMaxInUnschedulablePods, flushBackoffInterval, flushUnschedulableInterval } from "@/labs/scheduling-queue/solution/requeueing";
import { defaultPodInitialBackoff, defaultPodMaxBackoff } from "@/labs/scheduling-queue/solution/three_queues";
import { bookmarkFrequency } from "@/labs/watch-cache/solution/bookmarks";
import { eventFreshDuration } from "@/labs/watch-cache/solution/cyclic_buffer";
import { defaultControllerRateLimiter } from "@/labs/workqueue/solution/rate_limiters";
import type { RequestRateLimiter } from "@reconcile/api";
import type { Json } from "@/lib/sim/capabilities";
import { Fields } from "../fields";
import { pendingConstants } from "../pending";
import { PendingCase, type Adapter } from "../types";
import { simulation } from "./simulated";

/**
 * What our code has for a constant: imported from where it is used, or observed of what uses it. A lab adds a line for each constant that it grades,
 * and takes it off the list in pending.ts.
 */
const constants: Readonly<Record<string, () => unknown>> = {
  "workqueue.default.exponential.baseMs": () => limiter().when("x"),
  "workqueue.default.exponential.maxMs": () => last(Array.from({ length: 60 }, ((one) => () => one.when("x"))(limiter()))),
  "workqueue.default.bucket.qps": () => 1000 / last(delaysOfItems(101)),
  "workqueue.default.bucket.burst": () => delaysOfItems(1000).filter((delay) => delay <= 5).length,
  "reflector.watchTimeout.minMs": () => minWatchTimeoutSeconds * 1000,
  "reflector.backoff.initMs": () => reflectorBackoff.duration,
  "reflector.backoff.maxMs": () => reflectorBackoff.cap,
  "reflector.backoff.factor": () => reflectorBackoff.factor,
  "reflector.backoff.jitter": () => reflectorBackoff.jitter,
  "reflector.backoff.resetMs": () => reflectorBackoff.resetInterval,
  "etcd.maxTxnOps": () => maxTxnOps,
  "etcd.maxLeaseTTL": () => maxLeaseTTL / 1000,
  "etcd.watch.chanBufLen": roomOfChannel,
  "etcd.watch.maxWatchersPerSync": () => maxWatchersPerSync,
  "etcd.watch.resyncPeriodMs": () => resyncPeriod,
  "apiserver.maxRequestsInflight": () => defaultLimits.readOnly,
  "apiserver.maxMutatingRequestsInflight": () => defaultLimits.mutating,
  "apiserver.requestTimeoutMs": () => defaultRequestTimeout,
  "apiserver.watchCache.bookmarkFrequencyMs": () => bookmarkFrequency,
  "apiserver.watchCache.eventFreshDurationMs": () => eventFreshDuration,
  "rest.client.qps": () => limiterOfClient().qps(),
  "rest.client.burst": () => taken(limiterOfClient()),
  "retry.DefaultRetry": () => defaultRetry,
  "retry.DefaultBackoff": () => defaultBackoff,
  "scheduler.podInitialBackoffMs": () => defaultPodInitialBackoff,
  "scheduler.podMaxBackoffMs": () => defaultPodMaxBackoff,
  "scheduler.flushBackoffIntervalMs": () => flushBackoffInterval,
  "scheduler.flushUnschedulableIntervalMs": () => flushUnschedulableInterval,
  "scheduler.maxInUnschedulablePodsMs": () => defaultMaxInUnschedulablePods,
  "scheduler.minFeasibleNodesToFind": () => numFeasibleNodesToFind(1, 5000),
  "scheduler.minFeasibleNodesPercentageToFind": () => numFeasibleNodesToFind(0, 1_000_000) / 10_000,
  "scheduler.maxNodeScore": () => maxNodeScore,
  "scheduler.defaultScoreWeights": () => Object.fromEntries(defaultProfile(new Snapshot(), noListers)
    .filter(({ plugin }) => plugin.score !== undefined).map(({ plugin, weight }) => [plugin.name, weight])),
};

const limiter = () => defaultControllerRateLimiter<string>(simulation().clock);

/** How long each of so many items has to wait for its first try, all at once. */
function delaysOfItems(count: number): number[] {
  const one = limiter();
  return Array.from({ length: count }, (_, i) => one.when(String(i)));
}

/** The limiter of a client whose configuration says nothing about one. */
function limiterOfClient(): RequestRateLimiter {
  const { rateLimiter } = new RESTClient({ clock: simulation().clock, roundTripper: () => Promise.reject(new Error("nothing is sent")) }, "", "v1");
  if (rateLimiter === undefined) throw new Error("a client has no limiter unless told to");
  return rateLimiter;
}

/** How many requests it lets pass at once. */
function taken(limiter: RequestRateLimiter): number {
  let count = 0;
  while (limiter.tryAccept()) count += 1;
  return count;
}

/** How many responses a watch takes that nobody reads. */
function roomOfChannel(): number {
  const channel = new WatchChannel(() => {});
  let sent = 0;
  while (channel.send({ header: { revision: 1 }, events: [], canceled: false, compactRevision: 0 })) sent += 1;
  return sent;
}

const last = (values: number[]): number => values.at(-1) as number;

export const constantCases: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const expected = fields.json<Json>("value");
  for (const remark of ["source", "checked"]) if (fields.has(remark)) fields.string(remark);
  fields.finish();
  const ours = Object.hasOwn(constants, testCase.name) ? constants[testCase.name] : undefined;
  const why = pendingConstants.get(testCase.name);
  if (!ours && why === undefined) throw new Error("nobody knows this constant: it is neither in adapters/constants.ts nor in pending.ts");
  if (ours && why !== undefined) throw new Error("it is compared and listed in pending.ts as well");
  if (!ours) throw new PendingCase(why);
  const value = ours();
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(value)), expected)) throw new Error(`it is ${JSON.stringify(value)}, expected ${JSON.stringify(expected)}`);
};
