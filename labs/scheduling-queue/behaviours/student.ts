import type { SuiteBuilder, TestContext } from "@/lib/grader/harness/api";
import type * as activeQueue from "../solution/active_queue";
import type * as backoffQueue from "../solution/backoff_queue";
import type * as failureHandler from "../solution/failure_handler";
import type * as nominator from "../solution/nominator";
import type * as preEnqueue from "../solution/pre_enqueue";
import type * as priorityQueue from "../solution/priority_queue";
import type * as queueingHints from "../solution/queueing_hints";
import type * as requeueing from "../solution/requeueing";
import type * as schedulerCache from "../solution/scheduler_cache";

/** The modules that a student writes, by file name without ".ts". */
export interface Modules {
  readonly active_queue: typeof activeQueue;
  readonly backoff_queue: typeof backoffQueue;
  readonly failure_handler: typeof failureHandler;
  readonly nominator: typeof nominator;
  readonly pre_enqueue: typeof preEnqueue;
  readonly priority_queue: typeof priorityQueue;
  readonly queueing_hints: typeof queueingHints;
  readonly requeueing: typeof requeueing;
  readonly scheduler_cache: typeof schedulerCache;
}

export type Context = TestContext<Modules>;
export type Builder = SuiteBuilder<Modules>;
