import type { Revision } from "../solution/backend";
import type { Builder, Context } from "./student";

/** `4`, or `4.1`. */
const text = ({ main, sub }: Revision) => `${main}.${sub}`;
const at = (main: number, sub = 0): Revision => ({ main, sub });

/** A key's index after some puts and tombstones: `2 4 -6 8` was put at 2, 4 and 8 and deleted at 6. */
function indexOf(t: Context, history: string) {
  const index = new t.student.key_index.KeyIndex();
  for (const step of history.split(" ")) {
    const [main, sub = 0] = step.replace("-", "").split(".").map(Number) as [number, number?];
    if (step.startsWith("-")) index.tombstone(at(main, sub));
    else index.put(at(main, sub));
  }
  return index;
}

type Index = ReturnType<typeof indexOf>;

function stateText(index: Index, atRev: number): string {
  const state = index.get(atRev);
  return state === undefined ? "does not exist" : `modified ${text(state.modified)} · created ${text(state.created)} · version ${state.version}`;
}

function expectStates(t: Context, index: Index, history: { en: string; zh: string }, expected: Readonly<Record<number, string>>): void {
  for (const [atRev, state] of Object.entries(expected)) {
    t.expect(stateText(index, Number(atRev)), { en: `${history.en}. get(${atRev})`, zh: `${history.zh}。get(${atRev})` }).toBe(state);
  }
}

