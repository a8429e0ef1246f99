import type { SuiteBuilder, TestContext } from "@/lib/grader/harness/api";
import type * as bind from "../solution/bind";
import type * as cycle from "../solution/cycle";
import type * as extender from "../solution/extender";
import type * as extenderAlgorithm from "../solution/extender_algorithm";
import type * as filter from "../solution/filter";
import type * as framework from "../solution/framework";
import type * as permit from "../solution/permit";
import type * as postFilter from "../solution/post_filter";
import type * as preFilter from "../solution/pre_filter";
import type * as preScore from "../solution/pre_score";
import type * as reserve from "../solution/reserve";
import type * as scheduleOne from "../solution/schedule_one";
import type * as scheduler from "../solution/scheduler";
import type * as waitingPods from "../solution/waiting_pods";

/** The modules that a student writes, and the given ones that use them, by file name without ".ts". */
export interface Modules {
  readonly bind: typeof bind;
  readonly cycle: typeof cycle;
  readonly extender: typeof extender;
  readonly extender_algorithm: typeof extenderAlgorithm;
  readonly filter: typeof filter;
  readonly framework: typeof framework;
  readonly permit: typeof permit;
  readonly post_filter: typeof postFilter;
  readonly pre_filter: typeof preFilter;
  readonly pre_score: typeof preScore;
  readonly reserve: typeof reserve;
  readonly schedule_one: typeof scheduleOne;
  readonly scheduler: typeof scheduler;
  readonly waiting_pods: typeof waitingPods;
}

export type Context = TestContext<Modules>;
export type Builder = SuiteBuilder<Modules>;
