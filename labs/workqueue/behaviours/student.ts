import type { SuiteBuilder, TestContext } from "@/lib/grader/harness/api";
import type * as delaying from "../solution/delaying";
import type * as queue from "../solution/queue";
import type * as rateLimiters from "../solution/rate_limiters";
import type * as rateLimiting from "../solution/rate_limiting";

/** The modules that a student writes, by file name without ".ts". */
export interface Modules {
  readonly queue: typeof queue;
  readonly delaying: typeof delaying;
  readonly rate_limiters: typeof rateLimiters;
  readonly rate_limiting: typeof rateLimiting;
}

export type Context = TestContext<Modules>;
export type Builder = SuiteBuilder<Modules>;
