/**
 * Files of upstream's cases that no adapter runs yet, and why. A file that is neither here nor in adapters/index.ts fails; so
 * does one that is in both. The list only ever gets shorter.
 */
const modules: Readonly<Record<string, readonly string[]>> = {};

/** File name to reason. */
export const pending: ReadonlyMap<string, string> = new Map(
  Object.entries(modules).flatMap(([module, names]) => names.map((name) => [`${name}.json`, `its lab comes with ${module}`] as const)),
);

/** Constants (constants.json) of labs that are still to come. Whoever writes the lab moves them to adapters/constants.ts. */
const constants: Readonly<Record<string, readonly string[]>> = {
  "module 2, State": [
    "etcd.maxRequestBytes", "etcd.tickMs", "etcd.electionMs", "raft.randomizedElectionTimeout", "leaderElection.leaseDurationMs", "leaderElection.renewDeadlineMs",
    "leaderElection.retryPeriodMs", "leaderElection.jitterFactor", "zookeeper.tickTimeMs", "zookeeper.minSessionTimeoutTicks",
    "zookeeper.maxSessionTimeoutTicks", "zookeeper.sequentialSuffixFormat",
  ],
  "module 3, The API server": [
    "apiserver.etcdCompactionIntervalMs", "apiserver.minRequestTimeoutS", "apf.priorityLevel.system",
    "apf.priorityLevel.node-high", "apf.priorityLevel.leader-election", "apf.priorityLevel.workload-high", "apf.priorityLevel.workload-low",
    "apf.priorityLevel.global-default", "apf.priorityLevel.catch-all", "apf.priorityLevel.exempt",
  ],
  "module 5, Controllers and releases": ["hpa.tolerance", "clusterAutoscaler"],
  "module 7, The node": [
    "service.sessionAffinity.clientIP.timeoutSeconds.default", "kubelet.crashLoopBackOff.initialMs", "kubelet.crashLoopBackOff.maxMs",
    "kubelet.crashLoopBackOff.reduced(alpha gate ReduceDefaultCrashLoopBackOffDecay).maxMs", "kubelet.evictionHard.default",
    "kubelet.evictionPressureTransitionMs", "kubelet.nodeStatusReportFrequencyMs",
  ],
};

/** Constant to reason. */
export const pendingConstants: ReadonlyMap<string, string> = new Map(
  Object.entries(constants).flatMap(([module, names]) => names.map((name) => [name, `its lab comes with ${module}`] as const)),
);
