import type { SuiteBuilder, TestContext } from "@/lib/grader/harness/api";
import type * as affinityRules from "../solution/affinity_rules";
import type * as feasibleNodes from "../solution/feasible_nodes";
import type * as fit from "../solution/fit";
import type * as fitError from "../solution/fit_error";
import type * as nodeAffinity from "../solution/node_affinity";
import type * as normalizeScore from "../solution/normalize_score";
import type * as runScore from "../solution/run_score";
import type * as scheduleOne from "../solution/schedule_one";
import type * as scorers from "../solution/scorers";
import type * as selectHost from "../solution/select_host";
import type * as taintToleration from "../solution/taint_toleration";
import type * as topologySpread from "../solution/topology_spread";

/** The modules that a student writes, and the given ones that use them, by file name without ".ts". */
export interface Modules {
  readonly taint_toleration: typeof taintToleration;
  readonly fit: typeof fit;
  readonly normalize_score: typeof normalizeScore;
  readonly scorers: typeof scorers;
  readonly run_score: typeof runScore;
  readonly topology_spread: typeof topologySpread;
  readonly affinity_rules: typeof affinityRules;
  readonly fit_error: typeof fitError;
  readonly feasible_nodes: typeof feasibleNodes;
  readonly select_host: typeof selectHost;
  readonly node_affinity: typeof nodeAffinity;
  readonly schedule_one: typeof scheduleOne;
}

export type Context = TestContext<Modules>;
export type Builder = SuiteBuilder<Modules>;
