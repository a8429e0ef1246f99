/**
 * What upstream's cases ask for and a reference leaves out on purpose, and why. An adapter that meets such a thing throws {@link excepted}; the
 * case then counts as excepted, and the table says how many there were for which reason. Everything else that an adapter does not know fails.
 * The keys name features, not cases, so that other cases of the same shape are treated alike.
 */
const reasons = {
  "raft:prevote": "PreVote is left out of the election lab, which follows the paper",
  "raft:check-quorum": "CheckQuorum is left out of the election lab, which follows the paper",
  "raft:lease": "reads by lease need CheckQuorum; the lab reads through the log",
  "raft:transfer-leadership": "no lab hands leadership over",
  "raft:async-storage": "asynchronous storage writes: in the lab a handler stores before it sends, at one moment of virtual time",
  "raft:ticks": "the reference has timers in milliseconds, and no ticks to count",
  "raft:snapshot-by-hand": "the reference sends a snapshot when entries are gone, never on request",
  "raft:whole-node membership": "the servers of the lab's clusters are fixed; the rules of changes are in labs/raft-log/membership",
} as const;

export type Feature = keyof typeof reasons;

/** Thrown for a case that asks for what is left out. */
export class Excepted extends Error {
  readonly feature: Feature;

  constructor(feature: Feature) {
    super(reasons[feature]);
    this.feature = feature;
  }
}

export function excepted(feature: Feature): never {
  throw new Excepted(feature);
}
