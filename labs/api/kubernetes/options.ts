// The options of requests: meta/v1 of k8s.io/apimachinery. Over HTTP those of list and watch are query parameters.

/** How a list or a watch is wanted. */
export interface ListOptions {
  labelSelector?: string;
  fieldSelector?: string;
  watch?: boolean;
  allowWatchBookmarks?: boolean;
  /** Unset: the newest. `"0"`: whatever is at hand. Anything else: see `resourceVersionMatch`. */
  resourceVersion?: string;
  resourceVersionMatch?: "Exact" | "NotOlderThan";
  /** Ends a watch after so many seconds, whatever happens. */
  timeoutSeconds?: number;
  /** At most so many items; the answer's `continue` leads on. */
  limit?: number;
  continue?: string;
  /** Begins a watch with what there is, and a bookmark behind it. */
  sendInitialEvents?: boolean;
}

/** How an object is read. */
export interface GetOptions {
  resourceVersion?: string;
}

/** How an object is created. */
export interface CreateOptions {
  /** `["All"]`: all stages are passed, nothing is stored. */
  dryRun?: string[];
  fieldManager?: string;
  fieldValidation?: "Ignore" | "Warn" | "Strict";
}

/** How an object is replaced. */
export interface UpdateOptions {
  dryRun?: string[];
  fieldManager?: string;
  fieldValidation?: "Ignore" | "Warn" | "Strict";
}

/** How an object is patched. */
export interface PatchOptions {
  dryRun?: string[];
  /** Apply only: takes fields from other managers. */
  force?: boolean;
  fieldManager?: string;
  fieldValidation?: "Ignore" | "Warn" | "Strict";
}

/** How an object is deleted. */
export interface DeleteOptions {
  apiVersion?: string;
  kind?: string;
  dryRun?: string[];
  /** 0: at once. */
  gracePeriodSeconds?: number;
  preconditions?: Preconditions;
  /** What becomes of the objects that it owns. */
  propagationPolicy?: "Orphan" | "Background" | "Foreground";
  orphanDependents?: boolean;
}

/** The deletion fails with a conflict unless the stored object has these. */
export interface Preconditions {
  uid?: string;
  resourceVersion?: string;
}
