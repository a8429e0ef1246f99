import type { Json } from "@/lib/sim";
import { objectOf, serverState } from "../raft-election/state";

/** One entry as it is drawn. */
export interface Slot {
  readonly term: number;
  /** Its command in a few letters. */
  readonly word: string;
}

/** What a leader knows of a follower's log. */
export interface ProgressState {
  readonly matchIndex: number;
  readonly nextIndex: number;
  /** probe, replicate or snapshot. */
  readonly state: string;
}

/** A server's log as the trace shows it. */
export interface LogState {
  readonly role: string | undefined;
  readonly term: number | undefined;
  /** The index of the first slot; what lies before it is gone. */
  readonly first: number;
  readonly slots: readonly Slot[];
  readonly commitIndex: number;
  readonly lastApplied: number;
  /** Followers by name, while it leads. */
  readonly progress: ReadonlyMap<string, ProgressState>;
}

/** Reads a server's log out of a trace; undefined if that is no state of a server with a log. */
export function logState(json: Json | undefined): LogState | undefined {
  const fields = objectOf(json);
  const log = objectOf(fields?.["log"]);
  if (fields === undefined || log === undefined || !Array.isArray(log["entries"])) return undefined;
  const server = serverState(json);
  const slots = (log["entries"] as readonly Json[]).flatMap((entry) => (Array.isArray(entry) && typeof entry[0] === "number" ? [{ term: entry[0], word: String(entry[1]) }] : []));
  const progress = Object.entries(objectOf(fields["progress"]) ?? {}).flatMap(([name, value]) => {
    const { matchIndex, nextIndex, state } = objectOf(value) ?? {};
    return typeof matchIndex === "number" && typeof nextIndex === "number" ? [[name, { matchIndex, nextIndex, state: String(state) }] as const] : [];
  });
  return {
    role: server?.role, term: server?.term, first: numberOf(log["first"], 1), slots,
    commitIndex: numberOf(fields["commitIndex"], 0), lastApplied: numberOf(fields["lastApplied"], 0), progress: new Map(progress),
  };
}

/** The entry at an index, if it is there. */
export function slotAt({ first, slots }: LogState, index: number): Slot | undefined {
  return slots[index - first];
}

export function lastIndex({ first, slots }: LogState): number {
  return first + slots.length - 1;
}

/** What the leader of the latest term knows of a follower. */
export function progressOf(states: ReadonlyMap<string, LogState>, name: string): ProgressState | undefined {
  const leaders = [...states.values()].filter(({ role, progress }) => role === "leader" && progress.has(name));
  return leaders.sort((a, b) => (b.term ?? 0) - (a.term ?? 0))[0]?.progress.get(name);
}

const numberOf = (json: Json | undefined, otherwise: number): number => (typeof json === "number" ? json : otherwise);
