import { metaNamespaceKeyFunc, type KeyListerGetter, type Pod } from "@reconcile/api";
import { informerStateJson } from "@/labs/informer/observe";
import { unavailable, expired } from "@/labs/informer/behaviours/api-server";
import { keyOfName, nameOf, pod, showDelta } from "@/labs/informer/behaviours/pods";
import { Scene } from "@/labs/informer/behaviours/scene";
import { Storage } from "@/labs/informer/behaviours/storage";
import type { Builder, Context } from "./student";

/** A student's queue in front of a store with these pods. */
function queue(t: Context, known?: readonly Pod[]) {
  const sim = t.sim();
  const knownObjects: KeyListerGetter<Pod> | undefined = known && {
    listKeys: () => known.map((obj) => keyOfName(nameOf(obj))),
    getByKey: (key) => known.find((obj) => keyOfName(nameOf(obj)) === key),
  };
  const host = sim.spawn("queue", () => ({
    start() {}, queue: new t.student.resync_delta_fifo.ResyncDeltaFIFO<Pod>({ keyFunc: metaNamespaceKeyFunc, ...(knownObjects ? { knownObjects } : {}) }),
  }), { observe: ({ queue: tested }) => informerStateJson(tested) });
  const tested = host.component!.queue;
  const popped: string[][] = [];
  sim.spawn("loop", async () => {
    while (await tested.pop((deltas) => popped.push(deltas.map(showDelta)))) host.observe();
  });
  const act = (what: string, action: () => void) => {
    sim.note(what);
    action();
    host.observe();
  };
  return { sim, tested, popped, act };
}

export function queueTests(lab: Builder): void {
  lab.test("queue.sync", { en: "A resync queues everything that the store has, as it is", zh: "resync 把存储里的每个对象原样排队" }, async (t) => {
    const { sim, tested, popped, act } = queue(t, [pod("web", 5), pod("db", 3)]);
    act("resync", () => tested.resync());
    await sim.advance(10);
    t.expect(popped.map(String).sort(), { en: "The store has web@5 and db@3; resync(). The pops bring", zh: "存储里有 web@5 和 db@3；resync()。pop 的结果" }).toEqual(["Sync db@3", "Sync web@5"]);
  });

  lab.test("queue.skips-queued", { en: "An object with something newer in the queue is left out", zh: "队列里已有更新的变化时，跳过该对象" }, async (t) => {
    const { sim, tested, popped, act } = queue(t, [pod("web", 5), pod("db", 3), pod("api", 4)]);
    act("update web@7, delete db@8, resync", () => {
      tested.update(pod("web", 7));
      tested.delete(pod("db", 8));
      tested.resync();
    });
    await sim.advance(10);
    t.expect(popped.map(String).sort(), {
      en: "web@7 and the deletion of db are queued when resync() comes. Sync web@5 behind them would take the store back in time, Sync db@3 would bring db back to life. The pops bring",
      zh: "resync() 到来时，web@7 和 db 的删除还在队列里。若在后面追加 Sync web@5，存储会倒退；追加 Sync db@3，db 会死而复生。pop 的结果",
    }).toEqual(["Deleted db@8", "Sync api@4", "Updated web@7"]);
  });

  lab.test("queue.without-store", { en: "Without a store there is nothing to resync", zh: "没有存储，就没有可 resync 的内容" }, async (t) => {
    const { sim, tested, popped, act } = queue(t);
    act("resync", () => tested.resync());
    await sim.advance(10);
    t.expect(popped, { en: "resync() of a queue that was made without knownObjects", zh: "创建时没有给 knownObjects 的队列，调用 resync()" }).toEqual([]);
  });
}

/** A reflector that watches web@101, and when its store was resynced. */
async function watching(t: Context, period: number, shouldResync: () => boolean = () => true) {
  const resyncs: number[] = [];
  const storage = new Storage();
  storage.create("web");
  const nothing = () => {};
  const scene: Scene<{ run(): Promise<void>; stop(): void }> = new Scene(t.sim(), (world) => new t.student.resync_reflector.ResyncReflector<Pod>({
    ...world, resyncPeriod: period, shouldResync,
    store: { add: nothing, update: nothing, delete: nothing, replace: nothing, resync: () => void resyncs.push(Math.round(world.clock.now() / 100) / 10) },
  }), { storage });
  await scene.sim.advance(100);
  return { scene, storage, resyncs };
}

