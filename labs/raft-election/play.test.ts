import { describe, expect, it } from "vitest";
import { generateFaults, Simulation } from "@/lib/sim";
import type { Json, RaftMessage, RaftStatus } from "@reconcile/api";
import { play, schedulePlan, type Ambush } from "./play";
import { Referee } from "./referee";
import type { MakeServer } from "./server";
import { Raft } from "./solution/raft";

const drain = () => new Promise<void>((resolve) => { setImmediate(resolve); });
const reference: MakeServer = (capabilities, config) => new Raft(capabilities, config);

async function fouls(make: MakeServer, count: number, servers: number, ambush?: Ambush): Promise<string[]> {
  const plan = schedulePlan({ servers, faults: 16 });
  const found: string[] = [];
  for (let seed = 1; seed <= count; seed++) {
    const sim = new Simulation({ seed, drain, trace: { limit: 0 }, network: plan.network });
    const foul = await play({ seed, processes: plan.processes, until: plan.until, faults: generateFaults({ ...plan.faults, seed, processes: plan.processes }) }, sim, make, ambush);
    if (foul) found.push(`seed ${seed}: ${foul.rule.en}: ${foul.actual}`);
  }
  return found;
}

describe("play", () => {
  it("finds nothing wrong with the reference", async () => {
    expect(await fouls(reference, 40, 3)).toEqual([]);
    expect(await fouls(reference, 40, 5, { chance: 0.2, down: 20 })).toEqual([]);
  });

  it("finds servers that never agree on a leader", async () => {
    class Silent extends Raft {
      override becomeLeader(): void {}
    }
    const [first] = await fouls((capabilities, config) => new Silent(capabilities, config), 1, 3);
    expect(first).toContain("one leader whom all follow");
  });

  it("finds a server that leads without having been elected", async () => {
    class Usurper extends Raft {
      override campaign(): void {
        super.campaign();
        this.becomeLeader();
      }
    }
    const found = await fouls((capabilities, config) => new Usurper(capabilities, config), 10, 5);
    expect(found.some((foul) => foul.includes("only a majority's votes"))).toBe(true);
  });

  it("finds servers that only say that they have a leader", async () => {
    class Liar extends Raft {
      override onStart(): void {}
      override status(): RaftStatus {
        const [leaderId = ""] = this.config.servers;
        return { role: this.name === leaderId ? "leader" : "follower", currentTerm: 1, votedFor: leaderId, leaderId };
      }
    }
    const [first] = await fouls((capabilities, config) => new Liar(capabilities, config), 1, 3);
    expect(first).toContain("one leader whom all follow");
  });
});

describe("Referee", () => {
  const vote = (term: number): RaftMessage => ({ type: "RequestVoteResponse", term, voteGranted: true });
  const request = (term: number, candidateId: string): RaftMessage => ({ type: "RequestVote", term, candidateId, lastLogIndex: 0, lastLogTerm: 0 });
  const lead = (term: number, leaderId: string): RaftMessage => ({ type: "AppendEntries", term, leaderId, prevLogIndex: 0, prevLogTerm: 0, entries: [], leaderCommit: 0 });
  const judge = (sent: readonly (readonly [string, string, Json])[], logs: readonly (readonly [string, number, number])[] = []) => {
    const referee = new Referee(new Map(logs.map(([name, lastTerm, lastIndex]) => [name, { lastTerm, lastIndex }])));
    for (const [from, to, message] of sent) referee.sending(from, to, message);
    return referee.foul?.actual;
  };

  it("lets one leader a term, and the same vote twice, pass", () => {
    expect(judge([["n1", "n2", vote(1)], ["n1", "n2", vote(1)], ["n2", "n1", lead(1, "n2")], ["n2", "n3", lead(1, "n2")], ["n3", "n1", lead(2, "n3")]])).toBeUndefined();
  });

  it("sees two leaders in a term", () => {
    expect(judge([["n1", "n2", lead(3, "n1")], ["n2", "n1", lead(3, "n2")]])).toBe("term 3: n1 and n2");
  });

  it("sees two votes in a term, a candidate's own among them", () => {
    expect(judge([["n1", "n2", vote(4)], ["n1", "n3", vote(4)]])).toBe("n1, term 4: n2, then n3");
    expect(judge([["n1", "n2", request(4, "n1")], ["n1", "n3", vote(4)]])).toBe("n1, term 4: n1, then n3");
  });

  it("sees a term that falls", () => {
    expect(judge([["n1", "n2", vote(4)], ["n1", "n2", lead(3, "n1")]])).toBe("n1: 4, then 3");
  });

  it("sees a leader that lacks what a majority has, and not one that lacks what a minority has", () => {
    expect(judge([["n1", "n2", lead(5, "n1")]], [["n1", 1, 9], ["n2", 2, 3], ["n3", 2, 3]])).toContain("leader n1: index 9, term 1");
    const elected = [["n1", "n2", request(5, "n1")], ["n3", "n1", vote(5)], ["n1", "n2", lead(5, "n1")]] as const;
    expect(judge(elected, [["n1", 1, 9], ["n2", 2, 3], ["n3", 1, 9]])).toBeUndefined();
  });

  it("sees a leader without the votes of a majority", () => {
    const logs = [["n1", 1, 1], ["n2", 1, 1], ["n3", 1, 1]] as const;
    expect(judge([["n1", "n2", request(5, "n1")], ["n1", "n2", lead(5, "n1")]], logs)).toBe("n1, term 5: n1");
    expect(judge([["n1", "n2", request(5, "n1")], ["n2", "n1", vote(4)], ["n2", "n3", vote(5)], ["n1", "n2", lead(5, "n1")]], logs)).toBe("n1, term 5: n1");
    expect(judge([["n1", "n2", lead(5, "n1")]], logs)).toBe("n1, term 5: nobody");
  });

  it("makes nothing of messages that are none", () => {
    expect(judge([["n1", "n2", null], ["n1", "n2", "hello"], ["n1", "n2", { term: "many", type: "AppendEntries" }]])).toBeUndefined();
  });
});
