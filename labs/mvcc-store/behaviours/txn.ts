import type { Compare, RequestOp, TxnRequest } from "@reconcile/api";
import { race } from "./race";
import { Scene, all } from "./scene";
import type { Builder, Context } from "./student";
import { kvText, refused } from "./words";

const plain = (t: Context) => new Scene(t, (config) => new t.student.txn.TxnStore(config));

const put = (key: string, value: string): RequestOp => ({ requestPut: { key, value } });
const range = (key: string): RequestOp => ({ requestRange: { key } });

export function txnTests(lab: Builder): void {
  lab.test("txn.swap", { en: "Compare and swap: then if the comparison holds, otherwise else", zh: "比较并交换：条件成立执行 then，否则执行 else" }, (t) => {
    const scene = plain(t);
    scene.put("a", "1");
    const swap = (modRevision: number, value: string) => scene.act(`txn: if mod(a) = ${modRevision} then put(a=${value}) else get(a)`, (store) => store.txn({
      compare: [{ key: "a", target: "mod", result: "=", modRevision }], success: [put("a", value)], failure: [range("a")],
    }));
    const done = swap(2, "2");
    t.expect({ succeeded: done.succeeded, revision: done.header.revision }, { en: "a was put at 2. If mod(a) = 2, then put(a=2)", zh: "a 在 2 处写入。若 mod(a) = 2，则 put(a=2)" }).toEqual({ succeeded: true, revision: 3 });
    const late = swap(2, "3");
    t.expect({ succeeded: late.succeeded, revision: late.header.revision }, { en: "a was put at 3 by now. If mod(a) = 2, then put(a=3), else get(a)", zh: "a 已在 3 处写入。若 mod(a) = 2，则 put(a=3)，否则 get(a)" }).toEqual({ succeeded: false, revision: 3 });
    const [got] = late.responses;
    t.expect(got !== undefined && "responseRange" in got ? got.responseRange.kvs.map(kvText) : got, { en: "What the else branch has found", zh: "else 分支查到的内容" }).toEqual(["a=2 · created 2 · modified 3 · version 2"]);
    scene.expectValues({ key: "a" }, ["a=2"], { en: "The key a afterwards", zh: "之后的 key a" });
  });

  lab.test("txn.one-revision", { en: "All that a transaction changes has one revision; without a change there is none", zh: "一个事务的所有改动同属一个 revision；没有改动就没有新 revision" }, (t) => {
    const scene = plain(t);
    scene.put("c", "0");
    const { header, responses } = scene.act("txn: put(b=2), put(a=1), delete(c)", (store) => store.txn({ success: [put("b", "2"), put("a", "1"), { requestDeleteRange: { key: "c" } }] }));
    t.expect({ revision: header.revision, responses: responses.flatMap((response) => Object.keys(response)) }, { en: "The store was at 2. A transaction puts b and a, and deletes c", zh: "store 在 2。一个事务写入 b 和 a，并删除 c" })
      .toEqual({ revision: 3, responses: ["responsePut", "responsePut", "responseDeleteRange"] });
    scene.expectKvs(all, ["a=1 · created 3 · modified 3 · version 1", "b=2 · created 3 · modified 3 · version 1"], { en: "Everything afterwards", zh: "之后的全部内容" });
    scene.act("txn: get(a), delete(x)", (store) => store.txn({ success: [range("a"), { requestDeleteRange: { key: "x" } }] }));
    scene.act("txn: nothing", (store) => store.txn({}));
    scene.expectRevision(3, { en: "after a transaction that only reads and deletes nothing, and an empty one", zh: "又有两个事务：一个只读、什么都没删到，一个为空" });
  });

  lab.test("txn.compares", { en: "Each kind of comparison asks what it says", zh: "每种比较都比较它所说的内容" }, (t) => {
    const scene = plain(t);
    scene.puts("x=0 a=m a=m");
    const ask = (compare: Compare) => scene.store.txn({ compare: [compare] }).succeeded;
    const key = "a";
    const holding: Compare[] = [
      { key, target: "value", result: "=", value: "m" }, { key, target: "value", result: "<", value: "n" }, { key, target: "value", result: ">", value: "l" }, { key, target: "value", result: "!=", value: "n" },
      { key, target: "version", result: "=", version: 2 }, { key, target: "version", result: ">", version: 1 },
      { key, target: "create", result: "=", createRevision: 3 }, { key, target: "create", result: "<", createRevision: 4 },
      { key, target: "mod", result: "=", modRevision: 4 }, { key, target: "mod", result: "!=", modRevision: 3 },
      { key, target: "lease", result: "=", lease: 0 }, { key, target: "lease", result: "<", lease: 1 },
    ];
    const failing: Compare[] = [
      { key, target: "value", result: "!=", value: "m" }, { key, target: "value", result: "<", value: "m" }, { key, target: "value", result: ">", value: "m" },
      { key, target: "version", result: "<", version: 2 }, { key, target: "version", result: "=", version: 4 },
      { key, target: "create", result: ">", createRevision: 3 }, { key, target: "create", result: "=", createRevision: 4 },
      { key, target: "mod", result: "=", modRevision: 3 }, { key, target: "mod", result: "<", modRevision: 4 },
      { key, target: "lease", result: "!=", lease: 0 },
    ];
    const what = (compare: Compare) => {
      const given = "value" in compare ? compare.value : Object.values(compare).find((field) => typeof field === "number");
      return { en: `a=m was created at 3 and modified at 4 (version 2). ${compare.target}(a) ${compare.result} ${given}`, zh: `a=m 在 3 处创建、4 处修改（version 2）。${compare.target}(a) ${compare.result} ${given}` };
    };
    for (const compare of holding) t.expect(ask(compare), what(compare)).toBe(true);
    for (const compare of failing) t.expect(ask(compare), what(compare)).toBe(false);
  });

  lab.test("txn.all", { en: "The then branch needs every comparison", zh: "所有比较都成立，才执行 then" }, (t) => {
    const scene = plain(t);
    scene.puts("a=1 b=2");
    const ask = (...values: string[]) => scene.store.txn({ compare: values.map((value, i) => ({ key: "ab"[i]!, target: "value", result: "=", value })) }).succeeded;
    const what = (given: string) => ({ en: `a is 1, b is 2. If ${given}`, zh: `a 是 1，b 是 2。若 ${given}` });
    t.expect(ask("1", "2"), what("a = 1 and b = 2")).toBe(true);
    t.expect(ask("1", "x"), what("a = 1 and b = x")).toBe(false);
    t.expect(ask("x", "2"), what("a = x and b = 2")).toBe(false);
    t.expect(ask(), { en: "No comparison at all", zh: "一个比较也没有" }).toBe(true);
  });

  lab.test("txn.absent", { en: "Of a key that does not exist all numbers are 0, and no value holds", zh: "不存在的 key：数字都是 0，任何 value 比较都不成立" }, (t) => {
    const scene = plain(t);
    scene.put("a", "1");
    scene.del("a");
    const create = () => scene.act("txn: if create(a) = 0 then put(a)", (store) => store.txn({ compare: [{ key: "a", target: "create", result: "=", createRevision: 0 }], success: [put("a", "new")] }).succeeded);
    const ask = (compare: Compare) => scene.store.txn({ compare: [compare] }).succeeded;
    t.expect(ask({ key: "a", target: "version", result: "=", version: 0 }), { en: "a was deleted. version(a) = 0", zh: "a 已删除。version(a) = 0" }).toBe(true);
    t.expect(ask({ key: "a", target: "value", result: "=", value: "" }), { en: 'a was deleted. value(a) = ""', zh: 'a 已删除。value(a) = ""' }).toBe(false);
    t.expect(ask({ key: "a", target: "value", result: "!=", value: "1" }), { en: 'a was deleted. value(a) != "1"', zh: 'a 已删除。value(a) != "1"' }).toBe(false);
    t.expect([create(), create()], { en: "If create(a) = 0 then put(a), tried twice: only the first creates it", zh: "若 create(a) = 0 则 put(a)，执行两次：只有第一次会创建" }).toEqual([true, false]);
  });

  lab.test("txn.compare-range", { en: "A comparison of a range must hold for each of its keys", zh: "对范围的比较，要对其中每个 key 都成立" }, (t) => {
    const scene = plain(t);
    scene.puts("a/1=x a/2=x b=y");
    const ask = (key: string, rangeEnd: string) => scene.store.txn({ compare: [{ key, rangeEnd, target: "value", result: "=", value: "x" }] }).succeeded;
    const what = (given: string) => ({ en: `a/1=x, a/2=x, b=y. The values of ${given} are x`, zh: `a/1=x，a/2=x，b=y。${given} 的值都是 x` });
    t.expect(ask("a/", "a0"), what("a/*")).toBe(true);
    t.expect(ask("a/", "\0"), what("a/…")).toBe(false);
    t.expect(ask("c", "d"), what("[c, d)")).toBe(false);
  });

  lab.test("txn.reads-own", { en: "Inside a transaction each operation sees what the ones before have done", zh: "事务里的每个操作都能看到之前操作的结果" }, (t) => {
    const scene = plain(t);
    scene.put("a", "1");
    const { responses } = scene.act("txn: get(a), put(a=2), get(a), delete(b), put(c=3), get(everything)", (store) => store.txn({ success: [
      range("a"), put("a", "2"), range("a"), { requestDeleteRange: { key: "b" } }, put("c", "3"), { requestRange: all },
    ] }));
    const found = responses.map((response) => "responseRange" in response ? response.responseRange.kvs.map(({ key, value }) => `${key}=${value}`).join(" ") : "");
    t.expect([found[0], found[2], found[5]], { en: "a is 1. What the three reads in [get(a), put(a=2), get(a), delete(b), put(c=3), get(everything)] find", zh: "a 是 1。[get(a), put(a=2), get(a), delete(b), put(c=3), get(全部)] 里三次读到的内容" }).toEqual(["a=1", "a=2", "a=2 c=3"]);
  });

  lab.test("txn.atomic", { en: "A transaction that cannot be carried out changes nothing", zh: "无法执行的事务不改变任何东西" }, (t) => {
    const scene = plain(t);
    scene.puts("a=1 a=2 a=3");
    scene.compact(3);
    const attempt = (ops: RequestOp[], failure: RequestOp[] = []) => refused(() => scene.act("txn: put(b=1), and what cannot be", (store) => store.txn({ success: ops, failure })));
    t.expect(attempt([put("b", "1"), { requestRange: { key: "a", revision: 99 } }]), { en: "The store is at 4. put(b=1), then range(a) at 99", zh: "store 在 4。put(b=1)，然后在 99 上 range(a)" }).toBe("ErrFutureRev");
    t.expect(attempt([put("b", "1"), { requestRange: { key: "a", revision: 2 } }]), { en: "compact(3) was done. put(b=1), then range(a) at 2", zh: "已 compact(3)。put(b=1)，然后在 2 上 range(a)" }).toBe("ErrCompacted");
    t.expect(attempt([put("b", "1"), put("", "1")]), { en: "put(b=1), then a put of the empty key", zh: "put(b=1)，然后写入空 key" }).toBe("ErrEmptyKey");
    scene.expectValues(all, ["a=3"], { en: "Everything after three transactions that began with put(b=1), and failed", zh: "三个以 put(b=1) 开头的事务都失败之后，全部内容" });
    scene.expectRevision(4, { en: "after them", zh: "它们之后" });
    t.expect(attempt([put("b", "1")], [{ requestRange: { key: "a", revision: 99 } }]), { en: "put(b=1); the else branch, which is not taken, ranges at 99", zh: "put(b=1)；没有执行的 else 分支里在 99 上查询" }).toBe("no error");
  });

  lab.test("txn.refuses", { en: "At most 128 operations, and no key twice", zh: "最多 128 个操作，同一个 key 不能写两次" }, (t) => {
    const scene = plain(t);
    const many = (count: number) => Array.from({ length: count }, (_, i) => put(`k${i}`, "1"));
    const attempt = (request: TxnRequest) => refused(() => scene.store.txn(request));
    t.expect(attempt({ success: many(128) }), { en: "128 puts", zh: "128 次写入" }).toBe("no error");
    t.expect(attempt({ success: many(129) }), { en: "129 puts", zh: "129 次写入" }).toBe("ErrTooManyOps");
    t.expect(attempt({ compare: Array.from({ length: 129 }, () => ({ key: "a", target: "version", result: "=", version: 0 }) as const) }), { en: "129 comparisons", zh: "129 次比较" }).toBe("ErrTooManyOps");
    t.expect(attempt({ compare: [{ key: "", target: "version", result: "=", version: 0 }] }), { en: "A comparison of the empty key", zh: "对空 key 的比较" }).toBe("ErrEmptyKey");
    t.expect(attempt({ success: [put("a", "1"), put("b", "1"), put("a", "2")] }), { en: "put(a=1), put(b=1), put(a=2)", zh: "put(a=1)、put(b=1)、put(a=2)" }).toBe("ErrDuplicateKey");
    t.expect(attempt({ success: [put("a/1", "1"), { requestDeleteRange: { key: "a/", rangeEnd: "a0" } }] }), { en: "put(a/1), and delete(a/*), which contains it", zh: "put(a/1)，以及包含它的 delete(a/*)" }).toBe("ErrDuplicateKey");
    t.expect(attempt({ failure: [put("a", "1"), put("a", "2")] }), { en: "A duplicate in the branch that is not taken", zh: "没有执行的分支里有重复的 key" }).toBe("ErrDuplicateKey");
    t.expect(attempt({ success: [put("a", "1")], failure: [put("a", "2")] }), { en: "The same key in both branches, of which only one is taken", zh: "两个分支里有同一个 key；只会执行其中之一" }).toBe("no error");
  });

  lab.test("txn.race", { en: "Clients that compare and swap lose none of each other's changes", zh: "用比较并交换的客户端，不会丢失彼此的改动" }, (t) => t.seeds(2, (seed) => race(t, seed)));
}
