import type { SuiteBuilder, TestContext } from "@/lib/grader/harness/api";
import type * as affinityRules from "../solution/affinity_rules";
import type * as budgets from "../solution/budgets";
import type * as defaultPreemption from "../solution/default_preemption";
import type * as dryRun from "../solution/dry_run";
import type * as eligible from "../solution/eligible";
import type * as evaluator from "../solution/evaluator";
import type * as executor from "../solution/executor";
import type * as fit from "../solution/fit";
import type * as importance from "../solution/importance";
import type * as pickNode from "../solution/pick_node";
import type * as preemptPod from "../solution/preempt_pod";
import type * as selectVictims from "../solution/select_victims";
import type * as topologySpread from "../solution/topology_spread";

/** The modules that a student writes, and the given ones that use them, by file name without ".ts". */
export interface Modules {
  readonly importance: typeof importance;
  readonly budgets: typeof budgets;
  readonly select_victims: typeof selectVictims;
  readonly dry_run: typeof dryRun;
  readonly pick_node: Pick<typeof pickNode, "pickOneNodeForPreemption">;
  readonly eligible: typeof eligible;
  readonly evaluator: typeof evaluator;
  readonly preempt_pod: typeof preemptPod;
  readonly executor: typeof executor;
  readonly default_preemption: typeof defaultPreemption;
  readonly fit: typeof fit;
  readonly topology_spread: typeof topologySpread;
  readonly affinity_rules: typeof affinityRules;
}

export type Context = TestContext<Modules>;
export type Builder = SuiteBuilder<Modules>;
