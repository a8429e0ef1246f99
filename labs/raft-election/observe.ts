import type { Json, RaftServer } from "@reconcile/api";

/** What is known of a server from outside. */
export interface Outside {
  readonly now: number;
  /** When each of its timers goes off, in virtual time; some may have gone off already. */
  readonly due: ReadonlyMap<string, number>;
  /** The terms of its log's entries. */
  readonly log: readonly number[];
}

/**
 * A server as the trace shows it: what it says of itself, its timers, and the answers in its election, if it keeps them in `votes.votes`
 * as the starter does. A server whose `status` throws shows its timers only.
 */
export function observeServer(server: RaftServer, { now, due, log }: Outside): Json {
  const timers: Record<string, number> = {};
  for (const [name, at] of due) if (at > now) timers[name] = at;
  const state: Record<string, Json> = {};
  try {
    const { role, currentTerm, votedFor, leaderId } = server.status();
    Object.assign(state, { role, term: currentTerm, votedFor, leader: leaderId });
    if (role === "candidate") state["votes"] = answers(server);
  } catch {
    // Not written yet, perhaps: the test itself says so better.
  }
  return { ...state, ...(log.length > 0 ? { log } : {}), timers };
}

function answers(server: object): Record<string, boolean> {
  const tally: unknown = "votes" in server ? server.votes : undefined;
  const votes: unknown = typeof tally === "object" && tally !== null && "votes" in tally ? tally.votes : undefined;
  const shown: Record<string, boolean> = {};
  if (votes instanceof Map) for (const [name, granted] of votes) if (typeof granted === "boolean") shown[String(name)] = granted;
  return shown;
}
