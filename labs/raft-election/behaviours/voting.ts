import { Scene } from "./scene";
import type { Builder } from "./student";

export function votingTests(lab: Builder): void {
  lab.test("vote.granted", { en: "A server gives its vote to the first candidate that asks", zh: "服务器把票投给第一个来要票的 Candidate" }, async (t) => {
    const scene = new Scene(t);
    t.expect(await scene.requestVote("n2", 1), {
      en: "n1 is new and has voted for nobody. n2 asks for its vote in term 1; n1's RequestVoteResponse",
      zh: "n1 刚启动，没给谁投过票。n2 在任期 1 向它要票，n1 的 RequestVoteResponse",
    }).toEqual({ term: 1, voteGranted: true });
    t.expect(scene.status.votedFor, { en: "After that, n1's status().votedFor", zh: "之后 n1 的 status().votedFor" }).toBe("n2");
  });

  lab.test("vote.one-a-term", { en: "A term has one vote: the second candidate is refused", zh: "一个任期只有一票：第二个 Candidate 被拒绝" }, async (t) => {
    const scene = new Scene(t);
    await scene.requestVote("n2", 1);
    t.expect(await scene.requestVote("n3", 1), {
      en: "n1 voted for n2 in term 1; then n3 asks in the same term. n1's answer to n3",
      zh: "n1 在任期 1 已经投给 n2，n3 又在同一任期来要票。n1 给 n3 的回复",
    }).toEqual({ term: 1, voteGranted: false });
  });

  lab.test("vote.asked-again", { en: "The candidate that has the vote already is granted it again", zh: "已经拿到这一票的 Candidate 再来要，照样同意" }, async (t) => {
    const scene = new Scene(t);
    await scene.requestVote("n2", 1);
    t.expect(await scene.requestVote("n2", 1), {
      en: "n1 voted for n2, but the answer was lost on the way, so n2 asks once more in the same term. n1's second answer",
      zh: "n1 投给了 n2，但回复在路上丢了，n2 在同一任期又问了一次。n1 的第二次回复",
    }).toEqual({ term: 1, voteGranted: true });
  });

  lab.test("vote.earlier-term", { en: "A candidate of an earlier term is refused, and told the term", zh: "更早任期的 Candidate 被拒绝，并得知当前任期" }, async (t) => {
    const scene = new Scene(t);
    await scene.requestVote("n2", 5);
    t.expect(await scene.requestVote("n3", 4), {
      en: "n1 is in term 5; n3 asks in term 4. n1's answer names its own term, so that n3 learns it",
      zh: "n1 已在任期 5，n3 在任期 4 来要票。n1 的回复里应是自己的任期，好让 n3 知道",
    }).toEqual({ term: 5, voteGranted: false });
    t.expect(scene.status.currentTerm, { en: "n1's term afterwards: a term never falls", zh: "之后 n1 的任期：任期只升不降" }).toBe(5);
  });

  lab.test("vote.later-term", { en: "A later term brings a new vote", zh: "到了新的任期，就有新的一票" }, async (t) => {
    const scene = new Scene(t);
    await scene.requestVote("n2", 1);
    t.expect(await scene.requestVote("n3", 2), {
      en: "n1 voted for n2 in term 1; n3 asks in term 2. n1's answer",
      zh: "n1 在任期 1 投给了 n2，n3 在任期 2 来要票。n1 的回复",
    }).toEqual({ term: 2, voteGranted: true });
  });

  lab.test("vote.log-term", { en: "A candidate whose log ends in an earlier term is refused, however long it is", zh: "日志末尾任期较小的 Candidate，日志再长也被拒绝" }, async (t) => {
    const scene = new Scene(t, { log: [1, 1, 2] });
    t.expect(await scene.requestVote("n2", 3, { index: 9, term: 1 }), {
      en: "n1's log ends with index 3, term 2; n2's with index 9, term 1. n1's answer in term 3",
      zh: "n1 的日志末尾是索引 3、任期 2，n2 的是索引 9、任期 1。n1 在任期 3 的回复",
    }).toEqual({ term: 3, voteGranted: false });
    t.expect(await scene.requestVote("n3", 3, { index: 2, term: 3 }), {
      en: "In the same term n3 asks, whose log ends with index 2, term 3: a later last term wins, however short the log. n1's answer",
      zh: "同一任期里 n3 来要票，它的日志末尾是索引 2、任期 3：末尾任期较大者更新，日志再短也一样。n1 的回复",
    }).toEqual({ term: 3, voteGranted: true });
  });

  lab.test("vote.log-length", { en: "With the same last term, the shorter log is refused", zh: "末尾任期相同时，较短的日志被拒绝" }, async (t) => {
    const scene = new Scene(t, { log: [1, 1, 2] });
    t.expect(await scene.requestVote("n2", 3, { index: 2, term: 2 }), {
      en: "n1's log ends with index 3, term 2; n2's with index 2, term 2. n1's answer in term 3",
      zh: "n1 的日志末尾是索引 3、任期 2，n2 的是索引 2、任期 2。n1 在任期 3 的回复",
    }).toEqual({ term: 3, voteGranted: false });
    t.expect(await scene.requestVote("n3", 3, { index: 3, term: 2 }), {
      en: "n3's log ends just as n1's does: at least as up-to-date is enough. n1's answer in term 3",
      zh: "n3 的日志末尾与 n1 完全相同：“至少一样新”就够了。n1 在任期 3 的回复",
    }).toEqual({ term: 3, voteGranted: true });
  });

  lab.test("vote.survives-crash", { en: "Term and vote survive a crash", zh: "任期和选票经得起崩溃" }, async (t) => {
    const scene = new Scene(t);
    await scene.requestVote("n2", 5);
    await scene.restart();
    t.expect({ currentTerm: scene.status.currentTerm, votedFor: scene.status.votedFor }, {
      en: "n1 voted for n2 in term 5, crashed, and started again. What its status() says then",
      zh: "n1 在任期 5 投给 n2，随后崩溃并重启。重启后的 status()",
    }).toEqual({ currentTerm: 5, votedFor: "n2" });
    t.expect(await scene.requestVote("n3", 5), {
      en: "Then n3 asks in term 5, in which n1 has voted already. n1's answer",
      zh: "这时 n3 在任期 5 来要票，而 n1 在这个任期已经投过了。n1 的回复",
    }).toEqual({ term: 5, voteGranted: false });
  });

  lab.test("vote.term-survives-crash", { en: "A term survives a crash even without a vote", zh: "没有投票的任期同样经得起崩溃" }, async (t) => {
    const scene = new Scene(t, { log: [1, 1, 2] });
    await scene.requestVote("n2", 7);
    await scene.restart();
    t.expect(await scene.requestVote("n3", 6, { index: 3, term: 2 }), {
      en: "n1 learned of term 7 from a candidate that it refused (an older log), crashed, and started again. Now n3 asks in term 6, with a log as good as n1's. n1's answer",
      zh: "n1 拒绝了一个日志较旧的 Candidate，但由此得知了任期 7；随后崩溃并重启。现在 n3 在任期 6 来要票，日志和 n1 一样新。n1 的回复",
    }).toEqual({ term: 7, voteGranted: false });
  });

  lab.test("vote.sync-first", { en: "A vote is on the disk before the answer leaves", zh: "先落盘，再回复" }, async (t) => {
    const scene = new Scene(t);
    scene.crashAfterSending("RequestVoteResponse");
    t.expect(await scene.requestVote("n2", 5), {
      en: "n2 asks in term 5, and n1 crashes at the very moment at which its answer leaves. The answer arrives all the same",
      zh: "n2 在任期 5 来要票，n1 在回复发出的那一刻崩溃。回复仍会送达",
    }).toEqual({ term: 5, voteGranted: true });
    await scene.restart();
    t.expect(await scene.requestVote("n3", 5), {
      en: "n2 counts on that vote. n1 starts again and n3 asks in the same term. If n1 grants it, two leaders may be elected: write and sync before you send. n1's answer",
      zh: "n2 已经把这一票算进去了。n1 重启后，n3 在同一任期来要票；如果 n1 同意，就可能选出两个 Leader。要先写入并 sync，再发送。n1 的回复",
    }).toEqual({ term: 5, voteGranted: false });
  });
}
