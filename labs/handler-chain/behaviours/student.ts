import type { SuiteBuilder, TestContext } from "@/lib/grader/harness/api";
import type * as audit from "../solution/audit";
import type * as authentication from "../solution/authentication";
import type * as authorization from "../solution/authorization";
import type * as chain from "../solution/chain";
import type * as impersonation from "../solution/impersonation";
import type * as maxInFlight from "../solution/max_in_flight";
import type * as panicRecovery from "../solution/panic_recovery";
import type * as requestInfo from "../solution/request_info";
import type * as requestInfoFilter from "../solution/request_info_filter";
import type * as router from "../solution/router";
import type * as timeout from "../solution/timeout";

/** The modules that a student writes, by file name without ".ts". */
export interface Modules {
  readonly request_info: typeof requestInfo;
  readonly request_info_filter: typeof requestInfoFilter;
  readonly authentication: typeof authentication;
  readonly authorization: typeof authorization;
  readonly impersonation: typeof impersonation;
  readonly max_in_flight: typeof maxInFlight;
  readonly audit: typeof audit;
  readonly timeout: typeof timeout;
  readonly panic_recovery: typeof panicRecovery;
  readonly chain: typeof chain;
  readonly router: typeof router;
}

export type Context = TestContext<Modules>;
export type Builder = SuiteBuilder<Modules>;
