import type { SuiteBuilder, TestContext } from "@/lib/grader/harness/api";
import type { MakeServer } from "../server";
import type * as electionTimer from "../solution/election_timer";
import type * as handlers from "../solution/handlers";
import type * as hardState from "../solution/hard_state";
import type * as raft from "../solution/raft";
import type * as upToDate from "../solution/up_to_date";
import type * as votes from "../solution/votes";

/** The modules that a student writes, by file name without ".ts". */
export interface Modules {
  readonly hard_state: typeof hardState;
  readonly up_to_date: typeof upToDate;
  readonly votes: typeof votes;
  readonly election_timer: typeof electionTimer;
  readonly handlers: typeof handlers;
  readonly raft: typeof raft;
}

export type Context = TestContext<Modules>;
export type Builder = SuiteBuilder<Modules>;

/** A server of the student's making. Each life of each has its modules to itself: what a crash leaves is the disk. */
export const studentServer = (t: Context): MakeServer => (capabilities, config) => new (t.afresh().raft.Raft)(capabilities, config);
