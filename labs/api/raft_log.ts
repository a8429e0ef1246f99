// What the servers of the replicated-log lab have besides the messages of ./raft: a state machine, snapshots, clients.
import type { Json } from "@/lib/sim/capabilities";
import type { Entry, RaftConfig, Term } from "./raft";

/**
 * What the log is for: something that changes by commands only, one after the other. Servers that apply the same commands in the
 * same order have the same state.
 */
export interface StateMachine {
  /** Applies one committed entry, and returns the answer for the client that sent its command. A leader's empty entry changes nothing. */
  apply(entry: Entry): Json;
  /** All of the state, as data. */
  snapshot(): Json;
  /** Replaces all of the state by one that `snapshot` returned, here or on another server. */
  restore(data: Json): void;
}

/** The state after an entry was applied, in place of that entry and all before it. etcd: raftpb.Snapshot. */
export type Snapshot = {
  /** Index and term of the last entry whose effect is in `data`. */
  readonly lastIncludedIndex: number;
  readonly lastIncludedTerm: Term;
  readonly data: Json;
};

/** What every server is told when it starts. */
export interface ReplicationConfig extends RaftConfig {
  /** A message carries so many entries at most; what is left follows in the next. etcd: MaxSizePerMsg, in bytes (1 MiB). */
  readonly maxEntries: number;
  /** So many messages with entries may be under way to one follower without an answer. etcd: MaxInflightMsgs, 512. */
  readonly maxInflight: number;
  /** A snapshot is taken once so many entries have been applied since the last one. etcd: `--snapshot-count`, 10,000. */
  readonly snapshotCount: number;
  /** So many entries before a snapshot stay in the log, for followers that lag a little. etcd: SnapshotCatchUpEntries, 5,000. */
  readonly catchUpEntries: number;
}

/** What can be done to the key-value store. A key that was never written holds the empty text. */
export type KeyValueOperation =
  | { readonly op: "get"; readonly key: string }
  | { readonly op: "put" | "append"; readonly key: string; readonly value: string };

/** The command of an entry: an operation, and who asked for it. */
export type KeyValueCommand = {
  readonly client: string;
  /** Counts the client's operations. A client that got no answer sends the operation once more, under the same number. */
  readonly sequence: number;
  readonly operation: KeyValueOperation;
};

/** A client's message to any server. It has one operation under way at a time. */
export type ClientRequest = {
  readonly type: "ClientRequest";
  readonly sequence: number;
  readonly operation: KeyValueOperation;
};

export type ClientResponse =
  /** It has been applied; `value` is the key's text after a `get`, and empty otherwise. */
  | { readonly type: "ClientResponse"; readonly sequence: number; readonly ok: true; readonly value: string }
  /** This server is not the leader; perhaps it knows who is. */
  | { readonly type: "ClientResponse"; readonly sequence: number; readonly ok: false; readonly leaderId: string | null };
