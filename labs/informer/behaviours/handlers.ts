import { metaNamespaceKeyFunc, type Delta, type DeltaType, type Pod, type ResourceEventHandler } from "@reconcile/api";
import { informerStateJson } from "../observe";
import { Recorder } from "./handler";
import { pod, show, showAll } from "./pods";
import type { Builder, Context } from "./student";

/** The student's store with web@1 in it, and what processDeltas does to it. */
function processing(t: Context, deltas: readonly Delta<Pod>[], initial = false) {
  const store = new t.student.indexer.Cache<Pod>(metaNamespaceKeyFunc);
  store.add(pod("web", 1));
  const heard: string[] = [];
  // What the store has at the moment of the call.
  const note = (what: string) => void heard.push(`${what}; the store has ${showAll(store.list()).join(", ") || "nothing"}`);
  const handler: ResourceEventHandler<Pod> = {
    onAdd: (obj, isInInitialList) => note(`add ${show(obj)}${isInInitialList ? " (initial)" : ""}`),
    onUpdate: (oldObj, newObj) => note(`update ${show(oldObj)} to ${show(newObj)}`),
    onDelete: (obj) => note(`delete ${show(obj)}`),
  };
  t.student.process_deltas.processDeltas(handler, store, deltas, initial);
  return heard;
}

const delta = (type: Exclude<DeltaType, "Deleted">, object: Pod): Delta<Pod> => ({ type, object });

export function processDeltasTests(lab: Builder): void {
  lab.test("process.by-store", { en: "Whether it is an add or an update depends on the store, not on the delta's type", zh: "是新增还是更新，取决于存储，而不是 delta 的类型" }, (t) => {
    const what = (heard: string[]) => heard.map((line) => line.split(";")[0]);
    for (const type of ["Added", "Updated", "Replaced", "Sync"] as const) {
      t.expect(what(processing(t, [delta(type, pod("web", 2))])), { en: `The store has web@1, and a delta ${type} web@2 comes. The handler hears`, zh: `存储里有 web@1，来了 delta ${type} web@2。处理函数得到` }).toEqual(["update web@1 to web@2"]);
      t.expect(what(processing(t, [delta(type, pod("db", 2))], true)), { en: `The store has no db, and a delta ${type} db@2 of the first list comes. The handler hears`, zh: `存储里没有 db，首次 list 的 delta ${type} db@2 到达。处理函数得到` }).toEqual(["add db@2 (initial)"]);
    }
    t.expect(what(processing(t, [{ type: "Deleted", object: { key: "default/web", obj: pod("web", 1) } }])), { en: "A tombstone of web@1 comes. The handler hears", zh: "来了 web@1 的墓碑。处理函数得到" }).toEqual(["delete tombstone of web@1"]);
  });

  lab.test("process.store-first", { en: "The store is up to date before the handler is called", zh: "调用处理函数之前，存储已经是最新的" }, (t) => {
    const apart: Delta<Pod>[] = [delta("Updated", pod("web", 2)), delta("Added", pod("db", 3)), { type: "Deleted", object: pod("web", 4) }];
    t.expect(apart.flatMap((one) => processing(t, [one])), {
      en: "A worker that is woken by a handler reads from the store at once. Three times a store with web@1, and one delta: what the handler heard, and what it found there",
      zh: "被处理函数唤醒的 worker 会立刻读存储。三次都从只有 web@1 的存储开始，各来一个 delta：处理函数得到的内容，以及当时存储里的内容",
    }).toEqual([
      "update web@1 to web@2; the store has web@2", "add db@3; the store has db@3, web@1", "delete web@4; the store has nothing",
    ]);
  });

  lab.test("process.each", { en: "Every delta is processed, the oldest first", zh: "逐个处理每个 delta，最早的在前" }, (t) => {
    t.expect(processing(t, [delta("Updated", pod("web", 2)), { type: "Deleted", object: pod("web", 3) }, delta("Added", pod("web", 4)), delta("Updated", pod("web", 5))]).map((line) => line.split(";")[0]), {
      en: "One pop brought four deltas of web. The handler hears", zh: "一次 pop 带来 web 的四个 delta。处理函数得到",
    }).toEqual(["update web@1 to web@2", "delete web@3", "add web@4", "update web@4 to web@5"]);
  });
}

/** A student's listener as a process that runs it, with a handler that needs `ms` for each call. */
function listening(t: Context, ms: number, synced = () => true) {
  const sim = t.sim();
  const recorder = new Recorder(async (what) => {
    order.push(`begins ${what}`);
    await sim.clock.sleep(ms);
    order.push(`ends ${what}`);
  });
  const order: string[] = [];
  const host = sim.spawn("listener", () => {
    const listener = new t.student.processor_listener.ProcessorListener<Pod>(recorder, synced);
    return { listener, start: () => listener.run() };
  }, { observe: ({ listener }) => informerStateJson({ listeners: [listener] }) });
  return { sim, recorder, order, listener: host.component!.listener };
}

