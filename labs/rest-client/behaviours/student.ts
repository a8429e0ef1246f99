import type { SuiteBuilder, TestContext } from "@/lib/grader/harness/api";
import type * as discovery from "../solution/discovery";
import type * as dynamic from "../solution/dynamic";
import type * as rateLimiter from "../solution/rate_limiter";
import type * as restClient from "../solution/rest_client";
import type * as streamWatcher from "../solution/stream_watcher";
import type * as typed from "../solution/typed";

/** The modules that a student writes, by file name without ".ts". */
export interface Modules {
  readonly rest_client: typeof restClient;
  readonly rate_limiter: typeof rateLimiter;
  readonly stream_watcher: typeof streamWatcher;
  readonly dynamic: typeof dynamic;
  readonly discovery: typeof discovery;
  readonly typed: typeof typed;
}

export type Context = TestContext<Modules>;
export type Builder = SuiteBuilder<Modules>;
