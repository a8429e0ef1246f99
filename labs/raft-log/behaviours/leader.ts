import { Lone, appends } from "./lone";
import type { Builder, Context } from "./student";

/** n1 leads in term 2. n2, to which it was replicating, has entry 2, lost entry 3, and rejects what comes after that. */
function rejectedAt3(t: Context): Lone {
  const lone = new Lone(t, { log: [1] });
  lone.lead();
  lone.acknowledge("n2", 2);
  lone.ask(1);
  lone.tell("n2", { type: "AppendEntriesResponse", term: 2, success: false, prevLogIndex: 3, conflictIndex: 2, conflictTerm: 2 });
  return lone;
}

export function leaderTests(lab: Builder): void {
  lab.test("progress.matches", { en: "matchIndex only ever rises: an old answer changes nothing", zh: "matchIndex 只升不降：旧的回复什么也不改变" }, (t) => {
    const progress = new t.student.progress.Progress(5, 10);
    const steps = [4, 7, 6, 7].map((index) => [progress.maybeUpdate(index), progress.matchIndex, progress.nextIndex]);
    t.expect(steps, {
      en: "A follower with nextIndex 5 says, in turn, that it agrees up to 4, 7, 6 (an old answer), and 7 again. What maybeUpdate() returns, matchIndex, and nextIndex",
      zh: "某个 Follower 的 nextIndex 为 5，它依次说自己一致到 4、7、6（旧的回复）、再一次 7。maybeUpdate() 的返回值、matchIndex 和 nextIndex",
    }).toEqual([[true, 4, 5], [true, 7, 8], [false, 7, 8], [false, 7, 8]]);
    const ahead = new t.student.progress.Progress(10, 10);
    ahead.maybeUpdate(4);
    t.expect(ahead.nextIndex, {
      en: "nextIndex is 10, since entries up to 9 are under way; the follower says that it agrees up to 4. nextIndex: what is under way is not sent a second time",
      zh: "nextIndex 为 10，因为到第 9 条都已在途；Follower 说自己一致到 4。nextIndex：在途的内容不再发一遍",
    }).toBe(10);
  });

  lab.test("progress.backs-up", { en: "nextIndex goes back to where the hint says, but never to what agrees already", zh: "nextIndex 按提示回退，但绝不退到已经一致的部分" }, (t) => {
    const probe = (match: number, next: number, rejected: number, hint: number) => {
      const progress = new t.student.progress.Progress(next, 10);
      progress.maybeUpdate(match);
      progress.nextIndex = next;
      return [progress.maybeDecrTo(rejected, hint), progress.nextIndex];
    };
    t.expect([probe(0, 10, 9, 5), probe(0, 10, 9, 9), probe(3, 10, 9, 1), probe(0, 10, 7, 5)], {
      en: "While probing, with nextIndex 10: a rejection at 9 with the hint 5; at 9 with the hint 9; at 9 with the hint 1, though 3 are known to agree; and an old one at 7. What maybeDecrTo() returns, and nextIndex",
      zh: "探测状态，nextIndex 为 10：在 9 处被拒绝，提示 5；在 9 处被拒绝，提示 9；在 9 处被拒绝，提示 1，但已知前 3 条一致；在 7 处的一个旧的拒绝。maybeDecrTo() 的返回值和 nextIndex",
    }).toEqual([[true, 6], [true, 9], [true, 4], [false, 10]]);
    const replicate = (rejected: number) => {
      const progress = new t.student.progress.Progress(4, 10);
      progress.maybeUpdate(5);
      progress.becomeReplicate();
      progress.nextIndex = 9;
      return [progress.maybeDecrTo(rejected, rejected), progress.nextIndex];
    };
    t.expect([replicate(4), replicate(5), replicate(8)], {
      en: "While replicating, with matchIndex 5 and nextIndex 9: old rejections at 4 and at 5, where it agrees by now, and one at 8",
      zh: "复制状态，matchIndex 为 5、nextIndex 为 9：在 4 处和 5 处（如今已经一致）的旧的拒绝，以及在 8 处的拒绝",
    }).toEqual([[false, 9], [false, 9], [true, 6]]);
  });

  lab.test("progress.forgets-commit", { en: "A commit index that went with a rejected message has to be sent again", zh: "随被拒绝的消息发出的提交索引，要再发一次" }, (t) => {
    const progress = new t.student.progress.Progress(10, 10);
    const canBump = () => progress.canBumpCommit(8);
    progress.sent(1, 8);
    const steps = [canBump()];
    progress.maybeDecrTo(9, 5);
    progress.maybeUpdate(7);
    steps.push(canBump());
    t.expect(steps, {
      en: "While probing, with nextIndex 10: commitIndex 8 was sent with entry 10. It is rejected with the hint 5, so the follower cannot have made use of that commit index either. Then it agrees up to 7, and can. canBumpCommit(8) before the rejection, and at the end: forgetSentCommit() makes the difference",
      zh: "探测状态，nextIndex 为 10：随第 10 条发出了 commitIndex 8。这条被拒绝，提示 5，所以其中的提交索引也没能起作用。之后一致到 7，这时它就有用了。被拒绝之前以及最后的 canBumpCommit(8)：区别就在于 forgetSentCommit()",
    }).toEqual([false, true]);
  });

  lab.test("commit.majority", { en: "committedIndex() is what a majority has reached", zh: "committedIndex() 是多数派已经到达的位置" }, (t) => {
    const { committedIndex } = t.student.commit;
    const cases = [[5], [5, 7], [9, 7, 8], [0, 0, 12], [4, 100, 5, 3, 10], [20, 3, 10, 9]];
    t.expect(cases.map((matches) => committedIndex(matches)), {
      en: `How far a majority has come, for ${cases.map((matches) => `[${matches.join(", ")}]`).join(", ")}`,
      zh: `下列各组里多数派到达的位置：${cases.map((matches) => `[${matches.join(", ")}]`).join("、")}`,
    }).toEqual([5, 5, 8, 0, 5, 9]);
  });

  lab.test("leader.sends", { en: "A leader sends each command to every follower, right after what it sent before", zh: "Leader 把每个命令发给所有 Follower，紧接着上次发出的内容" }, (t) => {
    const lone = new Lone(t, { log: [1, 1] });
    lone.lead();
    t.expect([appends(lone.heard("n2")), appends(lone.heard("n3"))], {
      en: "n1 has the terms 1, 1, becomes the leader of term 2, and begins its term with an empty entry. What n2 and n3 are sent",
      zh: "n1 的日志里各条的任期为 1、1，成为任期 2 的 Leader，用一条空条目开始它的任期。发给 n2 和 n3 的内容",
    }).toEqual([["after 2 of term 1: 2"], ["after 2 of term 1: 2"]]);
    lone.acknowledge("n2", 3);
    lone.ask(1);
    lone.ask(2);
    t.expect([appends(lone.heard("n2")), appends(lone.heard("n3"))], {
      en: "n2 acknowledges; then a client asks for two operations. n2 gets each at once, without waiting for the answer to the one before, and nothing twice: after each message progress.sent(…) moves nextIndex on. n3 has not answered yet: one message at a time, until it is known where its log agrees",
      zh: "n2 确认之后，客户端又请求两个操作。n2 立刻收到每一个，不必等前一个的回复，也没有重复：每次发送之后，progress.sent(…) 会推进 nextIndex。n3 还没有回复过：在知道它的日志从哪里一致之前，一次只发一条消息",
    }).toEqual([["after 3 of term 2: 2", "after 4 of term 2: 2"], []]);
  });

  lab.test("leader.commits", { en: "A leader commits what a majority has, and says so", zh: "多数派都有的，Leader 就提交，并告知所有 Follower" }, (t) => {
    const lone = new Lone(t, { log: [1], others: ["n2", "n3", "n4", "n5"] });
    lone.lead();
    const commits = [];
    for (const name of ["n2", "n3"]) {
      for (const other of lone.others.keys()) lone.heard(other);
      lone.acknowledge(name, 2);
      commits.push(lone.server.commitIndex);
    }
    t.expect(commits, { en: "n1 leads five servers in term 2; entry 2 is its own. Its commitIndex after n2, and after n3 too has entry 2", zh: "n1 在任期 2 领导五台服务器，第 2 条是它自己的。n2 有了第 2 条之后、n3 也有了之后，它的 commitIndex" }).toEqual([0, 2]);
    const told = lone.heard("n2").flatMap((message) => (message.type === "AppendEntries" ? [message.leaderCommit] : []));
    t.expect(told, { en: "The leaderCommit that n2 is sent then, without waiting for a heartbeat", zh: "随后立即（不等心跳）发给 n2 的 leaderCommit" }).toEqual([2]);
  });

  lab.test("leader.durable", { en: "A leader counts its own entry only when it is on its disk", zh: "Leader 自己的条目落盘之后才算数" }, (t) => {
    const lone = new Lone(t, { log: [1] });
    lone.lead();
    lone.acknowledge("n2", 2);
    lone.ask(1);
    lone.crashAfter = (message) => message.type === "AppendEntries" && message.leaderCommit >= 3;
    lone.acknowledge("n2", 3);
    lone.restart();
    t.expect(lone.terms, {
      en: "n1 and n2, two of three, have entry 3, so n1 commits it, says so, and crashes. The terms in its log after the restart: if its own copy was not on the disk, n2 had the only one",
      zh: "三台中的 n1 和 n2 有了第 3 条，于是 n1 提交它、告知所有 Follower，然后崩溃。重启之后日志里的任期：如果它自己那份没有落盘，那就只有 n2 有",
    }).toEqual([1, 2, 2]);
  });

  lab.test("leader.finds", { en: "A leader finds where a follower's log agrees in one step for each term, not for each entry", zh: "Leader 按任期而不是逐条寻找一致的位置" }, (t) => {
    const lone = new Lone(t, { log: [1, 1, 1, 4, 4, 5, 5, 6, 6, 6], term: 7 });
    lone.lead();
    lone.heard("n2");
    const reject = (prevLogIndex: number, conflictIndex: number, conflictTerm: number) => appends(lone.tell("n2", {
      type: "AppendEntriesResponse", term: 8, success: false, prevLogIndex, conflictIndex, conflictTerm,
    }));
    t.expect(reject(10, 10, 3), {
      en: "n1 leads in term 8 with the terms 1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 8. n2's log has the terms 1, 1, 1, 2, 2, 2, 3, 3, 3, 3: it rejects entry 10 and says that its own entry 10 is of term 3. What n1 sends next",
      zh: "n1 在任期 8 领导，日志里各条的任期为 1、1、1、4、4、5、5、6、6、6、8。n2 的日志里各条的任期为 1、1、1、2、2、2、3、3、3、3：它拒绝了第 10 条，并说自己的第 10 条任期为 3。n1 接下来发送的内容",
    }).toEqual(["after 3 of term 1: 4, 4, 5, 5, 6, 6, 6, 8"]);
    t.expect(reject(10, 10, 3), { en: "The same rejection once more, an old one by now: nothing is sent", zh: "同样的拒绝再来一次，已经过时：什么也不发送" }).toEqual([]);
  });

  lab.test("leader.resends", { en: "What was lost on the way is sent again", zh: "路上丢失的内容会重新发送" }, (t) => {
    const lone = new Lone(t, { log: [1] });
    lone.lead();
    lone.acknowledge("n2", 2);
    lone.ask(1);
    lone.heard("n2");
    const sent: string[][] = [appends(lone.acknowledge("n2", 2))];
    sent.push(appends(lone.tell("n2", { type: "AppendEntriesResponse", term: 2, success: false, prevLogIndex: 3, conflictIndex: 2, conflictTerm: 2 })));
    t.expect(sent, {
      en: "Entry 3 was sent to n2 and lost. n2 answers a heartbeat: still 2. The leader asks about entry 3, with nothing new; n2 does not have it; the leader sends it again",
      zh: "第 3 条发给 n2，途中丢失。n2 回复心跳：仍是 2。Leader 不带新条目地询问第 3 条；n2 没有；Leader 重新发送",
    }).toEqual([["after 3 of term 2: nothing"], ["after 2 of term 2: 2"]]);
    lone.acknowledge("n2", 3);
    t.expect(appends(lone.acknowledge("n2", 3)), {
      en: "n2 has all entries now, and answers another heartbeat. What it is sent: it lacks nothing, and each message would only bring another answer",
      zh: "n2 已有全部条目，又回复了一次心跳。发给它的内容：它什么也不缺，再发一条只会换来又一条回复",
    }).toEqual([]);
  });

  lab.test("leader.resends-full", { en: "A follower to which all messages were lost is tried again, though as many are under way as may be", zh: "在途消息已满又全部丢失时，仍会再次尝试" }, (t) => {
    const lone = new Lone(t, { log: [1], maxInflight: 2 });
    lone.lead();
    lone.acknowledge("n2", 2);
    for (let i = 1; i <= 3; i++) lone.ask(i);
    lone.heard("n2");
    t.expect(appends(lone.acknowledge("n2", 2)), {
      en: "maxInflight 2: entries 3 and 4 were sent to n2, and both messages lost; entry 5 waits. n2 answers a heartbeat: still 2. That ends the pause: the leader asks about entry 4, with nothing new. Otherwise nobody would ever say another word",
      zh: "maxInflight 为 2：第 3、4 条已发给 n2，两条消息都丢了；第 5 条在等待。n2 回复心跳：仍是 2。暂停就此结束：Leader 不带新条目地询问第 4 条。否则双方再也不会说话",
    }).toEqual(["after 4 of term 2: nothing"]);
  });

  lab.test("leader.alone", { en: "A cluster of one server commits by itself", zh: "只有一台服务器的集群自己就能提交" }, (t) => {
    const lone = new Lone(t, { log: [1], others: [] });
    lone.server.campaign();
    lone.settle();
    lone.ask(1);
    t.expect(lone.server.commitIndex, {
      en: "n1 is the only server; it becomes the leader, begins its term with entry 2, and a client asks for an operation, entry 3. commitIndex: its own copy is a majority, and no answer will ever come",
      zh: "n1 是唯一的服务器；它成为 Leader，用第 2 条开始任期，客户端请求一个操作，即第 3 条。commitIndex：它自己那份就是多数，也不会有任何回复到来",
    }).toBe(3);
  });

  lab.test("leader.probes", { en: "After a rejection a follower is sent one message at a time", zh: "被拒绝之后，一次只发一条消息" }, (t) => {
    const lone = rejectedAt3(t);
    lone.ask(2);
    t.expect(appends(lone.heard("n2")), {
      en: "Entry 3 was lost on the way to n2, which rejects what comes after it; entry 3 is sent again. Before n2 answers, a client asks for another operation. What n2 is sent: nothing, since the leader is probing again (becomeProbe) and one message is under way",
      zh: "第 3 条在发往 n2 的途中丢失，n2 拒绝了它之后的内容，Leader 重新发送第 3 条。n2 回复之前，客户端又请求一个操作。发给 n2 的内容：没有，因为 Leader 又回到探测状态（becomeProbe），已有一条消息在途",
    }).toEqual([]);
  });

  lab.test("leader.streams-again", { en: "An answer at matchIndex ends probing", zh: "探测时收到恰好在 matchIndex 处的确认，探测就结束" }, (t) => {
    const lone = rejectedAt3(t);
    lone.acknowledge("n2", 2);
    lone.ask(2);
    t.expect(appends(lone.heard("n2")), {
      en: "n2, with matchIndex 2, has rejected what comes after entry 3 and is being probed. It says that it agrees up to 2: no news, but now it is known where its log agrees. A client asks for another operation, entry 4: n2 is sent it at once, without waiting for its answer about entry 3",
      zh: "n2 的 matchIndex 为 2，它拒绝了第 3 条之后的内容，正在被探测。它说自己一致到 2：这不是新消息，但至此已经知道它的日志从哪里一致。客户端又请求一个操作，即第 4 条：不必等 n2 就第 3 条的回复，立刻发给它",
    }).toEqual(["after 3 of term 2: 2"]);
  });

  lab.test("leader.window", { en: "No more messages are under way to a follower than maxInflight, of no more than maxEntries", zh: "发往一个 Follower 的在途消息不超过 maxInflight 条，每条不超过 maxEntries 个条目" }, (t) => {
    const lone = new Lone(t, { log: [1], maxInflight: 3, maxEntries: 2 });
    lone.lead();
    lone.acknowledge("n2", 2);
    for (let i = 1; i <= 9; i++) lone.ask(i);
    const first = appends(lone.heard("n2"));
    const then = appends(lone.acknowledge("n2", 5));
    t.expect([first, then], {
      en: "maxInflight 3, maxEntries 2: a client asks for nine operations, entries 3 to 11. What n2 is sent before it answers, and after it has acknowledged entries 3 to 5: as much at once as may be under way",
      zh: "maxInflight 为 3、maxEntries 为 2：客户端请求九个操作，即第 3 到 11 条。n2 回复之前收到的内容，以及它确认第 3 到 5 条之后收到的内容：允许在途多少，就一次发多少",
    }).toEqual([
      ["after 2 of term 2: 2", "after 3 of term 2: 2", "after 4 of term 2: 2"],
      ["after 5 of term 2: 2, 2", "after 7 of term 2: 2, 2", "after 9 of term 2: 2, 2"],
    ]);
  });
}
