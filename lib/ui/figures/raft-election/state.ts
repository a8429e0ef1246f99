import type { Json } from "@/lib/sim";
import type { RaftRole } from "@/labs/api";

/** A Raft server as its trace shows it. What a student's server does not say is absent. */
export interface ServerState {
  readonly role: RaftRole | undefined;
  readonly term: number | undefined;
  readonly votedFor: string | undefined;
  readonly leader: string | undefined;
  /** The answers to a candidate's requests, its own vote included. */
  readonly votes: Readonly<Record<string, boolean>>;
  /** When its election timer goes off, in virtual ms. */
  readonly electionAt: number | undefined;
}

const roles: readonly unknown[] = ["follower", "candidate", "leader"] satisfies readonly RaftRole[];

/** Reads a server's state out of a trace; undefined if that is no state of a Raft server. */
export function serverState(json: Json | undefined): ServerState | undefined {
  const fields = objectOf(json);
  // The lab on elections shows timers and an empty log as none, the one on the log shows a log and no timers.
  if (fields === undefined || !("timers" in fields || "log" in fields)) return undefined;
  const { role, term, votedFor, leader } = fields;
  return {
    role: roles.includes(role) ? role as RaftRole : undefined,
    term: numberOf(term),
    votedFor: typeof votedFor === "string" ? votedFor : undefined,
    leader: typeof leader === "string" ? leader : undefined,
    votes: Object.fromEntries(Object.entries(objectOf(fields["votes"]) ?? {}).filter((entry): entry is [string, boolean] => typeof entry[1] === "boolean")),
    electionAt: numberOf(objectOf(fields["timers"])?.["election"]),
  };
}

/** Whether that is the state of a server whose part the test plays. */
export function isPlayed(json: Json | undefined): boolean {
  return objectOf(json)?.["played"] === true;
}

/** The fields of a JSON object; undefined for any other value. */
export function objectOf(json: Json | undefined): { readonly [key: string]: Json | undefined } | undefined {
  return typeof json === "object" && json !== null && !Array.isArray(json) ? json as { readonly [key: string]: Json | undefined } : undefined;
}

const numberOf = (json: Json | undefined): number | undefined => (typeof json === "number" ? json : undefined);
