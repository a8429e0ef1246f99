import type { Entry, RaftMessage } from "@/labs/api";

/** A message in etcd's terms, as upstream's traces print it. Node names are numbers as text. */
export interface TraceMessage {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly term: number;
  readonly logTerm: number;
  readonly index: number;
  readonly commit: number;
  /** `term/index "data"` of each. */
  readonly entries: readonly string[];
  readonly rejectHint?: number;
  /** `term/index` of the snapshot. */
  readonly snapshot?: string;
}

/** A message of the reference on its way. The lab's heartbeat is an AppendEntries, etcd's a message of its own: so it is marked. */
export interface Flight {
  readonly from: string;
  readonly to: string;
  readonly message: RaftMessage;
  readonly heartbeat: boolean;
}

export function describeEntry({ term, index, command }: Entry): string {
  return `${term}/${index} ${JSON.stringify(command ?? "")}`;
}

/** What etcd would call this message, and print of it. */
export function inEtcdsTerms({ from, to, message, heartbeat }: Flight): TraceMessage {
  const plain = { from, to, term: message.term, logTerm: 0, index: 0, commit: 0, entries: [] };
  switch (message.type) {
    case "RequestVote": return { ...plain, type: "MsgVote", logTerm: message.lastLogTerm, index: message.lastLogIndex };
    case "RequestVoteResponse": return { ...plain, type: "MsgVoteResp", ...(message.voteGranted ? {} : { rejectHint: 0 }) };
    case "AppendEntries":
      // A heartbeat stands where the follower is known to agree: its commit index is worth as much as that place.
      if (heartbeat) return { ...plain, type: "MsgHeartbeat", commit: Math.min(message.leaderCommit, message.prevLogIndex) };
      return {
        ...plain, type: "MsgApp", logTerm: message.prevLogTerm, index: message.prevLogIndex, commit: message.leaderCommit,
        entries: message.entries.map(describeEntry),
      };
    case "AppendEntriesResponse":
      if (message.success) return heartbeat ? { ...plain, type: "MsgHeartbeatResp" } : { ...plain, type: "MsgAppResp", index: message.matchIndex ?? 0 };
      return { ...plain, type: "MsgAppResp", logTerm: message.conflictTerm ?? 0, index: message.prevLogIndex ?? 0, rejectHint: message.conflictIndex ?? 0 };
    case "InstallSnapshot": return { ...plain, type: "MsgSnap", snapshot: `${message.lastIncludedTerm}/${message.lastIncludedIndex}` };
    case "InstallSnapshotResponse": return { ...plain, type: "MsgAppResp", index: message.matchIndex };
  }
}

const shape = /^([0-9a-f]+)->([0-9a-f]+) (Msg\w+) Term:(\d+) Log:(\d+)\/(\d+)(?: Rejected \(Hint: (\d+)\))?(?: Commit:(\d+))?(?: Entries:\[(.*))?$/;

/** Reads a message as upstream prints it: one line, or several if it has several entries or a snapshot. Undefined if the line is none. */
export function readMessage(lines: readonly string[], at: number): { readonly message: TraceMessage; readonly next: number } | undefined {
  const match = shape.exec((lines[at] ?? "").trim());
  if (match === null) return undefined;
  const [, from = "", to = "", type = "", term, logTerm, index, hint, commit, rest] = match;
  let next = at + 1;
  const entries: string[] = [];
  if (rest !== undefined && rest !== "") entries.push(readEntry(rest.slice(0, -1)));
  else if (rest === "") {
    for (; (lines[next] ?? "]").trim() !== "]"; next++) entries.push(readEntry((lines[next] as string).trim()));
    next += 1;
  }
  const snapshot = /^Snapshot: Index:(\d+) Term:(\d+)/.exec((lines[next] ?? "").trim());
  if (snapshot !== null) next += 1;
  const message: TraceMessage = {
    from, to, type, term: Number(term), logTerm: Number(logTerm), index: Number(index), commit: Number(commit ?? 0), entries,
    ...(hint === undefined ? {} : { rejectHint: Number(hint) }),
    ...(snapshot === null ? {} : { snapshot: `${snapshot[2]}/${snapshot[1]}` }),
  };
  return { message, next };
}

/** `1/11 EntryNormal "data"` without its kind. */
export function readEntry(line: string): string {
  const match = /^(\d+\/\d+) EntryNormal(?: (".*"))?$/.exec(line);
  if (match === null) throw new Error(`there is no entry in ${JSON.stringify(line)}`);
  return `${match[1]} ${match[2] ?? '""'}`;
}
