import type { JointConfig } from "./quorum";

/** One change: a server becomes a voter or a learner, or leaves. `update` changes its address only, and so nothing here. */
export interface ConfChange {
  readonly kind: "voter" | "learner" | "remove" | "update";
  readonly id: string;
}

/** Where a leader begins with a member: what `Progress` is made of. */
export interface Member {
  readonly matchIndex: number;
  readonly nextIndex: number;
  readonly isLearner: boolean;
}

/** Who decides, who only listens, and what a leader knows of each (etcd's tracker.Config and ProgressMap). A value: changes make a new one. */
export interface Membership {
  readonly voters: JointConfig;
  readonly learners: ReadonlySet<string>;
  /** Voters of the outgoing half that will be learners: nobody is both at once, so they wait until the joint configuration is left. */
  readonly learnersNext: ReadonlySet<string>;
  /** Whether the joint configuration is left as soon as its entry is applied. */
  readonly autoLeave: boolean;
  readonly members: ReadonlyMap<string, Member>;
}

export const nobody: Membership = {
  voters: { incoming: new Set(), outgoing: new Set() }, learners: new Set(), learnersNext: new Set(), autoLeave: false, members: new Map(),
};

export function isJoint({ voters }: Membership): boolean {
  return voters.outgoing.size > 0;
}

/**
 * Changes that alter at most one voter (confchange.go, Simple): any majority of the old voters then has a server in common with any of the new
 * ones, so there is no need for a joint configuration.
 * @param lastIndex the end of the leader's log: a new member is probed there first.
 * @throws Error if the configuration is joint, if more than one voter changes, or if none would be left.
 */
export function simple(before: Membership, changes: readonly ConfChange[], lastIndex: number): Membership {
  if (isJoint(before)) throw new Error("can't apply simple config change in joint config");
  const after = apply(before, changes, lastIndex);
  const was = before.voters.incoming;
  const is = after.voters.incoming;
  const changed = [...was].filter((id) => !is.has(id)).length + [...is].filter((id) => !was.has(id)).length;
  if (changed > 1) throw new Error("more than one voter changed without entering joint config");
  return after;
}

/**
 * Enters a joint configuration (confchange.go, EnterJoint): the voters of now become the outgoing half, and any changes are made to the incoming
 * one. Until it is left, both halves decide (the paper's section 6: C-old,new).
 * @throws Error if the configuration is joint already, or without voters before or after.
 */
export function enterJoint(before: Membership, changes: readonly ConfChange[], lastIndex: number, autoLeave = false): Membership {
  if (isJoint(before)) throw new Error("config is already joint");
  const { incoming } = before.voters;
  if (incoming.size === 0) throw new Error("can't make a zero-voter config joint");
  return { ...apply({ ...before, voters: { incoming, outgoing: incoming } }, changes, lastIndex), autoLeave };
}

/**
 * Leaves the joint configuration (confchange.go, LeaveJoint): from here on the incoming half decides alone, and who was to be a learner becomes one.
 * @throws Error if the configuration is not joint.
 */
export function leaveJoint(before: Membership): Membership {
  if (!isJoint(before)) throw new Error("can't leave a non-joint config");
  const { incoming } = before.voters;
  const learners = new Set([...before.learners, ...before.learnersNext]);
  const staying = [...before.members].filter(([id]) => incoming.has(id) || learners.has(id));
  const members = new Map(staying.map(([id, member]) => [id, { ...member, isLearner: learners.has(id) }]));
  return { voters: { incoming, outgoing: new Set() }, learners, learnersNext: new Set(), autoLeave: false, members };
}

function apply(before: Membership, changes: readonly ConfChange[], lastIndex: number): Membership {
  const after = changes.reduce((membership, change) => applyOne(membership, change, lastIndex), before);
  if (after.voters.incoming.size === 0) throw new Error("removed all voters");
  return after;
}

/** What is known of a member stays with it when it changes sides: a learner that is promoted need not be probed again. */
function applyOne(before: Membership, { kind, id }: ConfChange, lastIndex: number): Membership {
  const { outgoing } = before.voters;
  const known = before.members.get(id);
  if (kind === "update" || (kind === "remove" && known === undefined) || (kind === "learner" && known?.isLearner === true)) return before;

  const incoming = without(before.voters.incoming, id);
  const learners = without(before.learners, id);
  const learnersNext = without(before.learnersNext, id);
  const members = new Map(before.members);
  const member = known ?? { matchIndex: 0, nextIndex: Math.max(lastIndex, 1), isLearner: false };
  if (kind === "voter") {
    incoming.add(id);
    members.set(id, { ...member, isLearner: false });
  } else if (kind === "learner") {
    const waits = outgoing.has(id);
    (waits ? learnersNext : learners).add(id);
    members.set(id, { ...member, isLearner: !waits });
  } else if (!outgoing.has(id)) {
    members.delete(id);
  }
  return { ...before, voters: { incoming, outgoing }, learners, learnersNext, members };
}

function without(set: ReadonlySet<string>, id: string): Set<string> {
  return new Set([...set].filter((other) => other !== id));
}
