import { entries, termsOf } from "./lone";
import type { Builder, Context } from "./student";

/** A student's log with entries of these terms, on the disk of a process. */
function logOf(t: Context, terms: readonly number[]) {
  const sim = t.sim();
  const handle = sim.spawn("log", ({ disk }) => ({ onStart() {}, log: new t.student.log.RaftLog(disk) }), { observe: ({ log }) => ({ log: { first: log.firstIndex, entries: log.slice(1).map(({ term, index }) => [term, String(index)]) } }) });
  const { log } = handle.component ?? t.fail({ en: "The log could not be made.", zh: "无法创建日志。" });
  log.append(entries(terms));
  handle.observe();
  return { log, terms: () => termsOf(log.slice(1)), show: () => handle.observe() };
}

export function logTests(lab: Builder): void {
  lab.test("log.appends", { en: "Entries that follow on the end of the log are appended", zh: "紧接日志末尾的条目追加到日志里" }, (t) => {
    const { log, terms, show } = logOf(t, [1, 1]);
    const last = log.maybeAppend({ index: 2, term: 1 }, entries([1, 2], 3));
    show();
    t.expect(terms(), { en: "A log with the terms 1, 1; entries of the terms 1, 2 come after entry 2. The terms in the log", zh: "日志里各条的任期为 1、1；在第 2 条之后到来任期为 1、2 的条目。此时日志里的任期" }).toEqual([1, 1, 1, 2]);
    t.expect(last, { en: "maybeAppend() returns the index of the last entry of the message", zh: "maybeAppend() 返回消息中最后一条的索引" }).toBe(4);
    t.expect(log.maybeAppend({ index: 4, term: 2 }, []), { en: "Without entries it returns the place that it was asked about", zh: "消息不带条目时，返回被询问的那个位置" }).toBe(4);
    const { log: empty } = logOf(t, []);
    t.expect(empty.maybeAppend({ index: 0, term: 0 }, entries([1])), { en: "An empty log has the place before the first entry: index 0, term 0", zh: "空日志拥有第一条之前的位置：索引 0，任期 0" }).toBe(1);
  });

  lab.test("log.gap", { en: "Entries are refused if what comes before them is not there", zh: "前面的条目不在，后面的一律拒绝" }, (t) => {
    const { log, terms, show } = logOf(t, [1, 1]);
    const returned = [log.maybeAppend({ index: 3, term: 1 }, entries([1], 4)), log.maybeAppend({ index: 2, term: 2 }, entries([2], 3))];
    show();
    t.expect(returned, {
      en: "A log with the terms 1, 1. maybeAppend() after entry 3 (there is none), and after entry 2 of term 2 (it is of term 1)",
      zh: "日志里各条的任期为 1、1。先在第 3 条之后（没有这一条）、再在任期 2 的第 2 条之后（它的任期是 1）调用 maybeAppend()",
    }).toEqual([undefined, undefined]);
    t.expect(terms(), { en: "The log has not changed", zh: "日志没有变化" }).toEqual([1, 1]);
  });

  lab.test("log.conflict", { en: "An entry of another term goes, with all that comes after it", zh: "任期不同的条目要删掉，它后面的也一并删掉" }, (t) => {
    const { log, terms, show } = logOf(t, [1, 1, 2, 2, 2]);
    const last = log.maybeAppend({ index: 2, term: 1 }, entries([3, 3], 3));
    show();
    t.expect(terms(), {
      en: "A log with the terms 1, 1, 2, 2, 2; entries of term 3 come after entry 2. The terms in the log",
      zh: "日志里各条的任期为 1、1、2、2、2；在第 2 条之后到来任期 3 的条目。此时日志里的任期",
    }).toEqual([1, 1, 3, 3]);
    t.expect(last, { en: "What maybeAppend() returned", zh: "maybeAppend() 的返回值" }).toBe(4);
  });

  lab.test("log.old-message", { en: "A message that is late and short takes nothing away", zh: "迟到的短消息什么都不会删掉" }, (t) => {
    const { log, terms, show } = logOf(t, [1, 1, 2, 2, 2]);
    const last = log.maybeAppend({ index: 1, term: 1 }, entries([1, 2], 2));
    show();
    t.expect(terms(), {
      en: "A log with the terms 1, 1, 2, 2, 2. A message sent earlier arrives late, with entries 2 and 3, which are there already. Entries 4 and 5 may have been acknowledged: they must stay",
      zh: "日志里各条的任期为 1、1、2、2、2。一条早先发出的消息迟到了，带着第 2、3 条，这两条早已存在。第 4、5 条可能已经确认过，必须保留",
    }).toEqual([1, 1, 2, 2, 2]);
    t.expect(last, { en: "maybeAppend() vouches only for what the message says: its last entry", zh: "maybeAppend() 只为消息里说到的部分作保：它的最后一条" }).toBe(3);
  });

  lab.test("log.overlap", { en: "Of a message that is partly there, only the rest is appended", zh: "消息里已有一部分时，只追加其余的" }, (t) => {
    const { log, terms, show } = logOf(t, [1, 1, 2]);
    const last = log.maybeAppend({ index: 1, term: 1 }, entries([1, 2, 2, 3], 2));
    show();
    t.expect(terms(), {
      en: "A log with the terms 1, 1, 2. A message says, after entry 1: 1, 2, 2, 3. Entries 2 and 3 are there already, 4 and 5 are not. The terms in the log",
      zh: "日志里各条的任期为 1、1、2。一条消息在第 1 条之后带着 1、2、2、3：第 2、3 条已经有了，第 4、5 条还没有。此时日志里的任期",
    }).toEqual([1, 1, 2, 2, 3]);
    t.expect(last, { en: "What maybeAppend() returned", zh: "maybeAppend() 的返回值" }).toBe(5);
  });

  lab.test("log.hint", { en: "findConflictByTerm() skips all that cannot agree", zh: "findConflictByTerm() 跳过不可能一致的部分" }, (t) => {
    const { log } = logOf(t, [1, 3, 3, 4, 4, 5, 5, 5, 6]);
    const find = (index: number, term: number) => log.findConflictByTerm({ index, term });
    t.expect([find(8, 3), find(9, 9), find(5, 4), find(9, 2), find(9, 0)], {
      en: "A log with the terms 1, 3, 3, 4, 4, 5, 5, 5, 6. Where it may agree with another log that has, in turn, 8 of term 3, 9 of term 9, 5 of term 4, 9 of term 2, 9 of term 0",
      zh: "日志里各条的任期为 1、3、3、4、4、5、5、5、6。另一份日志依次有：第 8 条任期 3、第 9 条任期 9、第 5 条任期 4、第 9 条任期 2、第 9 条任期 0。两者可能一致到哪里",
    }).toEqual([{ index: 3, term: 3 }, { index: 9, term: 6 }, { index: 5, term: 4 }, { index: 1, term: 1 }, { index: 0, term: 0 }]);
    log.compact(4);
    t.expect([find(8, 4), find(8, 3)], {
      en: "After entries 1 to 4 were compacted (the term of 4 is still known): the same for 8 of term 4 and 8 of term 3. Of a place whose term is not known any more it says term 0",
      zh: "第 1 到 4 条被压缩之后（第 4 条的任期仍然知道）：再问第 8 条任期 4 和第 8 条任期 3。任期已经无从得知的位置，报告任期 0",
    }).toEqual([{ index: 5, term: 4 }, { index: 3, term: 0 }]);
  });
}
