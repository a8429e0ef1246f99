import { committedIndex as majorityCommitted } from "../solution/commit";
import { Votes, type VoteResult } from "../solution/votes";

/** Names of voters. */
export type MajorityConfig = ReadonlySet<string>;

/** While a configuration changes, two sets of voters decide together. The outgoing one is empty at all other times. */
export interface JointConfig {
  readonly incoming: MajorityConfig;
  readonly outgoing: MajorityConfig;
}

const halves = ({ incoming, outgoing }: JointConfig) => [incoming, outgoing];

/**
 * The largest index that both majorities have reached (etcd's quorum/joint.go, CommittedIndex): one more reason why no moment of a change can have two
 * leaders that do not know of each other. An empty half asks for nothing; with both empty everything is committed, Infinity.
 * @param acked how far each voter is; one that is missing has reached nothing.
 */
export function committedIndex(config: JointConfig, acked: ReadonlyMap<string, number>): number {
  return Math.min(...halves(config).map((voters) => majorityCommitted([...voters].map((voter) => acked.get(voter) ?? 0))));
}

/** Won if both halves won, lost if one is lost (quorum/joint.go, VoteResult). An empty half is won. */
export function voteResult(config: JointConfig, votes: ReadonlyMap<string, boolean>): VoteResult {
  const results = halves(config).map((voters) => majorityResult(voters, votes));
  if (results.includes("lost")) return "lost";
  return results.every((result) => result === "won") ? "won" : "pending";
}

function majorityResult(voters: MajorityConfig, given: ReadonlyMap<string, boolean>): VoteResult {
  if (voters.size === 0) return "won";
  const votes = new Votes([...voters]);
  for (const [voter, granted] of given) votes.record(voter, granted);
  return votes.result();
}
