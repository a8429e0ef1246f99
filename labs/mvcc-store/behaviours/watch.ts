import { Reader } from "./reader";
import { Scene, all } from "./scene";
import type { Builder, Context } from "./student";
import { crowd } from "./crowd";

const plain = (t: Context) => new Scene(t, (config) => new t.student.watch.WatchableStore(config));

export function watchTests(lab: Builder): void {
  lab.test("watch.now", { en: "A watch tells of every change from now on", zh: "watch 报告从现在起的每一次变化" }, async (t) => {
    const scene = plain(t);
    scene.put("a", "1");
    const reader = new Reader(scene, { key: "a" });
    await scene.sim.advance(0);
    scene.puts("a=2 a=3");
    scene.del("a");
    await reader.settle();
    t.expect(reader.events, { en: "put(a=1) at 2, then a watch of a, then put(a=2), put(a=3), delete(a). What the watch tells", zh: "2：put(a=1)，然后 watch a，然后 put(a=2)、put(a=3)、delete(a)。watch 报告的内容" }).toEqual(["3: PUT a=2", "4: PUT a=3", "5: DELETE a"]);
    const [first] = reader.responses;
    t.expect(first?.events[0]?.kv, { en: "The key in the first event", zh: "第一个事件里的 key" }).toEqual({ key: "a", value: "2", createRevision: 2, modRevision: 3, version: 2, lease: 0 });
    t.expect(first?.header.revision, { en: "The header's revision in the first response", zh: "第一个响应 header 里的 revision" }).toBe(3);
  });

  lab.test("watch.keys", { en: "A watch tells of its own keys only", zh: "watch 只报告自己关心的 key" }, async (t) => {
    const scene = plain(t);
    const readers = { one: new Reader(scene, { key: "a" }, { name: "one" }), prefix: new Reader(scene, { key: "a/", rangeEnd: "a0" }, { name: "prefix" }), rest: new Reader(scene, { key: "b", rangeEnd: "\0" }, { name: "rest" }) };
    await scene.sim.advance(0);
    scene.puts("a=1 a/x=2 b=3 c=4");
    await readers.one.settle();
    const what = (keys: string) => ({ en: `put(a=1) at 2, put(a/x=2) at 3, put(b=3) at 4, put(c=4) at 5. A watch of ${keys}`, zh: `2：put(a=1)，3：put(a/x=2)，4：put(b=3)，5：put(c=4)。对 ${keys} 的 watch` });
    t.expect(readers.one.events, what("a")).toEqual(["2: PUT a=1"]);
    t.expect(readers.prefix.events, what("a/*")).toEqual(["3: PUT a/x=2"]);
    t.expect(readers.rest.events, what("b…")).toEqual(["4: PUT b=3", "5: PUT c=4"]);
    const empty = Object.values(readers).flatMap(({ responses }) => responses).filter(({ events }) => events.length === 0);
    t.expect(empty.length, { en: "Responses without any event, which these watches were sent", zh: "这些 watch 收到的、不含任何事件的响应数" }).toBe(0);
  });

  lab.test("watch.past", { en: "A watch from the past first tells what has been, then goes on", zh: "从过去开始的 watch 先补上历史，再继续" }, async (t) => {
    const scene = plain(t);
    scene.puts("a=1 b=2 a=3");
    scene.del("a");
    const reader = new Reader(scene, { ...all, startRevision: 3 });
    await scene.sim.advance(0);
    scene.put("c", "4");
    await reader.settle();
    scene.put("d", "5");
    await reader.settle();
    t.expect(reader.events, { en: "put(a=1) at 2, put(b=2) at 3, put(a=3) at 4, delete(a) at 5; a watch of everything from 3; at once put(c=4), and put(d=5) a second later", zh: "2：put(a=1)，3：put(b=2)，4：put(a=3)，5：delete(a)；从 3 开始 watch 全部；马上 put(c=4)，一秒后 put(d=5)" })
      .toEqual(["3: PUT b=2", "4: PUT a=3", "5: DELETE a", "6: PUT c=4", "7: PUT d=5"]);
  });

  lab.test("watch.together", { en: "What has one revision is told in one response", zh: "同一个 revision 的事件在同一个响应里" }, async (t) => {
    const scene = plain(t);
    scene.puts("a/1=1 a/2=2");
    const live = new Reader(scene, { key: "a/", rangeEnd: "a0" }, { name: "live" });
    await scene.sim.advance(0);
    scene.del("a/", "a0");
    scene.act("txn: put(a/3=3), put(b=4), put(a/4=4)", (store) => store.txn({ success: [{ requestPut: { key: "a/3", value: "3" } }, { requestPut: { key: "b", value: "4" } }, { requestPut: { key: "a/4", value: "4" } }] }));
    const late = new Reader(scene, { key: "a/", rangeEnd: "a0", startRevision: 4 }, { name: "late" });
    await live.settle();
    t.expect(live.texts, { en: "A watch of a/*, then delete(a/*) with two keys, then a transaction that puts a/3, b and a/4. Responses", zh: "watch a/*，然后 delete(a/*) 删掉两个 key，再用一个事务写入 a/3、b、a/4。各个响应" }).toEqual(["4: DELETE a/1, 4: DELETE a/2", "5: PUT a/3=3, 5: PUT a/4=4"]);
    const split = late.responses.flatMap((response, i) => response.events.some((event) => late.responses[i + 1]?.events.some((next) => next.kv.modRevision === event.kv.modRevision)) ? [late.texts[i]] : []);
    t.expect({ events: late.events, split }, { en: "A watch from 4, made afterwards: its events, and responses that end in the middle of a revision", zh: "之后才从 4 开始的 watch：它的事件，以及在某个 revision 中间断开的响应" })
      .toEqual({ events: ["4: DELETE a/1", "4: DELETE a/2", "5: PUT a/3=3", "5: PUT a/4=4"], split: [] });
  });

  lab.test("watch.future", { en: "A watch from the future waits until its revision has come", zh: "从未来开始的 watch 等到那个 revision 才报告" }, async (t) => {
    const scene = plain(t);
    const reader = new Reader(scene, { ...all, startRevision: 4 });
    await reader.settle();
    scene.puts("a=1 b=2 c=3 d=4");
    await reader.settle();
    t.expect(reader.events, { en: "The store is at 1; a watch of everything from 4; a second later four puts, at 2 to 5", zh: "store 在 1；从 4 开始 watch 全部；一秒后写入四次，revision 为 2～5" }).toEqual(["4: PUT c=3", "5: PUT d=4"]);
  });

  lab.test("watch.prev-kv", { en: "Whoever asks learns what the key was before", zh: "要求 prevKv 时，能得到 key 之前的内容" }, async (t) => {
    const scene = plain(t);
    scene.puts("a=1 a=2");
    const past = new Reader(scene, { key: "a", startRevision: 2, prevKv: true }, { name: "past" });
    const live = new Reader(scene, { key: "a", prevKv: true }, { name: "live" });
    const without = new Reader(scene, { key: "a" }, { name: "without" });
    await past.settle();
    scene.put("a", "3");
    scene.del("a");
    scene.put("a", "4");
    await past.settle();
    const what = { en: "put(a=1), put(a=2), put(a=3), delete(a), put(a=4). ", zh: "put(a=1)、put(a=2)、put(a=3)、delete(a)、put(a=4)。" };
    t.expect(live.eventsWithBefore, { en: `${what.en}A watch with prevKv, made after put(a=2)`, zh: `${what.zh}put(a=2) 之后带 prevKv 的 watch` }).toEqual(["4: PUT a=3 (was 2)", "5: DELETE a (was 3)", "6: PUT a=4"]);
    t.expect(past.eventsWithBefore, { en: `${what.en}A watch with prevKv from 2`, zh: `${what.zh}从 2 开始、带 prevKv 的 watch` }).toEqual(["2: PUT a=1", "3: PUT a=2 (was 1)", "4: PUT a=3 (was 2)", "5: DELETE a (was 3)", "6: PUT a=4"]);
    t.expect(without.eventsWithBefore, { en: `${what.en}A watch without prevKv`, zh: `${what.zh}不带 prevKv 的 watch` }).toEqual(["4: PUT a=3", "5: DELETE a", "6: PUT a=4"]);
  });

  lab.test("watch.compacted", { en: "A watch from a compacted revision is canceled, and says from where to go on", zh: "从已压缩的 revision 开始的 watch 会被取消，并说明可以从哪里继续" }, async (t) => {
    const scene = plain(t);
    scene.puts("a=1 a=2 b=3");
    scene.del("b");
    scene.compact(5);
    scene.put("a", "5");
    const old = new Reader(scene, { ...all, startRevision: 4 }, { name: "old" });
    const edge = new Reader(scene, { ...all, startRevision: 5, prevKv: true }, { name: "edge" });
    await old.settle();
    scene.put("c", "4");
    await old.settle();
    const done = { en: "put(a=1) at 2, put(a=2) at 3, put(b=3) at 4, delete(b) at 5; compact(5); put(a=5) at 6", zh: "2：put(a=1)，3：put(a=2)，4：put(b=3)，5：delete(b)；compact(5)；6：put(a=5)" };
    t.expect({ responses: old.texts, ended: old.ended }, { en: `${done.en}. A watch from 4`, zh: `${done.zh}。从 4 开始的 watch` }).toEqual({ responses: ["canceled, compacted at 5"], ended: true });
    t.expect(old.tooLate, { en: `${done.en}. What is still sent on the channel of the watch from 4, after its last response`, zh: `${done.zh}。从 4 开始的 watch 收到最后一个响应之后，还往它的通道里发的内容` }).toEqual([]);
    t.expect(edge.eventsWithBefore, { en: `${done.en}. A watch from 5 with prevKv (what was at 4 is compacted, what was at 5 is not), then put(c=4)`, zh: `${done.zh}。从 5 开始、带 prevKv 的 watch（4 处的内容已压缩，5 处的没有），然后 put(c=4)` }).toEqual(["5: DELETE b", "6: PUT a=5 (was 2)", "7: PUT c=4"]);
  });

  lab.test("watch.cancel", { en: "After cancel() a watch is silent, and its stream ends", zh: "cancel() 之后 watch 不再报告，响应流也随之结束" }, async (t) => {
    const scene = plain(t);
    const reader = new Reader(scene, { key: "a" });
    const other = new Reader(scene, { key: "a" }, { name: "other" });
    await scene.sim.advance(0);
    scene.put("a", "1");
    await reader.settle();
    reader.cancel();
    scene.put("a", "2");
    await reader.settle();
    t.expect({ events: reader.events, ended: reader.ended }, { en: "put(a=1), cancel(), put(a=2)", zh: "put(a=1)、cancel()、put(a=2)" }).toEqual({ events: ["2: PUT a=1"], ended: true });
    t.expect(reader.tooLate, { en: "put(a=1), cancel(), put(a=2). What is still sent on the channel of the canceled watch", zh: "put(a=1)、cancel()、put(a=2)。还往已取消的 watch 的通道里发的内容" }).toEqual([]);
    t.expect(other.events, { en: "Another watch of the same key, not canceled", zh: "同一个 key 上另一个没有取消的 watch" }).toEqual(["2: PUT a=1", "3: PUT a=2"]);
  });

  lab.test("watch.slow", { en: "A slow reader holds nobody up, and gets later what it has missed", zh: "慢的读者不会拖住别人，错过的之后会补上" }, async (t) => {
    const scene = plain(t);
    const slow = new Reader(scene, { key: "a" }, { name: "slow", paused: true });
    const fast = new Reader(scene, { key: "a" }, { name: "fast" });
    await scene.sim.advance(0);
    const revisions = Array.from({ length: 160 }, (_, i) => i + 2);
    for (const revision of revisions) scene.store.put({ key: "a", value: String(revision) });
    await fast.settle();
    t.expect(fast.events.length, { en: "160 puts while one reader does not read. Events of a reader that reads", zh: "一个读者不读，期间写入 160 次。另一个读者收到的事件数" }).toBe(160);
    slow.resume();
    await slow.settle();
    scene.put("a", "last");
    await slow.settle();
    const received = new Set(slow.events);
    const missing = revisions.filter((revision) => !received.has(`${revision}: PUT a=${revision}`));
    t.expect({ missing, events: slow.events.length, last: slow.events.at(-1) }, { en: "The slow reader reads again, then one more put. Revisions it never got, number of events, the last one", zh: "慢的读者重新开始读，之后又写入一次。它始终没收到的 revision、事件数、最后一个事件" }).toEqual({ missing: [], events: 161, last: "162: PUT a=last" });
    t.expect(slow.events.every((event, i) => event.startsWith(`${i + 2}: `)), { en: "The slow reader's events come in the order of revisions", zh: "慢的读者收到的事件按 revision 顺序" }).toBe(true);
  });

  lab.test("watch.slow-compacted", { en: "A slow reader whose past is compacted is told so, instead of missing something silently", zh: "慢的读者如果错过的部分已被压缩，会得到通知，而不是悄悄漏掉" }, async (t) => {
    const scene = plain(t);
    const slow = new Reader(scene, { key: "a" }, { name: "slow", paused: true });
    await scene.sim.advance(0);
    for (let revision = 2; revision <= 201; revision++) scene.store.put({ key: "a", value: String(revision) });
    scene.compact(201);
    await scene.sim.advance(1_000);
    slow.resume();
    await slow.settle();
    const { length } = slow.events;
    t.expect(slow.events.every((event, i) => event.startsWith(`${i + 2}: `)), { en: "200 puts that a reader does not read, compact(201), then it reads. Its events come one after the other, without a gap", zh: "写入 200 次，期间读者不读；compact(201)，之后它才读。收到的事件一个接一个，没有缺口" }).toBe(true);
    if (length === 200) return;
    t.expect({ last: slow.texts.at(-1), ended: slow.ended }, { en: `It got ${length} of 200 events. If the rest is compacted, the last response must say so`, zh: `它收到了 200 个事件中的 ${length} 个。其余的如果已被压缩，最后一个响应必须说明` }).toEqual({ last: "canceled, compacted at 201", ended: true });
  });

  lab.test("watch.crowd", { en: "Many writers, many readers: each reader gets every change, once, in order", zh: "多个写者、多个读者：每个读者都收到每一次变化，不重复，按顺序" }, (t) => t.seeds(2, (seed) => crowd(t, seed)));
}