export function listenerTests(lab: Builder): void {
  lab.test("listener.never-waits", { en: "Whoever adds a notification does not wait for the handler", zh: "加入通知的一方不等处理函数" }, async (t) => {
    const { sim, recorder, listener } = listening(t, 50);
    await sim.advance(0);
    for (let i = 1; i <= 5; i++) listener.add({ type: "add", newObj: pod(`p${i}`, i), isInInitialList: false });
    t.expect(recorder.heard, { en: "Right after five add() calls, before anything else could run: what the handler has heard. add() puts into the buffer, run() calls", zh: "连续五次 add() 之后、别的代码还来不及运行时，处理函数得到的内容。add() 只放进缓冲区，调用由 run() 完成" }).toEqual([]);
    await sim.advance(1_000);
    t.expect(recorder.take(), { en: "and a second later", zh: "一秒之后" }).toEqual(["add p1@1", "add p2@2", "add p3@3", "add p4@4", "add p5@5"]);
    listener.add({ type: "update", oldObj: pod("p1", 1), newObj: pod("p1", 6) });
    listener.add({ type: "delete", oldObj: pod("p1", 7) });
    await sim.advance(1_000);
    t.expect(recorder.take(), { en: "An update and a deletion were added to a listener that was at rest", zh: "监听器空闲时又加入一次更新和一次删除" }).toEqual(["update p1@1 to p1@6", "delete p1@7"]);
  });

  lab.test("listener.one-by-one", { en: "A handler is called for one notification at a time", zh: "处理函数一次只处理一个通知" }, async (t) => {
    const { sim, order, listener } = listening(t, 50);
    listener.add({ type: "add", newObj: pod("a", 1), isInInitialList: false });
    listener.add({ type: "add", newObj: pod("b", 2), isInInitialList: false });
    await sim.advance(500);
    t.expect(order, { en: "The handler is async and needs 50 ms. What it did", zh: "处理函数是异步的，需要 50 ms。它的动作" }).toEqual(["begins add a@1", "ends add a@1", "begins add b@2", "ends add b@2"]);
  });

  lab.test("listener.has-synced", { en: "A handler has synced when it has worked through the initial list", zh: "处理函数处理完首次 list 才算已同步" }, async (t) => {
    let upstream = false;
    const { sim, listener } = listening(t, 50, () => upstream);
    const said: boolean[] = [];
    const look = async (ms: number) => { await sim.advance(ms); said.push(listener.hasSynced()); };
    await look(0);
    listener.add({ type: "add", newObj: pod("a", 1), isInInitialList: true });
    listener.add({ type: "add", newObj: pod("b", 2), isInInitialList: true });
    upstream = true;
    await look(10);
    await look(50);
    await look(50);
    listener.add({ type: "add", newObj: pod("c", 3), isInInitialList: false });
    await look(10);
    await look(50);
    t.expect(said, {
      en: "The handler needs 50 ms a call. hasSynced(): before the informer has synced; after it has, while the handler works on the first of two initial adds; on the second; after both; while it works on a later add; after that",
      zh: "处理函数每次需要 50 ms。hasSynced()：Informer 尚未同步时；同步之后、正在处理两个初始新增中的第一个；第二个；两个都处理完；正在处理之后的新增；处理完之后",
    }).toEqual([false, false, false, true, true, true]);
  });

  lab.test("listener.stop", { en: "After stop the handler is not called any more, and run resolves", zh: "stop 之后不再调用处理函数，run 随之结束" }, async (t) => {
    const { sim, order } = await (async () => {
      const it = listening(t, 50);
      it.listener.add({ type: "add", newObj: pod("a", 1), isInInitialList: false });
      it.listener.add({ type: "add", newObj: pod("b", 2), isInInitialList: false });
      await it.sim.advance(10);
      it.listener.stop();
      it.listener.add({ type: "add", newObj: pod("c", 3), isInInitialList: false });
      return it;
    })();
    await sim.advance(500);
    t.expect(order, { en: "stop() came while the handler worked on a; b was pending, c was added after it", zh: "处理 a 期间调用了 stop()；此时 b 在缓冲区里，c 是之后加入的" }).toEqual(["begins add a@1", "ends add a@1"]);
    const idle = new t.student.processor_listener.ProcessorListener<Pod>(new Recorder(), () => true);
    let ended = false;
    void idle.run().then(() => { ended = true; });
    await sim.advance(1);
    idle.stop();
    await sim.advance(1);
    t.expect(ended, { en: "stop() of a listener that waits for something to do: did run() resolve", zh: "监听器空闲时调用 stop()：run() 是否结束" }).toBe(true);
  });
}
