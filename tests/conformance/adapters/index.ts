import type { Adapter } from "../types";
import { apiserverRequestInfo } from "./apiserver_request_info";
import { constantCases } from "./constants";
import { deltaFifo } from "./delta_fifo";
import { etcdKeyIndex } from "./etcd_key_index";
import { etcdMvccKv } from "./etcd_mvcc_kv";
import { flowcontrolBackoff } from "./flowcontrol_backoff";
import { jsonMergePatch } from "./json_merge_patch_rfc7386";
import { jsonPatch } from "./json_patch_rfc6902";
import { labelSelector } from "./label_selector";
import { namesVersionsFields } from "./names_versions_fields";
import { nodeAffinityHelpers } from "./node_affinity_helpers";
import { podResourceRequests } from "./pod_resource_requests";
import { quantity } from "./quantity";
import { raftConfchange } from "./raft_confchange";
import { raftInteractionTraces } from "./raft_interaction_traces";
import { raftQuorum } from "./raft_quorum";
import { tolerationToleratesTaintCases } from "./toleration_tolerates_taint";
import { rbac } from "./rbac";
import { schedAllocatedScores } from "./sched_allocated_scores";
import { schedBalancedAllocation } from "./sched_balanced_allocation";
import { schedFitFilter } from "./sched_fit_filter";
import { schedInterpodAffinityFilter, schedInterpodAffinityScore } from "./sched_interpod_affinity";
import { schedMisc } from "./sched_misc";
import { schedNodeAffinity } from "./sched_node_affinity";
import { schedNodePorts } from "./sched_node_ports";
import { schedPreemption } from "./sched_preemption";
import { schedRequestedToCapacityRatio } from "./sched_requested_to_capacity_ratio";
import { schedTaintToleration } from "./sched_taint_toleration";
import { schedTopologySpreadFilter, schedTopologySpreadScore } from "./sched_topology_spread";
import { workqueueDelaying } from "./workqueue_delaying";
import { workqueueQueue } from "./workqueue_queue";
import { workqueueRateLimiters } from "./workqueue_rate_limiters";

/** File name to what runs its cases. One adapter a file. */
export const adapters: ReadonlyMap<string, Adapter> = new Map([
  ["apiserver_request_info.json", apiserverRequestInfo],
  ["constants.json", constantCases],
  ["delta_fifo.json", deltaFifo],
  ["etcd_key_index.json", etcdKeyIndex],
  ["etcd_mvcc_kv.json", etcdMvccKv],
  ["flowcontrol_backoff.json", flowcontrolBackoff],
  ["json_merge_patch_rfc7386.json", jsonMergePatch],
  ["json_patch_rfc6902.json", jsonPatch],
  ["label_selector.json", labelSelector],
  ["names_versions_fields.json", namesVersionsFields],
  ["node_affinity_helpers.json", nodeAffinityHelpers],
  ["pod_resource_requests.json", podResourceRequests],
  ["quantity.json", quantity],
  ["raft_confchange.json", raftConfchange],
  ["raft_interaction_traces.json", raftInteractionTraces],
  ["raft_quorum.json", raftQuorum],
  ["toleration_tolerates_taint.json", tolerationToleratesTaintCases],
  ["rbac.json", rbac],
  ["sched_allocated_scores.json", schedAllocatedScores],
  ["sched_balanced_allocation.json", schedBalancedAllocation],
  ["sched_fit_filter.json", schedFitFilter],
  ["sched_interpod_affinity_filter.json", schedInterpodAffinityFilter],
  ["sched_interpod_affinity_score.json", schedInterpodAffinityScore],
  ["sched_misc.json", schedMisc],
  ["sched_node_affinity.json", schedNodeAffinity],
  ["sched_node_ports.json", schedNodePorts],
  ["sched_preemption.json", schedPreemption],
  ["sched_requested_to_capacity_ratio.json", schedRequestedToCapacityRatio],
  ["sched_taint_toleration.json", schedTaintToleration],
  ["sched_topology_spread_filter.json", schedTopologySpreadFilter],
  ["sched_topology_spread_score.json", schedTopologySpreadScore],
  ["workqueue_delaying.json", workqueueDelaying],
  ["workqueue_queue.json", workqueueQueue],
  ["workqueue_rate_limiters.json", workqueueRateLimiters],
]);
