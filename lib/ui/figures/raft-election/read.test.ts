import { describe, expect, it } from "vitest";
import type { Json, Trace, TraceEvent } from "@/lib/sim";
import { messageWord, roleSpans } from "./read";

const event = (id: number, time: number, process: string, kind: TraceEvent["kind"], detail: Json): TraceEvent => ({ id, time, process, kind, cause: -1, detail });
const state = (role: string, term: number): Json => ({ role, term, votedFor: null, leader: null, timers: {}, log: [] });
const traceOf = (events: readonly TraceEvent[]): Trace => ({ seed: 1, processes: ["n1", "n2"], events, truncated: false });

describe("roleSpans", () => {
  it("has a stretch for each time that a server is a candidate or leader of one term", () => {
    expect(roleSpans(traceOf([
      event(0, 0, "n1", "state", state("follower", 0)),
      event(1, 100, "n1", "state", state("candidate", 1)),
      event(2, 250, "n1", "state", state("candidate", 2)),
      event(3, 260, "n1", "state", state("leader", 2)),
      event(4, 270, "n1", "state", state("leader", 2)),
      event(5, 400, "n1", "state", state("follower", 3)),
    ]), "en")).toEqual([
      { process: "n1", from: 100, to: 250, label: "candidate, term 1", tone: "warn" },
      { process: "n1", from: 250, to: 260, label: "candidate, term 2", tone: "warn" },
      { process: "n1", from: 260, to: 400, label: "leader, term 2", tone: "accent" },
    ]);
  });

  it("ends a stretch with a crash, and leaves one open that lasts to the end", () => {
    expect(roleSpans(traceOf([
      event(0, 10, "n1", "state", state("leader", 1)),
      event(1, 20, "n1", "crash", { unsynced: 0 }),
      event(2, 30, "n2", "state", state("leader", 2)),
    ]), "zh")).toEqual([
      { process: "n1", from: 10, to: 20, label: "Leader，任期 1", tone: "accent" },
      { process: "n2", from: 30, to: Infinity, label: "Leader，任期 2", tone: "accent" },
    ]);
  });

  it("makes nothing of states that are no Raft server's", () => {
    expect(roleSpans(traceOf([event(0, 0, "n1", "state", { queue: [] }), event(1, 1, "n1", "state", null)]), "en")).toEqual([]);
  });
});

describe("messageWord", () => {
  it("says what a message is and in which term", () => {
    expect(messageWord({ type: "RequestVote", term: 3, candidateId: "n1", lastLogIndex: 0, lastLogTerm: 0 }, "en")).toBe("RequestVote 3");
    expect(messageWord({ type: "RequestVoteResponse", term: 3, voteGranted: true }, "en")).toBe("vote 3: yes");
    expect(messageWord({ type: "RequestVoteResponse", term: 3, voteGranted: false }, "zh")).toBe("选票 3：拒绝");
    expect(messageWord({ type: "AppendEntriesResponse", term: 3, success: true }, "en")).toBe("answer 3: ok");
  });

  it("calls AppendEntries without entries a heartbeat", () => {
    expect(messageWord({ type: "AppendEntries", term: 3, entries: [] }, "en")).toBe("heartbeat 3");
    expect(messageWord({ type: "AppendEntries", term: 3, entries: [{ index: 1, term: 3, command: null }] }, "en")).toBe("AppendEntries 3");
  });

  it("leaves other messages alone", () => {
    expect(messageWord("hello", "en")).toBe("");
    expect(messageWord({ type: "Put" }, "en")).toBe("");
  });
});
