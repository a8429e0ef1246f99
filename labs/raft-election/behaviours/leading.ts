import type { Text } from "@/lib/grader/text";
import { Scene, electionTimeout, heartbeatInterval } from "./scene";
import type { Builder } from "./student";

export function leadingTests(lab: Builder): void {
  lab.test("lead.at-once", { en: "A new leader says so to everybody at once", zh: "新 Leader 当选后立刻告知所有服务器" }, async (t) => {
    const scene = new Scene(t);
    const { term } = await scene.untilCampaign();
    await scene.answerVote("n2", term, true);
    const heartbeat = { type: "AppendEntries" as const, term, leaderId: "n1", prevLogIndex: 0, prevLogTerm: 0, entries: [], leaderCommit: 0 };
    t.expect(scene.sent.filter(({ message }) => message.type === "AppendEntries").map(({ to, message }) => ({ to, message })), {
      en: `n2's vote made n1 the leader of term ${term}. The AppendEntries that it sent at that moment`,
      zh: `n2 的选票让 n1 成为任期 ${term} 的 Leader。它在那一刻发出的 AppendEntries`,
    }).toEqual([{ to: "n2", message: heartbeat }, { to: "n3", message: heartbeat }]);
  });

  lab.test("lead.heartbeats", { en: "A leader sends a heartbeat every interval, and goes on leading", zh: "Leader 每隔一个间隔发一次心跳，一直当下去" }, async (t) => {
    const scene = new Scene(t);
    const term = await scene.elect();
    const begun = scene.sent.find(({ message }) => message.type === "AppendEntries")?.at ?? 0;
    await scene.until(begun + 10 * heartbeatInterval);
    const times = scene.sent.filter(({ to, message }) => to === "n2" && message.type === "AppendEntries").map(({ at }) => at - begun);
    t.expect(times, { en: "When heartbeats to n2 left, in ms after the election", zh: "当选之后多久向 n2 发出各次心跳（ms）" })
      .toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
    await scene.advance(4 * electionTimeout);
    const { role, currentTerm } = scene.status;
    t.expect({ role, currentTerm }, {
      en: "Four election timeouts later: a leader holds no election against itself",
      zh: "又过了四个选举超时：Leader 不会对自己发起选举",
    }).toEqual({ role: "leader", currentTerm: term });
  });

  lab.test("follow.heartbeat", { en: "A heartbeat is answered, and puts the next election off", zh: "收到心跳要回复，并推迟下一次选举" }, async (t) => {
    const scene = new Scene(t);
    t.expect(await scene.heartbeat("n2", 3), { en: "n2 leads in term 3. n1's AppendEntriesResponse to its heartbeat", zh: "n2 是任期 3 的 Leader。n1 对心跳的 AppendEntriesResponse" })
      .toEqual({ term: 3, success: true });
    const { role, currentTerm, leaderId } = scene.status;
    t.expect({ role, currentTerm, leaderId }, { en: "n1's status() then", zh: "此时 n1 的 status()" }).toEqual({ role: "follower", currentTerm: 3, leaderId: "n2" });
    for (let i = 0; i < 8; i++) {
      await scene.advanceWithoutCampaign(0.9 * electionTimeout, {
        en: "n1 hears from its leader every 900 ms, which is always in time. What it starts nevertheless",
        zh: "n1 每 900 ms 听到一次 Leader 的心跳，每次都还来得及。这期间它发起的选举",
      });
      await scene.heartbeat("n2", 3);
    }
  });

  lab.test("follow.leader-lost", { en: "When heartbeats stop, an election begins", zh: "心跳停了，选举就开始" }, async (t) => {
    const scene = new Scene(t);
    for (let i = 0; i < 10; i++) {
      await scene.heartbeat("n2", 3);
      await scene.advance(heartbeatInterval);
    }
    const last = scene.sim.now - heartbeatInterval;
    const { at, term } = await scene.untilCampaign();
    t.expect(term, { en: "n2 led in term 3 and fell silent. The term of n1's election", zh: "n2 是任期 3 的 Leader，后来没了声音。n1 发起选举的任期" }).toBe(4);
    t.expect(scene.status.leaderId, { en: "The leaderId in n1's status() then: a candidate follows nobody", zh: "此时 n1 的 status() 里的 leaderId：Candidate 不跟随任何人" }).toBe(null);
    t.expect(at - last, { en: "How long after the last heartbeat it began, in ms", zh: "选举在最后一次心跳之后多久开始（ms）" }).toBeGreaterThanOrEqual(electionTimeout - 2);
  });

  lab.test("follow.candidate-gives-up", { en: "A candidate that hears of its term's leader follows it", zh: "Candidate 听到本任期的 Leader，就跟随它" }, async (t) => {
    const scene = new Scene(t);
    const { term } = await scene.untilCampaign();
    t.expect(await scene.heartbeat("n3", term), { en: `n1 is a candidate in term ${term}; n3 has won that election. n1's answer to n3's heartbeat`, zh: `n1 是任期 ${term} 的 Candidate，而 n3 赢得了选举。n1 对 n3 心跳的回复` })
      .toEqual({ term, success: true });
    await scene.answerVote("n2", term, true);
    const { role, leaderId } = scene.status;
    t.expect({ role, leaderId }, { en: "Then n2's vote for n1 arrives after all: it is too late. n1's status()", zh: "随后 n2 投给 n1 的票才到，已经晚了。n1 的 status()" })
      .toEqual({ role: "follower", leaderId: "n3" });
  });

  lab.test("follow.keeps-vote", { en: "Following a leader gives no vote back", zh: "跟随 Leader，并不收回投出的票" }, async (t) => {
    const scene = new Scene(t);
    await scene.requestVote("n2", 3);
    await scene.heartbeat("n2", 3);
    t.expect(await scene.requestVote("n3", 3), {
      en: "n1 voted for n2 in term 3, and n2 leads in it. A late request of n3 for term 3, and n1's answer: a vote is gone until the term is over, whatever n1 has become since",
      zh: "任期 3 里 n1 投给了 n2，n2 当上了 Leader。这时 n3 在任期 3 的要票请求才到，n1 的回复：一张票投出去，这个任期里就用掉了，不论 n1 后来是什么角色",
    }).toEqual({ term: 3, voteGranted: false });
  });

  lab.test("follow.stale-leader", { en: "A leader of an earlier term is refused, told the term, and puts nothing off", zh: "更早任期的 Leader 被拒绝，并得知当前任期；它的心跳不推迟选举" }, async (t) => {
    const scene = new Scene(t);
    await scene.heartbeat("n2", 5);
    const begun = scene.sim.now;
    t.expect(await scene.heartbeat("n3", 4), { en: "n1 is in term 5; n3 still believes that it leads, in term 4. n1's answer to its heartbeat", zh: "n1 在任期 5，n3 仍以为自己是任期 4 的 Leader。n1 对它心跳的回复" })
      .toEqual({ term: 5, success: false });
    t.expect(scene.status.leaderId, { en: "Whom n1 follows then", zh: "此时 n1 跟随的 Leader" }).toBe("n2");
    await repeat(scene, 5, () => scene.heartbeat("n3", 4));
    expectElection(t, scene, begun, {
      en: "n2 fell silent; n3 sends heartbeats of term 4 every 400 ms, which mean nothing in term 5. Whether n1's election began within 2000 ms of n2's heartbeat",
      zh: "n2 没了声音，n3 每 400 ms 发一次任期 4 的心跳，而这在任期 5 毫无意义。n1 是否在 n2 的心跳之后 2000 ms 内发起了选举",
    });
  });

  lab.test("timer.grant", { en: "Giving a vote puts one's own election off", zh: "投出一票，自己的选举便推迟" }, async (t) => {
    const scene = new Scene(t);
    for (let term = 1; term <= 8; term++) {
      await scene.advanceWithoutCampaign(0.9 * electionTimeout, {
        en: "Every 900 ms n2 gets n1's vote in a new term: n1 gives it the time to win. What n1 starts nevertheless",
        zh: "每过 900 ms，n2 在新任期得到 n1 的一票：n1 应给它时间去赢。这期间 n1 发起的选举",
      });
      await scene.requestVote("n2", term);
    }
  });

  lab.test("timer.refusal", { en: "Refusing a vote puts nothing off", zh: "拒绝投票，不推迟选举" }, async (t) => {
    const scene = new Scene(t);
    await scene.requestVote("n2", 5);
    const begun = scene.sim.now;
    await repeat(scene, 5, () => scene.requestVote("n3", 5));
    expectElection(t, scene, begun, {
      en: "n1 voted for n2 in term 5. n3 asks every 400 ms in the same term and is refused each time. Whether n1's election began within 2000 ms of its vote: else one server that can never win keeps all others from trying",
      zh: "n1 在任期 5 投给了 n2。n3 在同一任期每 400 ms 来要一次票，每次都被拒绝。n1 是否在投票之后 2000 ms 内发起了选举：否则一台永远赢不了的服务器，会让其他服务器也都没有机会",
    });
  });

  lab.test("lead.steps-down", { en: "A leader that hears of a later term steps down, whatever the message", zh: "Leader 得知更高的任期就退位，不论消息是哪一种" }, async (t) => {
    for (const kind of ["AppendEntriesResponse", "RequestVote", "AppendEntries"] as const) {
      const scene = new Scene(t);
      const term = await scene.elect() + 3;
      if (kind === "RequestVote") await scene.requestVote("n3", term);
      if (kind === "AppendEntries") await scene.heartbeat("n3", term);
      if (kind === "AppendEntriesResponse") await scene.say("n3", { type: kind, term, success: false });
      const { role, currentTerm } = scene.status;
      t.expect({ role, currentTerm }, { en: `n1 leads in term ${term - 3}; an ${kind} of term ${term} arrives. n1's status()`.replace("an R", "a R"), zh: `n1 是任期 ${term - 3} 的 Leader，收到一条任期 ${term} 的 ${kind}。n1 的 status()` })
        .toEqual({ role: "follower", currentTerm: term });
      const heard = scene.sent.length;
      await scene.advance(0.9 * electionTimeout);
      t.expect(scene.sent.slice(heard).map(({ at, message }) => `${at} ms: ${message.type}`), { en: "What n1 sends in the 900 ms after: it leads no more", zh: "此后 900 ms 内 n1 发出的消息：它已经不是 Leader 了" }).toEqual([]);
      await scene.untilCampaign();
    }
  });

  lab.test("follow.candidate-term", { en: "A candidate that hears of a later term is a follower again", zh: "Candidate 得知更高的任期，就变回 Follower" }, async (t) => {
    const scene = new Scene(t, { servers: 5 });
    const { term } = await scene.untilCampaign();
    await scene.answerVote("n2", term, true);
    await scene.answerVote("n3", term + 4, false);
    await scene.answerVote("n4", term, true);
    const { role, currentTerm } = scene.status;
    t.expect({ role, currentTerm }, {
      en: `n1 is a candidate in term ${term} and has two of five votes; n3 answers that it is in term ${term + 4}; then a third vote of term ${term} arrives. n1's status()`,
      zh: `n1 是任期 ${term} 的 Candidate，已有五票中的两票；n3 回复说自己在任期 ${term + 4}；接着任期 ${term} 的第三票才到。n1 的 status()`,
    }).toEqual({ role: "follower", currentTerm: term + 4 });
  });
}

async function repeat(scene: Scene, times: number, what: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < times; i++) {
    await scene.advance(0.4 * electionTimeout - 2);
    await what();
  }
}

/** An election of n1 that began no later than two election timeouts after `begun`, at which its timer was set (1 ms before). */
function expectElection(t: Parameters<Parameters<Builder["test"]>[2]>[0], scene: Scene, begun: number, what: Text): void {
  t.expect(scene.campaigns().some(({ at }) => at <= begun + 2 * electionTimeout), what).toBe(true);
}
