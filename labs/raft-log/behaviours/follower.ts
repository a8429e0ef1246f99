import { Lone, entries } from "./lone";
import type { Builder } from "./student";

export function followerTests(lab: Builder): void {
  lab.test("follower.accepts", { en: "A follower takes over the leader's entries and says how far it agrees", zh: "Follower 接收 Leader 的条目，并说明一致到哪里" }, (t) => {
    const lone = new Lone(t, { log: [1, 1] });
    const answer = lone.append({ prevLogIndex: 2, prevLogTerm: 1, entries: entries([2, 2], 3) });
    t.expect(answer, { en: "n1 has the terms 1, 1 in its log. The leader of term 2 sends two entries of term 2 after entry 2. The answer", zh: "n1 的日志里各条的任期为 1、1。任期 2 的 Leader 在第 2 条之后发来两条任期 2 的条目。回复" })
      .toEqual({ type: "AppendEntriesResponse", term: 2, success: true, matchIndex: 4 });
    t.expect(lone.terms, { en: "The terms in its log then", zh: "此后日志里的任期" }).toEqual([1, 1, 2, 2]);
    t.expect(new Lone(t).append({}), { en: "A server with an empty log is sent a heartbeat after index 0: every log has that place, so it agrees, up to 0. The answer", zh: "日志为空的服务器收到索引 0 处的心跳：每个日志都有这个位置，所以一致到 0。回复" })
      .toEqual({ type: "AppendEntriesResponse", term: 2, success: true, matchIndex: 0 });
  });

  lab.test("follower.durable", { en: "What a follower has acknowledged it still has after a crash", zh: "Follower 确认过的条目，崩溃之后仍然在" }, (t) => {
    const lone = new Lone(t, { log: [1, 1] });
    lone.crashAfter = (message) => message.type === "AppendEntriesResponse";
    lone.append({ prevLogIndex: 2, prevLogTerm: 1, entries: entries([2, 2], 3) });
    lone.restart();
    t.expect(lone.terms, {
      en: "n1 had the terms 1, 1 and was sent two entries of term 2. It acknowledged them and crashed just after that. The terms in its log after the restart: an acknowledgement is a promise, so sync() comes first",
      zh: "n1 的日志里各条的任期为 1、1，收到两条任期 2 的条目。它刚发出确认就崩溃了。重启之后日志里的任期：确认就是承诺，所以要先 sync()",
    }).toEqual([1, 1, 2, 2]);
  });

  lab.test("follower.rejects", { en: "A rejection names the place it rejects, and one where the logs may agree", zh: "拒绝时说明拒绝的是哪个位置，以及日志可能在哪里一致" }, (t) => {
    const lone = new Lone(t, { log: [1, 1, 2] });
    const answer = lone.append({ term: 4, prevLogIndex: 6, prevLogTerm: 3, entries: entries([4], 7) });
    t.expect(answer, {
      en: "n1 has the terms 1, 1, 2. The leader of term 4 sends an entry after entry 6 of term 3. n1's log ends before that, at entry 3 of term 2: that is where the leader should go on",
      zh: "n1 的日志里各条的任期为 1、1、2。任期 4 的 Leader 在任期 3 的第 6 条之后发来一条。n1 的日志还不到那里，只到任期 2 的第 3 条：Leader 应当从这里接着找",
    }).toEqual({ type: "AppendEntriesResponse", term: 4, success: false, prevLogIndex: 6, conflictIndex: 3, conflictTerm: 2 });
    t.expect(lone.terms, { en: "Its log has not changed", zh: "日志没有变化" }).toEqual([1, 1, 2]);
    const longer = new Lone(t, { log: [1, 1, 1, 1] }).append({ term: 4, prevLogIndex: 2, prevLogTerm: 3 });
    t.expect([longer.success, longer.conflictIndex, longer.conflictTerm], {
      en: "n1 has the terms 1, 1, 1, 1, and is asked about entry 2 of term 3. success, conflictIndex and conflictTerm: the search begins at entry 2, since the leader did not speak of what is behind it",
      zh: "n1 的日志里各条的任期为 1、1、1、1，被问到任期 3 的第 2 条。success、conflictIndex 和 conflictTerm：从第 2 条开始找，因为 Leader 没有说到它后面的内容",
    }).toEqual([false, 2, 1]);
  });

  lab.test("follower.skips", { en: "A follower skips its own entries of terms that the leader cannot have there", zh: "Follower 往前跳过 Leader 在那里不可能有的任期" }, (t) => {
    const lone = new Lone(t, { log: [1, 3, 3, 4, 4, 5, 5, 5, 6], term: 6 });
    const answer = lone.append({ term: 7, prevLogIndex: 8, prevLogTerm: 3, entries: entries([7], 9) });
    t.expect(answer, {
      en: "n1 has the terms 1, 3, 3, 4, 4, 5, 5, 5, 6. The leader's entry 8 is of term 3, so before it the leader has no term above 3. The last place where the logs may agree is n1's entry 3 of term 3",
      zh: "n1 的日志里各条的任期为 1、3、3、4、4、5、5、5、6。Leader 的第 8 条任期为 3，所以它前面不会有大于 3 的任期。两份日志最后可能一致的位置是 n1 任期 3 的第 3 条",
    }).toEqual({ type: "AppendEntriesResponse", term: 7, success: false, prevLogIndex: 8, conflictIndex: 3, conflictTerm: 3 });
  });

  lab.test("follower.commits", { en: "A follower commits what the leader has committed, as far as the message vouches for its log", zh: "Follower 跟着 Leader 提交，但不超过这条消息能作保的部分" }, (t) => {
    const lone = new Lone(t, { log: [1, 1] });
    const commits: number[] = [];
    const send = (...message: Parameters<Lone["append"]>) => {
      lone.append(...message);
      commits.push(lone.server.commitIndex);
    };
    send({ prevLogIndex: 2, prevLogTerm: 1, entries: entries([2], 3), leaderCommit: 1 });
    send({ prevLogIndex: 3, prevLogTerm: 2, entries: entries([2], 4), leaderCommit: 9 });
    send({ prevLogIndex: 4, prevLogTerm: 2, leaderCommit: 2 });
    send({ prevLogIndex: 4, prevLogTerm: 2, entries: entries([2], 5), leaderCommit: 5 });
    t.expect(commits, {
      en: "n1's commitIndex after four messages: one entry and leaderCommit 1; one more entry, the fourth, and leaderCommit 9; an old heartbeat with leaderCommit 2 (it never goes back); an entry right after the committed ones, the fifth, and leaderCommit 5",
      zh: "依次收到四条消息之后 n1 的 commitIndex：一个条目加 leaderCommit 1；再来一条（第 4 条）加 leaderCommit 9；一条迟到的心跳，leaderCommit 2（它绝不后退）；紧接已提交部分的第 5 条，加 leaderCommit 5",
    }).toEqual([1, 4, 4, 5]);
  });

  lab.test("follower.unvouched", { en: "What lies behind the message's last entry is not committed by it", zh: "消息最后一条之后的内容，不因这条消息而提交" }, (t) => {
    const lone = new Lone(t, { log: [1, 1, 1, 1] });
    const answer = lone.append({ prevLogIndex: 2, prevLogTerm: 1, leaderCommit: 3 });
    t.expect([answer.success, answer.matchIndex, lone.server.commitIndex], {
      en: "n1 has four entries of term 1. A heartbeat of the leader of term 2 speaks of entry 2, and says leaderCommit 3: but its entry 3 may be another one. success, matchIndex, and n1's commitIndex",
      zh: "n1 有四条任期 1 的条目。任期 2 的 Leader 发来心跳，说的是第 2 条，leaderCommit 为 3：可它的第 3 条未必是这一条。success、matchIndex 和 n1 的 commitIndex",
    }).toEqual([true, 2, 2]);
  });
}
