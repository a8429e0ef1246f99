import type { SuiteBuilder, TestContext } from "@/lib/grader/harness/api";
import type * as commit from "../solution/commit";
import type * as kv from "../solution/kv";
import type * as log from "../solution/log";
import type * as progress from "../solution/progress";
import type * as server from "../solution/server";

/** The modules that tests use directly, by file name without ".ts"; `server` is given and calls the others. */
export interface Modules {
  readonly commit: typeof commit;
  readonly kv: typeof kv;
  readonly log: typeof log;
  readonly progress: typeof progress;
  readonly server: typeof server;
}

export type Context = TestContext<Modules>;
export type Builder = SuiteBuilder<Modules>;
