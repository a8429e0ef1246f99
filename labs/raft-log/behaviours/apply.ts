import type { KeyValueCommand, KeyValueOperation } from "@reconcile/api";
import { Lone, entries } from "./lone";
import type { Builder, Context } from "./student";

export function applyTests(lab: Builder): void {
  lab.test("kv.operations", { en: "get, put and append do what they say", zh: "get、put、append 各做各的事" }, (t) => {
    const apply = storeOf(t);
    const answers = [
      apply("a", 1, { op: "get", key: "x" }), apply("a", 2, { op: "put", key: "x", value: "1" }), apply("b", 1, { op: "append", key: "x", value: "2" }),
      apply("a", 3, { op: "get", key: "x" }), apply("b", 2, { op: "get", key: "y" }),
    ];
    t.expect(answers, { en: "get x; put x 1; append x 2; get x; get y. What each answers", zh: "get x；put x 1；append x 2；get x；get y。各自的结果" }).toEqual(["", "", "", "12", ""]);
    t.expect(storeOf(t).empty(), { en: "What a leader's empty entry answers", zh: "Leader 的空条目的结果" }).toBe("");
  });

  lab.test("kv.once", { en: "An operation that comes a second time is answered again, but not carried out again", zh: "同一操作第二次到来时，照样给出结果，但不再执行" }, (t) => {
    const apply = storeOf(t);
    apply("a", 1, { op: "append", key: "x", value: "A" });
    apply("a", 1, { op: "append", key: "x", value: "A" });
    apply("b", 1, { op: "append", key: "x", value: "B" });
    apply("a", 1, { op: "append", key: "x", value: "A" });
    t.expect(apply("a", 2, { op: "get", key: "x" }), {
      en: "Client a appends A under number 1 and gets no answer, so it asks again: twice before b appends B, and once more after it. x then",
      zh: "客户端 a 以序号 1 追加 A，没有得到回复，于是再次请求：在 b 追加 B 之前共两次，之后又一次。此时的 x",
    }).toBe("AB");
  });

  lab.test("apply.in-order", { en: "Committed entries are applied once each, in order", zh: "已提交的条目依次应用，每条一次" }, (t) => {
    const lone = new Lone(t);
    const applied: number[] = [];
    const send = (from: number, terms: readonly number[], leaderCommit: number) => {
      lone.append({ prevLogIndex: from - 1, prevLogTerm: from === 1 ? 0 : 2, entries: entries(terms, from), leaderCommit });
      applied.push(lone.server.lastApplied);
    };
    send(1, [2, 2, 2], 0);
    send(4, [], 2);
    send(4, [2], 2);
    send(5, [], 4);
    lone.expectRules();
    t.expect(applied, {
      en: "n1 is sent three entries; leaderCommit 2; a fourth entry; leaderCommit 4. lastApplied after each",
      zh: "n1 依次收到：三个条目；leaderCommit 2；第四条；leaderCommit 4。每次之后的 lastApplied",
    }).toEqual([0, 2, 2, 4]);
    const value = lone.server.machine.apply({ index: 5, term: 2, command: { client: "reader", sequence: 1, operation: { op: "get", key: "x" } } });
    t.expect(value, { en: "Each of the four put its own number into x. What is in x", zh: "四条各自把自己的序号写入 x。x 的值" }).toBe("4");
  });

  lab.test("apply.answers", { en: "A client is answered when its operation has been applied, not before", zh: "操作应用之后才回复客户端，不能提前" }, (t) => {
    const lone = new Lone(t);
    lone.lead();
    lone.acknowledge("n2", 1);
    t.expect(lone.server.lastApplied, { en: "n1 leads three servers; n2 has entry 1 too, with which the leader began its term. lastApplied: an entry without a command is applied like any other", zh: "n1 领导三台服务器；n2 也有了第 1 条，即 Leader 开始任期的那一条。lastApplied：没有命令的条目也照样应用" }).toBe(1);
    lone.ask(1);
    const before = lone.answers();
    lone.acknowledge("n2", 2);
    t.expect([before, lone.answers()], {
      en: "n1 leads three servers. A client appends to x, entry 2; then n2 has it too. What the client was told before and after that",
      zh: "n1 领导三台服务器。客户端向 x 追加，即第 2 条；随后 n2 也有了它。在此之前和之后，客户端收到的回复",
    }).toEqual([[], [{ type: "ClientResponse", sequence: 1, ok: true, value: "" }]]);
  });
}

/** A student's store; each call is one entry. */
function storeOf(t: Context) {
  const store = new t.student.kv.KeyValue();
  let index = 0;
  const apply = (client: string, sequence: number, operation: KeyValueOperation) => {
    const command: KeyValueCommand = { client, sequence, operation };
    return store.apply({ index: ++index, term: 1, command });
  };
  return Object.assign(apply, { empty: () => store.apply({ index: ++index, term: 1, command: null }) });
}
