import { describe, expect, it } from "vitest";
import { messageWord } from "./read";
import { lastIndex, logState, progressOf, slotAt } from "./state";

const leader = {
  role: "leader", term: 3, votedFor: "n1", leader: "n1", log: { first: 4, entries: [[1, "x=4"], [3, "–"]] }, commitIndex: 4, lastApplied: 4,
  progress: { n2: { matchIndex: 4, nextIndex: 6, state: "replicate" } },
};

describe("logState", () => {
  it("reads slots by their index, behind what is gone", () => {
    const state = logState(leader)!;
    expect([slotAt(state, 3), slotAt(state, 4), slotAt(state, 5), slotAt(state, 6), lastIndex(state)]).toEqual([undefined, { term: 1, word: "x=4" }, { term: 3, word: "–" }, undefined, 5]);
  });

  it("makes nothing of states without a log of entries", () => {
    for (const state of [undefined, null, {}, { log: [1, 2] }, { log: { first: 1 } }]) expect(logState(state)).toBeUndefined();
  });

  it("believes the leader of the latest term about a follower", () => {
    const old = logState({ ...leader, term: 2, progress: { n2: { matchIndex: 1, nextIndex: 2, state: "probe" } } })!;
    expect(progressOf(new Map([["n1", old], ["n3", logState(leader)!]]), "n2")).toEqual({ matchIndex: 4, nextIndex: 6, state: "replicate" });
  });
});

describe("messageWord", () => {
  it("says what a message brings, and what an answer says", () => {
    const append = { type: "AppendEntries", term: 3, prevLogIndex: 5, entries: [] };
    expect(messageWord(append, "en")).toBe("after 5: nothing");
    expect(messageWord({ ...append, entries: [{ index: 6, term: 3, command: null }] }, "en")).toBe("after 5: 1 entry");
    expect(messageWord({ type: "AppendEntriesResponse", term: 3, success: true, matchIndex: 6 }, "en")).toBe("has 6");
    expect(messageWord({ type: "AppendEntriesResponse", term: 3, success: false, prevLogIndex: 5, conflictIndex: 2, conflictTerm: 1 }, "zh")).toBe("没有 5，试 2");
    expect(messageWord({ type: "AppendEntriesResponse", term: 4, success: false }, "en")).toBe("old term");
    expect(messageWord({ type: "ClientRequest", sequence: 1, operation: { op: "append", key: "x", value: "1" } }, "en")).toBe("ask x+=1");
  });

  it("leaves elections to the election's words", () => {
    expect(messageWord({ type: "RequestVote", term: 3 }, "en")).toBe("RequestVote 3");
  });
});
