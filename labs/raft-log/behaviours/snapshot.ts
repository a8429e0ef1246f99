import type { Json, KeyValueCommand, Snapshot } from "@reconcile/api";
import { Lone, appends, entries, entry } from "./lone";
import type { Builder, Context } from "./student";

/** A snapshot after entry `index`, with `x` as entry `index` put it: made by the student's own store. */
function snapshotOf(t: Context, index: number, term = 1): Snapshot {
  const store = new t.student.kv.KeyValue();
  for (let i = 1; i <= index; i++) store.apply(entry(i, term));
  return { lastIncludedIndex: index, lastIncludedTerm: term, data: { applied: index, state: store.snapshot() } };
}

/** What x holds on the server; applied past its log, so at the end of a test. */
function valueOfX(lone: Lone): Json {
  const command: KeyValueCommand = { client: "reader", sequence: 1, operation: { op: "get", key: "x" } };
  return lone.server.machine.apply({ index: lone.server.lastApplied + 1, term: 9, command });
}

export function snapshotTests(lab: Builder): void {
  lab.test("snapshot.takes", { en: "After snapshotCount entries a snapshot is taken, and the log before it goes, but for catchUpEntries", zh: "每应用 snapshotCount 条就做一次快照，并删去它之前的日志，留下 catchUpEntries 条" }, (t) => {
    const lone = new Lone(t, { snapshotCount: 5, catchUpEntries: 2 });
    const seen: unknown[] = [];
    const commit = (index: number) => {
      lone.append({ prevLogIndex: index - 1, prevLogTerm: index === 1 ? 0 : 2, entries: entries([2], index), leaderCommit: index });
      seen.push([lone.server.snapshot?.lastIncludedIndex ?? null, lone.server.log.firstIndex]);
    };
    for (let index = 1; index <= 5; index++) commit(index);
    lone.expectRules();
    t.expect(seen, {
      en: "snapshotCount 5, catchUpEntries 2: five entries are committed one by one. After each, the last entry in the snapshot, and the first in the log",
      zh: "snapshotCount 为 5，catchUpEntries 为 2：五个条目逐个提交。每条之后，快照所含的最后一条，以及日志里的第一条",
    }).toEqual([[null, 1], [null, 1], [null, 1], [null, 1], [5, 4]]);
    t.expect(lone.server.snapshot?.lastIncludedTerm, { en: "The term of the last entry in the snapshot", zh: "快照所含最后一条的任期" }).toBe(2);
    commit(6);
    t.expect(seen.at(-1), { en: "A sixth entry is committed: there is no need for another snapshot yet", zh: "第六条提交：还不到再做一次快照的时候" }).toEqual([5, 4]);
  });

  lab.test("snapshot.recovers", { en: "After a restart the state machine goes on where the snapshot ends", zh: "重启之后，状态机从快照结束的地方继续" }, (t) => {
    const lone = new Lone(t, { log: [1, 1, 1], compacted: 3, snapshot: snapshotOf(t, 5) });
    lone.settle();
    t.expect([lone.server.lastApplied, lone.server.commitIndex], {
      en: "n1 starts with a snapshot after entry 5 and the entries 4 to 6 in its log. Its lastApplied and commitIndex: what is in a snapshot was committed",
      zh: "n1 启动时有第 5 条之后的快照，日志里是第 4 到 6 条。它的 lastApplied 和 commitIndex：快照里的都是已提交的",
    }).toEqual([5, 5]);
    lone.append({ prevLogIndex: 6, prevLogTerm: 1, leaderCommit: 6 });
    lone.expectRules();
    t.expect(valueOfX(lone), { en: "Then entry 6 is committed, which puts 6 into x. What is in x", zh: "随后第 6 条提交，它把 6 写入 x。x 的值" }).toBe("6");
  });

  lab.test("snapshot.sessions", { en: "A snapshot also knows which operations were carried out", zh: "快照也记得哪些操作已经执行过" }, (t) => {
    const [before, after] = [new t.student.kv.KeyValue(), new t.student.kv.KeyValue()];
    const append: KeyValueCommand = { client: "a", sequence: 1, operation: { op: "append", key: "x", value: "A" } };
    before.apply({ index: 1, term: 1, command: append });
    after.restore(before.snapshot());
    after.apply({ index: 2, term: 1, command: append });
    t.expect(after.apply({ index: 3, term: 1, command: { client: "b", sequence: 1, operation: { op: "get", key: "x" } } }), {
      en: "Client a appends A to x under number 1. Another store is made from the snapshot; there the same operation comes a second time. x then",
      zh: "客户端 a 以序号 1 向 x 追加 A。另一个存储由快照恢复而来，在那里同一操作第二次到来。此时的 x",
    }).toBe("A");
    before.apply({ index: 2, term: 1, command: { client: "c", sequence: 1, operation: { op: "put", key: "x", value: "B" } } });
    t.expect(after.apply({ index: 4, term: 1, command: { client: "b", sequence: 2, operation: { op: "get", key: "x" } } }), {
      en: "Meanwhile the first store goes on and puts B into x. x in the second: a snapshot is a copy",
      zh: "与此同时第一个存储继续运行，把 B 写入 x。第二个存储里的 x：快照是一份副本",
    }).toBe("A");
  });

  lab.test("snapshot.sends", { en: "A follower that needs entries that are gone is sent the snapshot, and then what follows", zh: "Follower 需要的条目已经删去时，发给它快照，再发后面的条目" }, (t) => {
    const snapshot = snapshotOf(t, 5);
    const lone = new Lone(t, { log: [1, 1, 1], compacted: 3, snapshot });
    lone.lead();
    lone.heard("n2");
    const sent = lone.tell("n2", { type: "AppendEntriesResponse", term: 2, success: false, prevLogIndex: 6, conflictIndex: 1, conflictTerm: 1 });
    t.expect(sent, {
      en: "n1 leads in term 2 with a snapshot after entry 5 and the entries 4 to 7. n2 rejects entry 6: its log ends at entry 1. What n2 is sent",
      zh: "n1 在任期 2 领导，有第 5 条之后的快照和第 4 到 7 条。n2 拒绝第 6 条：它的日志只到第 1 条。发给 n2 的内容",
    }).toEqual([{ type: "InstallSnapshot", term: 2, leaderId: "n1", ...snapshot }]);
    lone.ask(1);
    const meanwhile = lone.heard("n2");
    const then = appends(lone.tell("n2", { type: "InstallSnapshotResponse", term: 2, matchIndex: 5 }));
    t.expect([meanwhile, then], {
      en: "A client asks for an operation: nothing for n2, before it has the snapshot. Then n2 says that it has all up to 5. What it is sent",
      zh: "客户端请求一个操作：n2 有快照之前，什么也不发给它。随后 n2 说自己已有前 5 条。发给它的内容",
    }).toEqual([[], ["after 5 of term 1: 1, 2, 2"]]);
  });

  lab.test("snapshot.installs", { en: "A follower installs a snapshot for certain before it says that it has it", zh: "Follower 先把快照可靠地装好，再说自己有了" }, (t) => {
    const snapshot = snapshotOf(t, 5);
    const up = new Lone(t, { log: [1] });
    up.install(snapshot);
    t.expect([up.server.lastApplied, up.server.commitIndex], {
      en: "n1 has one entry and is sent a snapshot after entry 5. Its lastApplied and commitIndex: the state machine has all of it now",
      zh: "n1 只有一个条目，收到第 5 条之后的快照。它的 lastApplied 和 commitIndex：状态机现在已经有了全部内容",
    }).toEqual([5, 5]);
    const lone = new Lone(t, { log: [1] });
    lone.crashAfter = (message) => message.type === "InstallSnapshotResponse";
    const answer = lone.install(snapshot);
    t.expect(answer, {
      en: "n1 has one entry and is sent a snapshot after entry 5. The answer",
      zh: "n1 只有一个条目，收到第 5 条之后的快照。回复",
    }).toEqual({ type: "InstallSnapshotResponse", term: 2, matchIndex: 5 });
    lone.restart();
    t.expect([lone.server.lastApplied, lone.server.log.firstIndex, lone.server.log.lastTerm], {
      en: "It crashes just after the answer. After the restart: lastApplied, the first index of its log, and the term of what comes before it",
      zh: "它刚发出回复就崩溃了。重启之后：lastApplied、日志的第一个索引，以及其前一条的任期",
    }).toEqual([5, 6, 1]);
    lone.append({ prevLogIndex: 5, prevLogTerm: 1, entries: entries([2], 6), leaderCommit: 6 });
    lone.expectRules();
    t.expect(valueOfX(lone), { en: "Entry 6 follows, is committed, and puts 6 into x. What is in x", zh: "第 6 条随后到来并提交，把 6 写入 x。x 的值" }).toBe("6");
  });

  lab.test("snapshot.stale", { en: "A snapshot of what is committed here already is not installed", zh: "快照所含的内容这里早已提交时，不安装" }, (t) => {
    const lone = new Lone(t);
    lone.append({ entries: entries([2, 2, 2, 2]), leaderCommit: 4 });
    const answer = lone.install(snapshotOf(t, 2, 2));
    lone.expectRules();
    t.expect([answer, lone.server.lastApplied, lone.terms], {
      en: "n1 has applied four entries; a snapshot after entry 2 arrives late. The answer tells how far n1 is; lastApplied and the log stay",
      zh: "n1 已应用四条，这时一份第 2 条之后的快照迟到了。回复说明 n1 到了哪里；lastApplied 和日志不变",
    }).toEqual([{ type: "InstallSnapshotResponse", term: 2, matchIndex: 4 }, 4, [2, 2, 2, 2]]);
  });

  lab.test("snapshot.keeps", { en: "If the log has the snapshot's last entry, what comes after it stays", zh: "日志里有快照的最后一条时，它后面的条目保留" }, (t) => {
    const lone = new Lone(t);
    lone.append({ entries: entries([2, 2, 2, 2]), leaderCommit: 1 });
    const answer = lone.install(snapshotOf(t, 3, 2));
    t.expect([answer, lone.server.commitIndex, lone.server.log.lastIndex], {
      en: "n1 has four entries of term 2, one of them committed, and is sent a snapshot after entry 3 of term 2: its log has that entry, so it only has to commit. The answer, commitIndex, and the last index of its log: n1 has acknowledged entry 4",
      zh: "n1 有四条任期 2 的条目，提交了一条，收到任期 2 第 3 条之后的快照：它的日志里就有这一条，只需提交。回复、commitIndex 和日志的最后索引：第 4 条 n1 确认过",
    }).toEqual([{ type: "InstallSnapshotResponse", term: 2, matchIndex: 3 }, 3, 4]);
  });

  lab.test("snapshot.compacted", { en: "A follower accepts what comes after entries that it has committed and compacted", zh: "前一条已经提交并压缩掉时，Follower 照样接受" }, (t) => {
    const lone = new Lone(t, { log: [1], compacted: 5, snapshot: snapshotOf(t, 5) });
    const answer = lone.append({ prevLogIndex: 3, prevLogTerm: 1, entries: entries([1, 1, 1], 4) });
    t.expect([answer.success, answer.matchIndex], {
      en: "n1 has a snapshot after entry 5 and entry 6 in its log. A leader that does not know it yet sends entries 4 to 6, after entry 3. success, and matchIndex: at least what is committed here",
      zh: "n1 有第 5 条之后的快照，日志里是第 6 条。还不了解它的 Leader 发来第 3 条之后的第 4 到 6 条。success 和 matchIndex：至少到这里已提交的位置",
    }).toEqual([true, 5]);
  });
}
