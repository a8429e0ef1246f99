import { Scene, electionTimeout } from "./scene";
import type { Builder } from "./student";

export function campaignTests(lab: Builder): void {
  lab.test("campaign.timeout", { en: "Without a leader, an election begins after one to two election timeouts", zh: "没有 Leader 时，过一到两个选举超时便发起选举" }, async (t) => {
    const scene = new Scene(t);
    const { at } = await scene.untilCampaign();
    t.expect(at, { en: "n1 started at 0 ms and heard nothing. When its first RequestVote left, in ms", zh: "n1 在 0 ms 启动，什么消息都没收到。它发出第一个 RequestVote 的时刻（ms）" }).toBeGreaterThanOrEqual(electionTimeout);
    t.expect(at, { en: "When its first RequestVote left, in ms", zh: "它发出第一个 RequestVote 的时刻（ms）" }).toBeLessThanOrEqual(2 * electionTimeout);
  });

  lab.test("campaign.requests", { en: "A candidate raises its term, votes for itself, and asks everybody else", zh: "Candidate 任期加一，投自己一票，向其余所有服务器要票" }, async (t) => {
    const scene = new Scene(t, { log: [1, 1, 2] });
    // A refused request brings n1 to term 6. A heartbeat would too, but that is for stage 3 to write.
    await scene.requestVote("n2", 6);
    await scene.untilCampaign();
    await scene.advance(0);
    const request = { type: "RequestVote" as const, term: 7, candidateId: "n1", lastLogIndex: 3, lastLogTerm: 2 };
    t.expect(scene.sent.filter(({ message }) => message.type === "RequestVote").map(({ to, message }) => ({ to, message })), {
      en: "n1's log ends with index 3, term 2; it last heard of term 6. What it sends when its election timer goes off",
      zh: "n1 的日志末尾是索引 3、任期 2，最近听到的任期是 6。选举定时器到期时它发出的消息",
    }).toEqual([{ to: "n2", message: request }, { to: "n3", message: request }]);
    const { role, currentTerm, votedFor, leaderId } = scene.status;
    t.expect({ role, currentTerm, votedFor, leaderId }, { en: "n1's status() then", zh: "此时 n1 的 status()" })
      .toEqual({ role: "candidate", currentTerm: 7, votedFor: "n1", leaderId: null });
  });

  lab.test("campaign.again", { en: "A candidate that does not win tries again, in a new term and with a timeout drawn anew", zh: "Candidate 没有当选就再来一次：任期加一，超时重新抽取" }, async (t) => {
    const scene = new Scene(t);
    const campaigns = [await scene.untilCampaign()];
    while (campaigns.length < 12) campaigns.push(await scene.untilCampaign());
    t.expect(campaigns.map(({ term }) => term), { en: "Nobody answers n1. The terms of its first 12 elections", zh: "没有人回复 n1。它前 12 次选举的任期" })
      .toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const gaps = campaigns.map(({ at }, i) => at - (campaigns[i - 1]?.at ?? 0));
    t.expect(Math.min(...gaps), { en: "The shortest of these timeouts, in ms", zh: "其中最短的一次超时（ms）" }).toBeGreaterThanOrEqual(electionTimeout);
    t.expect(Math.max(...gaps), { en: "The longest of these timeouts, in ms", zh: "其中最长的一次超时（ms）" }).toBeLessThanOrEqual(2 * electionTimeout);
    t.expect(Math.max(...gaps) - Math.min(...gaps), {
      en: `The timeouts were ${gaps.join(", ")} ms. Each has to be drawn anew from the whole range: two servers that time out together would otherwise split the votes again and again. How far apart the shortest and the longest are, in ms`,
      zh: `各次超时为 ${gaps.join("、")} ms。每一次都要在整个范围内重新抽取，否则两台同时超时的服务器会一再瓜分选票。最短与最长相差多少（ms）`,
    }).toBeGreaterThanOrEqual(electionTimeout / 4);
  });

  lab.test("campaign.own-vote-first", { en: "The candidate's own vote is on the disk before it asks for others", zh: "Candidate 先把自己那一票落盘，再去要票" }, async (t) => {
    const scene = new Scene(t);
    scene.crashAfterSending("RequestVote");
    const { term } = await scene.untilCampaign();
    await scene.restart();
    t.expect(await scene.requestVote("n3", term), {
      en: `n1 asked n2 for its vote in term ${term}, and crashed at the very moment at which the request left: its own vote is part of that election. After its restart n3 asks in the same term. n1's answer`,
      zh: `n1 在任期 ${term} 向 n2 要票，请求发出的那一刻就崩溃了；它自己那一票已经算在这次选举里。重启后 n3 在同一任期来要票。n1 的回复`,
    }).toEqual({ term, voteGranted: false });
  });

  lab.test("campaign.majority", { en: "A majority of all servers makes a leader, and not one vote less", zh: "得到全体服务器的过半数才当选，少一票都不行" }, async (t) => {
    const scene = new Scene(t, { servers: 5 });
    const { term } = await scene.untilCampaign();
    await scene.answerVote("n2", term, true);
    scene.expectRole("candidate", { en: "Of five servers, n1 and n2 have voted for n1: two of five. n1's role", zh: "五台服务器中，n1 和 n2 投了 n1：只有五票中的两票。n1 的角色" });
    await scene.answerVote("n3", term, true);
    scene.expectRole("leader", { en: "n3 votes for n1 too: three of five. n1's role", zh: "n3 也投了 n1：五票中的三票。n1 的角色" });
    t.expect(scene.status.leaderId, { en: "n1's status().leaderId then", zh: "此时 n1 的 status().leaderId" }).toBe("n1");
  });

  lab.test("campaign.even", { en: "Half of the servers is no majority", zh: "半数不是过半数" }, async (t) => {
    const scene = new Scene(t, { servers: 4 });
    const { term } = await scene.untilCampaign();
    await scene.answerVote("n2", term, true);
    scene.expectRole("candidate", {
      en: "Of four servers, n1 and n2 have voted for n1. The other two may elect somebody in the same way: two of four are not enough. n1's role",
      zh: "四台服务器中，n1 和 n2 投了 n1。另外两台也可能同样选出一个：四票中的两票不够。n1 的角色",
    });
    await scene.answerVote("n3", term, true);
    scene.expectRole("leader", { en: "n3 votes for n1 too: three of four. n1's role", zh: "n3 也投了 n1：四票中的三票。n1 的角色" });
  });

  lab.test("campaign.refusals", { en: "A refusal is an answer, not a vote", zh: "拒绝不算选票" }, async (t) => {
    const scene = new Scene(t, { servers: 5 });
    const { term } = await scene.untilCampaign();
    await scene.answerVote("n2", term, true);
    await scene.answerVote("n3", term, false);
    await scene.answerVote("n4", term, false);
    t.expect(scene.status.role === "leader", {
      en: "n2 votes for n1, n3 and n4 refuse: two votes of five. Whether n1 leads",
      zh: "n2 投了 n1，n3 和 n4 拒绝：五票中的两票。n1 是否当上了 Leader",
    }).toBe(false);
  });

  lab.test("campaign.refused", { en: "A candidate that was refused waits for its timeout, and stands again", zh: "被拒绝的 Candidate 等到超时，再次参选" }, async (t) => {
    const scene = new Scene(t, { servers: 5 });
    const first = await scene.untilCampaign();
    for (const name of ["n2", "n3", "n4", "n5"]) await scene.answerVote(name, first.term, false);
    const again = await scene.untilCampaign();
    t.expect(again.term, {
      en: `All others refused n1 in term ${first.term}. The term of its next election`,
      zh: `其余服务器在任期 ${first.term} 都拒绝了 n1。它下一次选举的任期`,
    }).toBe(first.term + 1);
    t.expect(again.at - first.at, {
      en: "How long after the first election the next began, in ms: who stands again at once, and again, lets nobody else win",
      zh: "两次选举相隔多久（ms）：被拒绝就马上再选，一次接一次，会让别人也无法当选",
    }).toBeGreaterThanOrEqual(electionTimeout);
  });

  lab.test("campaign.duplicates", { en: "An answer that arrives twice counts once", zh: "重复到达的回复只算一次" }, async (t) => {
    const scene = new Scene(t, { servers: 5 });
    const { term } = await scene.untilCampaign();
    await scene.answerVote("n2", term, true);
    await scene.answerVote("n2", term, true);
    scene.expectRole("candidate", {
      en: "The network delivered n2's vote twice: n1 has two votes of five, its own and n2's. n1's role",
      zh: "网络把 n2 的选票送达了两次：n1 只有五票中的两票，即自己的和 n2 的。n1 的角色",
    });
  });

  lab.test("campaign.late-answers", { en: "Votes of an earlier election do not count", zh: "上一次选举的选票不算数" }, async (t) => {
    const scene = new Scene(t, { servers: 5 });
    const first = await scene.untilCampaign();
    await scene.answerVote("n2", first.term, true);
    const second = await scene.untilCampaign();
    await scene.answerVote("n3", first.term, true);
    await scene.answerVote("n4", first.term, true);
    scene.expectRole("candidate", {
      en: `n1's election of term ${first.term} failed. In the middle of that of term ${second.term} two votes of term ${first.term} arrive, late. n1's role`,
      zh: `n1 在任期 ${first.term} 的选举没有成功。任期 ${second.term} 的选举进行到一半，两张任期 ${first.term} 的选票姗姗来迟。n1 的角色`,
    });
    await scene.answerVote("n5", second.term, true);
    scene.expectRole("candidate", {
      en: `The first vote of term ${second.term} arrives: with its own that makes two of five. That n2 voted for n1 in term ${first.term} is over. n1's role`,
      zh: `任期 ${second.term} 的第一张选票到了：加上自己的是五票中的两票。n2 在任期 ${first.term} 投给 n1 的那一票不算数。n1 的角色`,
    });
  });

  lab.test("campaign.alone", { en: "A cluster of one server elects itself", zh: "只有一台服务器的集群自己选自己" }, async (t) => {
    const scene = new Scene(t, { servers: 1 });
    await scene.advance(2 * electionTimeout);
    const { role, currentTerm } = scene.status;
    t.expect({ role, currentTerm }, {
      en: "n1 is the only server of its cluster: its own vote is a majority. After two election timeouts",
      zh: "n1 是集群里唯一的服务器，自己那一票就是多数。两个选举超时之后",
    }).toEqual({ role: "leader", currentTerm: 1 });
  });
}
