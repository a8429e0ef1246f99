import type { SuiteBuilder, TestContext } from "@/lib/grader/harness/api";
import type * as backoff from "../solution/backoff";
import type * as deltaFifo from "../solution/delta_fifo";
import type * as indexer from "../solution/indexer";
import type * as informer from "../solution/informer";
import type * as processDeltas from "../solution/process_deltas";
import type * as processorListener from "../solution/processor_listener";
import type * as reflector from "../solution/reflector";

/** The modules that a student writes, by file name without ".ts". */
export interface Modules {
  readonly indexer: typeof indexer;
  readonly delta_fifo: typeof deltaFifo;
  readonly backoff: typeof backoff;
  readonly reflector: typeof reflector;
  readonly process_deltas: typeof processDeltas;
  readonly processor_listener: typeof processorListener;
  readonly informer: typeof informer;
}

export type Context = TestContext<Modules>;
export type Builder = SuiteBuilder<Modules>;