export function indexTests(lab: Builder): void {
  lab.test("index.contains", { en: "A range is one key, from one key to another, or from a key on", zh: "范围可以是一个 key、从一个 key 到另一个 key，或者从某个 key 起" }, (t) => {
    const keys = ["a", "a/1", "a/2", "b", "c"];
    const contained = (range: { key: string; rangeEnd?: string }) => keys.filter((key) => t.student.key_range.contains(range, key));
    const among = (range: string) => ({ en: `${range}, of the keys ${keys.join(" ")}`, zh: `key 有 ${keys.join(" ")}，其中属于 ${range} 的` });
    t.expect(contained({ key: "a" }), among('{ key: "a" }')).toEqual(["a"]);
    t.expect(contained({ key: "a", rangeEnd: "" }), among('{ key: "a", rangeEnd: "" }')).toEqual(["a"]);
    t.expect(contained({ key: "a", rangeEnd: "b" }), among('{ key: "a", rangeEnd: "b" }')).toEqual(["a", "a/1", "a/2"]);
    t.expect(contained({ key: "a/", rangeEnd: "a0" }), among('{ key: "a/", rangeEnd: "a0" }')).toEqual(["a/1", "a/2"]);
    t.expect(contained({ key: "b", rangeEnd: "\0" }), among('{ key: "b", rangeEnd: "\\0" }')).toEqual(["b", "c"]);
    t.expect(contained({ key: "c", rangeEnd: "a" }), among('{ key: "c", rangeEnd: "a" }')).toEqual([]);
  });

  lab.test("index.put", { en: "The index of a key knows its revisions, and the version at each", zh: "key 的索引知道它的各个 revision，以及每个 revision 时的 version" }, (t) => {
    expectStates(t, indexOf(t, "2 4 7"), { en: "The key was put at 2, 4 and 7", zh: "在 2、4、7 处写入过" }, {
      7: "modified 7.0 · created 2.0 · version 3",
      9: "modified 7.0 · created 2.0 · version 3",
      5: "modified 4.0 · created 2.0 · version 2",
      2: "modified 2.0 · created 2.0 · version 1",
      1: "does not exist",
    });
  });

  lab.test("index.sub", { en: "Where in a transaction a put stood is remembered", zh: "记住一次写入在事务中的位置" }, (t) => {
    expectStates(t, indexOf(t, "3.2 5.1"), { en: "The key was put at 3.2 and 5.1", zh: "在 3.2 和 5.1 处写入过" }, {
      5: "modified 5.1 · created 3.2 · version 2",
      4: "modified 3.2 · created 3.2 · version 1",
    });
  });

  lab.test("index.tombstone", { en: "A tombstone ends a generation; the next put begins a new one", zh: "墓碑结束一个 generation；下一次写入开启新的 generation" }, (t) => {
    const index = indexOf(t, "2 4");
    t.expect(index.tombstone(at(6)), { en: "The key was put at 2 and 4. What tombstone(6.0) answers: the key existed", zh: "在 2、4 处写入过。tombstone(6.0) 的返回值：key 当时存在" }).toBe(true);
    const deleted = { en: "The key was put at 2 and 4, and deleted at 6", zh: "在 2、4 处写入，在 6 处删除" };
    expectStates(t, index, deleted, { 5: "modified 4.0 · created 2.0 · version 2", 6: "does not exist", 9: "does not exist" });
    t.expect(index.tombstone(at(7)), { en: `${deleted.en}. tombstone(7.0) of the key that does not exist`, zh: `${deleted.zh}。对已不存在的 key 调用 tombstone(7.0)` }).toBe(false);
    index.put(at(8));
    expectStates(t, index, { en: `${deleted.en}; then put at 8`, zh: `${deleted.zh}，随后在 8 处写入` }, {
      8: "modified 8.0 · created 8.0 · version 1",
      7: "does not exist",
      5: "modified 4.0 · created 2.0 · version 2",
    });
  });

  lab.test("index.compact", { en: "Compaction keeps the newest revision up to it, and forgets those before", zh: "压缩保留不晚于该处的最后一个 revision，忘掉更早的" }, (t) => {
    const index = indexOf(t, "2 4 7 9");
    const available = new Set<Revision>();
    index.compact(8, available);
    const what = { en: "The key was put at 2, 4, 7 and 9; then compact(8)", zh: "在 2、4、7、9 处写入，然后 compact(8)" };
    t.expect([...available].map(text), { en: `${what.en}. What of 8 and before is still needed`, zh: `${what.zh}。8 及之前仍然需要的` }).toEqual(["7.0"]);
    expectStates(t, index, what, {
      8: "modified 7.0 · created 2.0 · version 3",
      9: "modified 9.0 · created 2.0 · version 4",
      6: "does not exist",
    });
    t.expect(index.since(0).map(text), { en: `${what.en}. All revisions that are left`, zh: `${what.zh}。剩下的所有 revision` }).toEqual(["7.0", "9.0"]);
  });

  lab.test("index.compact-tombstone", { en: "Compaction at a tombstone keeps it; beyond it the generation is gone", zh: "压缩到墓碑处会保留墓碑；越过墓碑，整个 generation 消失" }, (t) => {
    const index = indexOf(t, "2 4 -6");
    const available = new Set<Revision>();
    const what = { en: "The key was put at 2 and 4, and deleted at 6", zh: "在 2、4 处写入，在 6 处删除" };
    index.compact(6, available);
    t.expect([...available].map(text), { en: `${what.en}. What compact(6) must keep: a watch from 6 still has to see the deletion`, zh: `${what.zh}。compact(6) 必须保留的：从 6 开始的 watch 仍要看到这次删除` }).toEqual(["6.0"]);
    t.expect(index.isEmpty, { en: `${what.en}; compact(6). isEmpty, while the tombstone is kept`, zh: `${what.zh}；compact(6)。墓碑还在时的 isEmpty` }).toBe(false);
    available.clear();
    index.compact(7, available);
    t.expect([...available].map(text), { en: `${what.en}. What compact(7) must keep`, zh: `${what.zh}。compact(7) 必须保留的` }).toEqual([]);
    t.expect(index.isEmpty, { en: `${what.en}; compact(7). isEmpty: nothing is left to know`, zh: `${what.zh}；compact(7)。isEmpty：已没有可记的了` }).toBe(true);
  });

  lab.test("index.compact-generations", { en: "Compaction lets go of whole generations that had ended", zh: "压缩会丢掉已经结束的整个 generation" }, (t) => {
    const index = indexOf(t, "2 -3 4 -5 7 8 -10 12");
    const available = new Set<Revision>();
    index.compact(8, available);
    const what = { en: "The key was put at 2, deleted at 3, put at 4, deleted at 5, put at 7 and 8, deleted at 10, put at 12; then compact(8)", zh: "2 写入、3 删除、4 写入、5 删除、7 和 8 写入、10 删除、12 写入；然后 compact(8)" };
    t.expect([...available].map(text), { en: `${what.en}. What of 8 and before is still needed`, zh: `${what.zh}。8 及之前仍然需要的` }).toEqual(["8.0"]);
    t.expect(index.since(0).map(text), { en: `${what.en}. All revisions that are left`, zh: `${what.zh}。剩下的所有 revision` }).toEqual(["8.0", "10.0", "12.0"]);
    expectStates(t, index, what, { 9: "modified 8.0 · created 7.0 · version 2", 10: "does not exist", 12: "modified 12.0 · created 12.0 · version 1" });
  });
}
