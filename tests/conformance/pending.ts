/**
 * Files of upstream's cases that no adapter runs yet, and why. A file that is neither here nor in adapters/index.ts fails; so
 * does one that is in both. The list only ever gets shorter.
 */
const modules: Readonly<Record<string, readonly string[]>> = {
  "module 2, State": ["raft_confchange", "raft_interaction_traces", "raft_quorum"],
  "module 3, The API server": ["apiserver_request_info", "rbac"],
  "module 4, client-go": ["delta_fifo"],
  "module 6, The scheduler": [
    "sched_allocated_scores", "sched_balanced_allocation", "sched_fit_filter", "sched_interpod_affinity_filter", "sched_interpod_affinity_score", "sched_misc", "sched_node_affinity", "sched_node_ports",
    "sched_preemption", "sched_requested_to_capacity_ratio", "sched_taint_toleration", "sched_topology_spread_filter",
    "sched_topology_spread_score",
  ],
  "many labs; each adds the constants that it grades": ["constants"],
};

/** File name to reason. */
export const pending: ReadonlyMap<string, string> = new Map(
  Object.entries(modules).flatMap(([module, names]) => names.map((name) => [
    `${name}.json`, module.startsWith("module") ? `its lab comes with ${module}` : `it concerns ${module}`,
  ] as const)),
);
