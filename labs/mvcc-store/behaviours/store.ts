import type { EtcdEvent } from "@reconcile/api";
import { Scene, all } from "./scene";
import type { Builder, Context } from "./student";
import { eventTextWithBefore, kvText } from "./words";

const plain = (t: Context) => new Scene(t, (config) => new t.student.store.Store(config));

export function storeTests(lab: Builder): void {
  lab.test("store.put", { en: "Every put is a new revision of the store, and a new version of its key", zh: "每次写入都是 store 的新 revision，也是该 key 的新 version" }, (t) => {
    const scene = plain(t);
    t.expect(scene.put("a", "1").header.revision, { en: "A new store has revision 1. The revision that put(a=1) answers with", zh: "新 store 的 revision 是 1。put(a=1) 返回的 revision" }).toBe(2);
    scene.puts("b=2 a=3");
    scene.expectKvs({ key: "a" }, ["a=3 · created 2 · modified 4 · version 2"], { en: "put(a=1), put(b=2), put(a=3). The key a", zh: "put(a=1)、put(b=2)、put(a=3)。key a" });
    scene.expectKvs({ key: "b" }, ["b=2 · created 3 · modified 3 · version 1"], { en: "put(a=1), put(b=2), put(a=3). The key b", zh: "put(a=1)、put(b=2)、put(a=3)。key b" });
    scene.expectKvs({ key: "c" }, [], { en: "The key c, which was never put", zh: "从未写入的 key c" });
    scene.expectRevision(4, { en: "after three puts", zh: "三次写入之后" });
  });

  lab.test("store.range", { en: "A range returns its keys in order, without its end", zh: "范围查询按 key 的顺序返回，不含右端" }, (t) => {
    const scene = plain(t);
    scene.puts("b=1 a/2=2 a=3 c=4 a/1=5");
    scene.expectValues({ key: "a", rangeEnd: "c" }, ["a=3", "a/1=5", "a/2=2", "b=1"], { en: "From a to c", zh: "从 a 到 c" });
    scene.expectValues({ key: "a/", rangeEnd: "a0" }, ["a/1=5", "a/2=2"], { en: "All that begin with a/: from a/ to a0", zh: "以 a/ 开头的所有 key：从 a/ 到 a0" });
    scene.expectValues({ key: "b", rangeEnd: "\0" }, ["b=1", "c=4"], { en: "From b on: the end is \\0", zh: "从 b 起：右端是 \\0" });
    scene.expectValues({ key: "c", rangeEnd: "a" }, [], { en: "From c to a, which is empty", zh: "从 c 到 a，是空范围" });
  });

  lab.test("store.limit", { en: "A limit cuts the list, not the count", zh: "limit 只截断列表，不影响 count" }, (t) => {
    const scene = plain(t);
    scene.puts("a=1 b=2 c=3");
    const asked = (request: { limit?: number; countOnly?: boolean }) => {
      const { kvs, more, count } = scene.store.range({ ...all, ...request });
      return { keys: kvs.map(({ key }) => key), more, count };
    };
    t.expect(asked({ limit: 2 }), { en: "Three keys, limit 2", zh: "三个 key，limit 为 2" }).toEqual({ keys: ["a", "b"], more: true, count: 3 });
    t.expect(asked({ limit: 3 }), { en: "Three keys, limit 3", zh: "三个 key，limit 为 3" }).toEqual({ keys: ["a", "b", "c"], more: false, count: 3 });
    t.expect(asked({ limit: 0 }), { en: "Three keys, limit 0: no limit", zh: "三个 key，limit 为 0：不限" }).toEqual({ keys: ["a", "b", "c"], more: false, count: 3 });
    t.expect(asked({ countOnly: true }), { en: "Three keys, countOnly", zh: "三个 key，countOnly" }).toEqual({ keys: [], more: false, count: 3 });
  });

  lab.test("store.delete", { en: "A delete is a revision too, and a key that comes back begins anew", zh: "删除也占一个 revision；再次写入的 key 从头开始" }, (t) => {
    const scene = plain(t);
    scene.puts("a=1 a=2");
    const { deleted, header } = scene.del("a");
    t.expect({ deleted, revision: header.revision }, { en: "a was put at 2 and 3. deleteRange(a)", zh: "a 在 2、3 处写入。deleteRange(a)" }).toEqual({ deleted: 1, revision: 4 });
    scene.expectKvs(all, [], { en: "Everything in the store after the deletion", zh: "删除之后 store 中的全部内容" });
    scene.put("a", "3");
    scene.expectKvs({ key: "a" }, ["a=3 · created 5 · modified 5 · version 1"], { en: "a was deleted at 4 and put again at 5", zh: "a 在 4 处删除，在 5 处再次写入" });
  });

  lab.test("store.delete-nothing", { en: "A delete that finds nothing changes nothing, not even the revision", zh: "什么都没删到的删除不改变任何东西，revision 也不变" }, (t) => {
    const scene = plain(t);
    scene.put("a", "1");
    const { deleted, header } = scene.del("x", "y");
    t.expect({ deleted, revision: header.revision }, { en: "a was put at 2. deleteRange from x to y", zh: "a 在 2 处写入。deleteRange 从 x 到 y" }).toEqual({ deleted: 0, revision: 2 });
    scene.del("a");
    scene.del("a");
    scene.expectRevision(3, { en: "a was deleted at 3, then once more, when it did not exist", zh: "a 在 3 处删除；之后它已不存在，又删了一次" });
  });

  lab.test("store.delete-range", { en: "Everything that one delete takes has one revision", zh: "一次删除带走的所有 key 同属一个 revision" }, (t) => {
    const scene = plain(t);
    scene.puts("a/1=1 a/2=2 b=3");
    const { deleted, header } = scene.del("a/", "a0");
    t.expect({ deleted, revision: header.revision }, { en: "The store was at 4. deleteRange(a/*) with two keys", zh: "store 在 4。deleteRange(a/*)，其中有两个 key" }).toEqual({ deleted: 2, revision: 5 });
    scene.expectRevision(5, { en: "after that deletion", zh: "这次删除之后" });
    scene.expectValues(all, ["b=3"], { en: "What is left", zh: "剩下的" });
  });

  lab.test("store.prev-kv", { en: "Whoever asks learns what was there before", zh: "要求 prevKv 时，能得到之前的内容" }, (t) => {
    const scene = plain(t);
    const first = scene.act("put(a=1, prevKv)", (store) => store.put({ key: "a", value: "1", prevKv: true }));
    const second = scene.act("put(a=2, prevKv)", (store) => store.put({ key: "a", value: "2", prevKv: true }));
    t.expect([kvText(first.prevKv), kvText(second.prevKv)], { en: "prevKv of put(a=1), then of put(a=2)", zh: "先后 put(a=1)、put(a=2)，各自的 prevKv" })
      .toEqual(["nothing", "a=1 · created 2 · modified 2 · version 1"]);
    t.expect(kvText(scene.put("a", "2").prevKv), { en: "prevKv of put(a=2), which did not ask for it", zh: "没有请求 prevKv 的 put(a=2)，它的 prevKv" }).toBe("nothing");
    t.expect(scene.del("a").prevKvs.map(kvText), { en: "prevKvs of deleteRange(a), which did not ask for them", zh: "没有请求 prevKv 的 deleteRange(a)，它的 prevKvs" }).toEqual([]);
    scene.puts("a=3 b=1");
    const { prevKvs } = scene.act("deleteRange(everything, prevKv)", (store) => store.deleteRange({ ...all, prevKv: true }));
    t.expect(prevKvs.map(kvText), { en: "prevKvs of deleting everything", zh: "删除全部时的 prevKvs" })
      .toEqual(["a=3 · created 6 · modified 6 · version 1", "b=1 · created 7 · modified 7 · version 1"]);
  });

  lab.test("store.committed", { en: "Each change is told to committed, once it is done, with what was there before", zh: "每次改动完成之后，通过 committed 告知，并带上之前的内容" }, (t) => {
    const calls: string[] = [];
    const scene = new Scene(t, (config) => {
      const store = new t.student.store.Store(config);
      return Object.assign(store, {
        committed: (events: readonly EtcdEvent[]) => {
          const { revision } = store.range({ key: "no such key" }).header;
          calls.push(`store at ${revision}: ${events.map(eventTextWithBefore).join(", ")}`);
        },
      });
    });
    scene.puts("a=1 a=2 b=3");
    scene.del("x");
    scene.del("a", "c");
    t.expect(calls, {
      en: "put(a=1), put(a=2), put(b=3), deleteRange(x), which does not exist, deleteRange from a to c. Every call of committed: the store's revision at that moment, and the events, each with its prevKv (was …)",
      zh: "put(a=1)、put(a=2)、put(b=3)，deleteRange(x)（x 不存在），deleteRange 从 a 到 c。对 committed 的每次调用：当时 store 的 revision，以及各个事件和它的 prevKv（was …）",
    }).toEqual(["store at 2: 2: PUT a=1", "store at 3: 3: PUT a=2 (was 1)", "store at 4: 4: PUT b=3", "store at 5: 5: DELETE a (was 2), 5: DELETE b (was 3)"]);
  });

  lab.test("store.past", { en: "A range at an old revision shows the store as it was", zh: "在旧 revision 上查询，看到的是当时的 store" }, (t) => {
    const scene = plain(t);
    scene.puts("a=1 b=2 a=3");
    scene.del("b");
    scene.put("c", "4");
    const shows = (revision: number, expected: string[]) => scene.expectKvs({ ...all, revision }, expected, {
      en: `put(a=1) at 2, put(b=2) at 3, put(a=3) at 4, delete(b) at 5, put(c=4) at 6. Everything at revision ${revision}`,
      zh: `2：put(a=1)，3：put(b=2)，4：put(a=3)，5：delete(b)，6：put(c=4)。revision ${revision} 时的全部内容`,
    });
    shows(1, []);
    shows(2, ["a=1 · created 2 · modified 2 · version 1"]);
    shows(4, ["a=3 · created 2 · modified 4 · version 2", "b=2 · created 3 · modified 3 · version 1"]);
    shows(5, ["a=3 · created 2 · modified 4 · version 2"]);
    shows(0, ["a=3 · created 2 · modified 4 · version 2", "c=4 · created 6 · modified 6 · version 1"]);
    shows(-1, ["a=3 · created 2 · modified 4 · version 2", "c=4 · created 6 · modified 6 · version 1"]);
    const { header, count } = scene.store.range({ ...all, revision: 4, limit: 1 });
    t.expect({ revision: header.revision, count }, { en: "The header of a range at revision 4 has the revision of now; its count is that of revision 4", zh: "在 revision 4 上查询：header 里是当前的 revision，count 是 revision 4 时的数量" }).toEqual({ revision: 6, count: 2 });
  });

  lab.test("store.refuses", { en: "The future cannot be read, and a key has a name", zh: "不能读未来，key 不能为空" }, (t) => {
    const scene = plain(t);
    scene.put("a", "1");
    scene.expectRefused("ErrFutureRev", (store) => store.range({ key: "a", revision: 3 }), { en: "range(a) at 3, while the store is at 2", zh: "store 在 2 时，range(a) 指定 revision 3" });
    scene.expectRefused("ErrEmptyKey", (store) => store.range({ key: "", rangeEnd: "\0" }), { en: "range of the empty key", zh: "对空 key 的 range" });
    scene.expectRefused("ErrEmptyKey", (store) => store.put({ key: "", value: "1" }), { en: "put of the empty key", zh: "对空 key 的 put" });
    scene.expectRefused("ErrEmptyKey", (store) => store.deleteRange({ key: "", rangeEnd: "\0" }), { en: "deleteRange of the empty key", zh: "对空 key 的 deleteRange" });
    scene.expectRevision(2, { en: "after requests that were refused", zh: "几次请求都被拒绝之后" });
  });

  lab.test("store.compact", { en: "After a compaction its revision can still be read, the ones before cannot", zh: "压缩之后，该 revision 仍可读，更早的不行" }, (t) => {
    const scene = plain(t);
    scene.puts("a=1 a=2 b=3 a=4");
    scene.compact(4);
    const done = { en: "put(a=1) at 2, put(a=2) at 3, put(b=3) at 4, put(a=4) at 5; compact(4)", zh: "2：put(a=1)，3：put(a=2)，4：put(b=3)，5：put(a=4)；compact(4)" };
    scene.expectRefused("ErrCompacted", (store) => store.range({ ...all, revision: 3 }), { en: "a range at 3 after compact(4)", zh: "compact(4) 之后在 3 上查询" });
    scene.expectKvs({ ...all, revision: 4 }, ["a=2 · created 2 · modified 3 · version 2", "b=3 · created 4 · modified 4 · version 1"], { en: `${done.en}. Everything at 4`, zh: `${done.zh}。revision 4 时的全部内容` });
    scene.expectKvs(all, ["a=4 · created 2 · modified 5 · version 3", "b=3 · created 4 · modified 4 · version 1"], { en: `${done.en}. Everything now`, zh: `${done.zh}。现在的全部内容` });
    scene.expectRevision(5, { en: "a compaction is not a change", zh: "压缩不算改动" });
  });

  lab.test("store.compact-refuses", { en: "What is compacted cannot be compacted again, and the future cannot be", zh: "压缩过的不能再压缩，未来的也不能" }, (t) => {
    const scene = plain(t);
    scene.puts("a=1 a=2 a=3");
    scene.compact(3);
    scene.expectRefused("ErrCompacted", (store) => store.compact(3), { en: "compact(3) after compact(3)", zh: "compact(3) 之后再 compact(3)" });
    scene.expectRefused("ErrCompacted", (store) => store.compact(2), { en: "compact(2) after compact(3)", zh: "compact(3) 之后再 compact(2)" });
    scene.expectRefused("ErrFutureRev", (store) => store.compact(5), { en: "compact(5), while the store is at 4", zh: "store 在 4 时 compact(5)" });
    scene.compact(4);
    scene.expectValues(all, ["a=3"], { en: "Everything after compact(3) and compact(4), the store being at 4", zh: "store 在 4，先后 compact(3)、compact(4)，之后的全部内容" });
  });

  lab.test("store.compact-deleted", { en: "A key that was deleted before a compaction can come back", zh: "压缩之前删掉的 key 可以重新写入" }, (t) => {
    const scene = plain(t);
    scene.puts("a=1 b=2");
    scene.del("a");
    scene.compact(3);
    scene.expectValues({ ...all, revision: 3 }, ["a=1", "b=2"], { en: "a was deleted at 4; compact(3). Everything at 3, when it was still there", zh: "a 在 4 处删除；compact(3)。revision 3 时（它还在）的全部内容" });
    scene.compact(4);
    scene.expectValues({ ...all, revision: 4 }, ["b=2"], { en: "a was deleted at 4; compact(4). Everything at 4", zh: "a 在 4 处删除；compact(4)。revision 4 时的全部内容" });
    scene.put("b", "3");
    scene.compact(5);
    scene.put("a", "4");
    scene.expectKvs({ key: "a" }, ["a=4 · created 6 · modified 6 · version 1"], { en: "a was deleted at 4, compact(5), put(a=4) at 6. The key a", zh: "a 在 4 处删除，compact(5)，6：put(a=4)。key a" });
    scene.expectValues({ ...all, revision: 5 }, ["b=3"], { en: "The same. Everything at 5", zh: "同上。revision 5 时的全部内容" });
  });

  lab.test("store.compact-frees", { en: "What nobody can ask for any more is gone from the index and the backend", zh: "再也问不到的内容，会从索引和 backend 里消失" }, (t) => {
    const scene = plain(t);
    scene.puts("a=1 a=2 b=3");
    scene.del("b");
    scene.put("c", "4");
    scene.compact(6);
    const done = { en: "put(a=1) at 2, put(a=2) at 3, put(b=3) at 4, delete(b) at 5, put(c=4) at 6; compact(6)", zh: "2：put(a=1)，3：put(a=2)，4：put(b=3)，5：delete(b)，6：put(c=4)；compact(6)" };
    const { backend, index } = scene.store;
    t.expect(backend.since(0).map(({ revision, kv }) => `${revision.main}: ${kv.key}`), { en: `${done.en}. The records that the backend still has`, zh: `${done.zh}。backend 里剩下的记录` }).toEqual(["3: a", "6: c"]);
    t.expect([...index.ascend()].map(([key]) => key), { en: `${done.en}. The keys that the index still has: nothing is known of b any more`, zh: `${done.zh}。索引里剩下的 key：b 已经没有可记的了` }).toEqual(["a", "c"]);
  });
}