export function reflectorTests(lab: Builder): void {
  lab.test("reflector.period", { en: "While it watches, the store is resynced each period, and the server is not asked", zh: "watch 期间每个周期 resync 一次，不访问服务端" }, async (t) => {
    const { scene, resyncs } = await watching(t, 2_000);
    scene.takeRequests();
    await scene.sim.advance(7_000);
    t.expect(resyncs, { en: "resyncPeriod 2000: seconds at which store.resync() was called, in the first 7", zh: "resyncPeriod 为 2000：前 7 秒内调用 store.resync() 的时刻（秒）" }).toEqual([2, 4, 6]);
    t.expect(scene.takeRequests(), { en: "Requests in that time. A resync is not a list", zh: "其间的请求。resync 不是 list" }).toEqual([]);
  });

  lab.test("reflector.asks", { en: "It asks each time whether a resync is due", zh: "每次都先问是否该 resync" }, async (t) => {
    let asked = 0;
    const { scene, resyncs } = await watching(t, 1_000, () => ++asked % 3 === 0);
    await scene.sim.advance(7_000);
    t.expect({ asked, resyncs }, { en: "resyncPeriod 1000; shouldResync() says yes every third time. How often it was asked in 7 s, and the resyncs", zh: "resyncPeriod 为 1000；shouldResync() 每三次返回一次 true。7 s 内询问的次数，以及 resync 的时刻" }).toEqual({ asked: 7, resyncs: [3, 6] });
  });

  lab.test("reflector.zero", { en: "With period 0 there is none", zh: "周期为 0 时不做 resync" }, async (t) => {
    const { scene, resyncs } = await watching(t, 0);
    const before = scene.sim.events;
    await scene.sim.advance(10_000);
    t.expect(resyncs, { en: "resyncPeriod 0: resyncs in 10 s", zh: "resyncPeriod 为 0：10 s 内的 resync" }).toEqual([]);
    t.expect(scene.sim.events - before < 200, { en: "and no timer that fires again and again", zh: "也不应有反复触发的定时器" }).toBe(true);
  });

  lab.test("reflector.watching-only", { en: "After a new list the period begins anew; while there is no watch, nothing is resynced", zh: "重新 list 之后周期重新开始；没有 watch 时不做 resync" }, async (t) => {
    const { scene, resyncs } = await watching(t, 2_000);
    await scene.sim.advance(2_500);
    scene.act("the watch fails with 410, and the next three lists are refused", () => {
      scene.plan.list.push(unavailable, unavailable, unavailable);
      scene.server.fail(expired);
    });
    for (let i = 0; i < 300 && (i === 0 || scene.server.watches === 0); i++) await scene.sim.advance(100);
    t.expect(resyncs, { en: "The watch failed at 2.6 s. Until the list succeeded, the informer knew that its store was out of date: resyncs by then, one of them before the failure", zh: "2.6 s 时 watch 失败。list 成功之前，Informer 知道存储已经过时：此时的 resync，其中一次在失败之前" }).toEqual([2]);
    resyncs.length = 0;
    const begin = scene.sim.now;
    await scene.sim.advance(7_000);
    t.expect(resyncs.map((second) => Math.round(second - begin / 1_000)), { en: "In the 7 s after the new watch was there: resyncs, in seconds since. Once a period, not twice", zh: "新的 watch 建立之后 7 s 内的 resync（距建立的秒数）。每个周期一次，不是两次" }).toEqual([2, 4, 6]);
    resyncs.length = 0;
    scene.act("the watch is closed, another one is refused with 410, and so are the next three lists", () => {
      scene.plan.watch.push(expired);
      scene.plan.list.push(unavailable, unavailable, unavailable);
      scene.server.disconnect();
    });
    for (let i = 0; i < 300 && (i === 0 || scene.server.watches === 0); i++) await scene.sim.advance(100);
    t.expect(resyncs, {
      en: "Then the watch ended, and the next one could not even be opened (410): watch() throws. Resyncs until there was a watch again: the count must end however watch() ends",
      zh: "之后 watch 结束，下一个连打都打不开（410），watch() 抛出错误。重新有 watch 之前的 resync：不论 watch() 怎样结束，计时都要停",
    }).toEqual([]);
  });

  lab.test("reflector.stop", { en: "After stop there is no resync", zh: "stop 之后不再 resync" }, async (t) => {
    const { scene, resyncs } = await watching(t, 2_000);
    await scene.sim.advance(2_000);
    scene.act("stop", () => scene.subject.stop());
    await scene.sim.advance(10_000);
    t.expect(resyncs, { en: "stop() was called after 2.1 s: resyncs within 12 s", zh: "2.1 s 时调用 stop()：12 s 内的 resync" }).toEqual([2]);
  });
}
