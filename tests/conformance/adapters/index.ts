import type { Adapter } from "../types";
import { constantCases } from "./constants";
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
import { tolerationToleratesTaintCases } from "./toleration_tolerates_taint";
import { workqueueDelaying } from "./workqueue_delaying";
import { workqueueQueue } from "./workqueue_queue";
import { workqueueRateLimiters } from "./workqueue_rate_limiters";

/** File name to what runs its cases. One adapter a file. */
export const adapters: ReadonlyMap<string, Adapter> = new Map([
  ["constants.json", constantCases],
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
  ["toleration_tolerates_taint.json", tolerationToleratesTaintCases],
  ["workqueue_delaying.json", workqueueDelaying],
  ["workqueue_queue.json", workqueueQueue],
  ["workqueue_rate_limiters.json", workqueueRateLimiters],
]);
