import type { SuiteBuilder, TestContext } from "@/lib/grader/harness/api";
import type * as bookmarks from "../solution/bookmarks";
import type * as cacheWatcher from "../solution/cache_watcher";
import type * as cacher from "../solution/cacher";
import type * as cyclicBuffer from "../solution/cyclic_buffer";
import type * as watchCache from "../solution/watch_cache";

/** The modules that a student writes and that tests look into, by file name without ".ts". */
export interface Modules {
  readonly cyclic_buffer: typeof cyclicBuffer;
  readonly watch_cache: typeof watchCache;
  readonly cache_watcher: typeof cacheWatcher;
  readonly bookmarks: typeof bookmarks;
  readonly cacher: typeof cacher;
}

export type Context = TestContext<Modules>;
export type Builder = SuiteBuilder<Modules>;
