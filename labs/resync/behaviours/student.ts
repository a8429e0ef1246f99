import type { SuiteBuilder, TestContext } from "@/lib/grader/harness/api";
import type * as resyncDeltaFifo from "../solution/resync_delta_fifo";
import type * as resyncListener from "../solution/resync_listener";
import type * as resyncPeriod from "../solution/resync_period";
import type * as resyncReflector from "../solution/resync_reflector";
import type * as sharedInformer from "../solution/shared_informer";
import type * as sharedProcessor from "../solution/shared_processor";

/** The modules that a student writes, by file name without ".ts". */
export interface Modules {
  readonly resync_delta_fifo: typeof resyncDeltaFifo;
  readonly resync_reflector: typeof resyncReflector;
  readonly resync_listener: typeof resyncListener;
  readonly shared_processor: typeof sharedProcessor;
  readonly shared_informer: typeof sharedInformer;
  readonly resync_period: typeof resyncPeriod;
}

export type Context = TestContext<Modules>;
export type Builder = SuiteBuilder<Modules>;
