import type { Pod } from "@reconcile/api";
import { expired } from "@/labs/informer/behaviours/api-server";
import { Recorder } from "@/labs/informer/behaviours/handler";
import { Scene } from "@/labs/informer/behaviours/scene";
import { Storage } from "@/labs/informer/behaviours/storage";
import type { Builder, Context } from "./student";

/** A handler that notes when it hears of what has not changed, in seconds. */
class Resynced extends Recorder {
  readonly seconds: number[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    super();
    this.#now = now;
  }

  override onUpdate(oldObj: Pod, newObj: Pod): void {
    void super.onUpdate(oldObj, newObj);
    if (oldObj.metadata?.resourceVersion === newObj.metadata?.resourceVersion) this.seconds.push(Math.round(this.#now() / 1_000));
  }
}

interface Setting {
  /** The informer's own period, in ms; none unless given. */
  readonly resyncPeriod?: number;
  /** A handler for each: the period it asks for, or "default". */
  readonly handlers: readonly (number | "default")[];
  readonly beforePop?: number;
}

/** An informer of web@101. */
function starting(t: Context, { resyncPeriod, handlers, beforePop }: Setting) {
  const storage = new Storage();
  storage.create("web");
  const recorders: Resynced[] = [];
  const scene = new Scene(t.sim(), (world) => {
    const informer = new t.student.shared_informer.SharedInformer<Pod>({
      ...world, ...(resyncPeriod === undefined ? {} : { resyncPeriod }), ...(beforePop === undefined ? {} : { beforePop: () => world.clock.sleep(beforePop) }),
    });
    for (const period of handlers) {
      const recorder = new Resynced(() => world.clock.now());
      recorders.push(recorder);
      if (period === "default") informer.addEventHandler(recorder);
      else informer.addEventHandlerWithResyncPeriod(recorder, period);
    }
    return informer;
  }, { storage });
  /** What each handler has heard of, unchanged, since the last call: seconds. */
  const seconds = () => recorders.map((recorder) => recorder.seconds.splice(0));
  const add = (period: number) => {
    const recorder = new Resynced(() => scene.sim.now);
    recorders.push(recorder);
    return scene.subject.addEventHandlerWithResyncPeriod(recorder, period);
  };
  return { scene, storage, recorders, seconds, add, informer: scene.subject };
}

export function informerTests(lab: Builder): void {
  lab.test("informer.per-listener", { en: "Each handler gets its resyncs at its own period; the shortest sets the pace", zh: "每个处理函数按自己的周期 resync；最短的决定检查节奏" }, async (t) => {
    const { scene, seconds } = starting(t, { resyncPeriod: 60_000, handlers: [4_000, 2_000, 0] });
    await scene.sim.advance(100);
    scene.takeRequests();
    await scene.sim.advance(9_000);
    t.expect(seconds(), { en: "The informer's own period is 60 s; handlers asked for 4 s, 2 s and none. Seconds at which each heard of web, unchanged, in the first 9", zh: "Informer 自身的周期是 60 s；处理函数分别要求 4 s、2 s 和不要。前 9 秒内各自得到未变的 web 的时刻（秒）" }).toEqual([[4, 8], [2, 4, 6, 8], []]);
    t.expect(scene.takeRequests(), { en: "Requests to the server in that time. A resync is local", zh: "其间对服务端的请求。resync 只在本地进行" }).toEqual([]);
  });

  lab.test("informer.default", { en: "A handler that does not say gets the informer's own period", zh: "没有说明的处理函数使用 Informer 自身的周期" }, async (t) => {
    const { scene, seconds } = starting(t, { resyncPeriod: 3_000, handlers: ["default", 5_000] });
    await scene.sim.advance(10_500);
    t.expect(seconds(), { en: "Period 3 s; one handler by addEventHandler, one that asked for 5 s. It is looked every 3 s only, so that 5 s become 6", zh: "周期 3 s；一个用 addEventHandler 加入，一个要求 5 s。每 3 s 才检查一次，所以 5 s 变成 6 s" }).toEqual([[3, 6, 9], [6]]);
  });

  lab.test("informer.minimum", { en: "No handler gets more than one resync a second", zh: "任何处理函数每秒至多 resync 一次" }, async (t) => {
    const { scene, seconds } = starting(t, { resyncPeriod: 60_000, handlers: [10] });
    await scene.sim.advance(3_500);
    t.expect(seconds(), { en: "A handler asked for 10 ms. Seconds of its resyncs in the first 3.5", zh: "处理函数要求 10 ms。前 3.5 秒内的 resync 时刻（秒）" }).toEqual([[1, 2, 3]]);
  });

  lab.test("informer.never", { en: "An informer without a period of its own does no resyncs, whoever asks", zh: "自身没有周期的 Informer 不做 resync，谁要求都一样" }, async (t) => {
    const { scene, seconds } = starting(t, { handlers: [2_000, "default"] });
    await scene.sim.advance(10_000);
    t.expect(seconds(), { en: "resyncPeriod is 0 (absent), a handler asked for 2 s: resyncs in 10 s", zh: "resyncPeriod 为 0（没有给出），处理函数要求 2 s：10 s 内的 resync" }).toEqual([[], []]);
  });

  lab.test("informer.after-start", { en: "After the start nobody can make it look more often", zh: "启动之后，谁也不能让它检查得更频繁" }, async (t) => {
    const { scene, seconds, add } = starting(t, { resyncPeriod: 4_000, handlers: ["default"] });
    await scene.sim.advance(500);
    add(1_000);
    add(7_000);
    await scene.sim.advance(16_000);
    t.expect(seconds(), { en: "Period 4 s. After half a second handlers for 1 s and for 7 s were added: 1 s counts as 4 s from then on, and it is looked at 4, 8, 12 and 16 s. Resyncs in 16.5 s", zh: "周期 4 s。半秒之后加入要求 1 s 和 7 s 的处理函数：1 s 按 4 s 算，从加入时计；检查时刻是 4、8、12、16 s。16.5 s 内的 resync" })
      .toEqual([[4, 8, 12, 16], [8, 12, 16], [8, 16]]);
  });

  lab.test("informer.changes", { en: "A resync never brings back an older version", zh: "resync 绝不会带回旧版本" }, async (t) => {
    const { scene, storage, recorders } = starting(t, { resyncPeriod: 2_000, handlers: ["default", 0], beforePop: 700 });
    storage.create("db");
    for (let at = 150; at < 12_000; at += 330) scene.sim.at(at, () => storage.update(at % 4 < 2 ? "web" : "db"));
    await scene.sim.advance(60_000);
    t.expect(recorders.map(({ problem }) => problem ?? "none"), { en: "Changes waited in the queue when resyncs came. What cannot be, by what each handler heard", zh: "resync 到来时队列里还有变化。按各处理函数得到的通知，不该发生的事" }).toEqual(["none", "none"]);
    t.expect([...(recorders[1]?.pods.values() ?? [])].length, { en: "and the one that asked for no resync knows both pods in the end", zh: "不要求 resync 的处理函数最终也知道两个 Pod" }).toBe(2);
  });

  lab.test("informer.relist", { en: "What a new list brings unchanged reaches only those that are resyncing", zh: "重新 list 得到的未变对象，只通知正在 resync 的" }, async (t) => {
    const { scene, storage, recorders } = starting(t, { resyncPeriod: 3_000, handlers: ["default", 0] });
    storage.create("db");
    await scene.sim.advance(3_500);
    for (const recorder of recorders) recorder.take();
    scene.act("db is updated unseen; the watch fails with 410", () => {
      scene.server.fail(expired);
      storage.update("db");
      storage.compact();
    });
    await scene.sim.advance(2_000);
    t.expect(recorders.map((recorder) => recorder.take()), { en: "One handler resyncs every 3 s and did so last, the other one never does. A list brought web unchanged and a new db. They heard", zh: "一个处理函数每 3 s resync，最近一次轮到它；另一个从不。list 带来未变的 web 和新的 db。它们得到" })
      .toEqual([["update web@101 to web@101", "update db@102 to db@103"], ["update db@102 to db@103"]]);
  });

  lab.test("informer.late-handler", { en: "A handler that comes late hears of what is there, and then of every change", zh: "后来加入的处理函数先得知已有对象，再得知每次变化" }, async (t) => {
    const { scene, storage, recorders, add } = starting(t, { handlers: ["default"] });
    const idle = new t.student.shared_informer.SharedInformer<Pod>({ listerWatcher: { list: () => new Promise(() => {}), watch: () => new Promise(() => {}) }, clock: scene.sim.clock, random: scene.sim.random });
    t.expect(idle.hasSynced(), { en: "hasSynced() of an informer that does not run yet", zh: "尚未运行的 Informer 的 hasSynced()" }).toBe(false);
    storage.create("db");
    await scene.sim.advance(1_000);
    for (const recorder of recorders) recorder.take();
    let registration: { hasSynced(): boolean } | undefined;
    scene.act("a second handler; web is updated", () => {
      registration = add(0);
      storage.update("web");
    });
    const early = registration?.hasSynced();
    await scene.sim.advance(100);
    t.expect(recorders.map((recorder) => recorder.take()), { en: "The store had web@101 and db@102; a second handler was added, and web updated right after. The first heard, and the second", zh: "存储里有 web@101 和 db@102；加入第二个处理函数，随即更新 web。第一个和第二个分别得到" })
      .toEqual([["update web@101 to web@103"], ["add web@101 (initial)", "add db@102 (initial)", "update web@101 to web@103"]]);
    t.expect([early, registration?.hasSynced()], { en: "hasSynced() of its registration: right after it was added, and 100 ms later", zh: "它的注册句柄的 hasSynced()：刚加入时，以及 100 ms 之后" }).toEqual([false, true]);
  });

  lab.test("informer.remove", { en: "A handler that was removed hears nothing more", zh: "移除的处理函数不再得到通知" }, async (t) => {
    const { scene, storage, recorders, add, informer } = starting(t, { handlers: ["default"] });
    await scene.sim.advance(100);
    const registration = add(0);
    await scene.sim.advance(100);
    for (const recorder of recorders) recorder.take();
    scene.act("remove the second handler, twice; update web", () => {
      informer.removeEventHandler(registration);
      informer.removeEventHandler(registration);
      storage.update("web");
    });
    await scene.sim.advance(100);
    t.expect(recorders.map((recorder) => recorder.take()), { en: "What the two handlers heard of web@102", zh: "两个处理函数得到的 web@102" }).toEqual([["update web@101 to web@102"], []]);
  });

  lab.test("informer.stop", { en: "After stop nothing is heard, run resolves, and no handler can be added", zh: "stop 之后不再通知，run 结束，也不能再加处理函数" }, async (t) => {
    const { scene, storage, seconds, recorders, informer, add } = starting(t, { resyncPeriod: 2_000, handlers: ["default"] });
    const other = new t.student.shared_informer.SharedInformer<Pod>({ listerWatcher: { list: () => new Promise(() => {}), watch: () => new Promise(() => {}) }, clock: scene.sim.clock, random: scene.sim.random, resyncPeriod: 2_000 });
    let ended = "running";
    void other.run().then(() => { ended = "resolved"; });
    await scene.sim.advance(2_500);
    seconds();
    for (const recorder of recorders) recorder.take();
    scene.act("stop, update web", () => { informer.stop(); other.stop(); storage.update("web"); });
    await scene.sim.advance(10_000);
    let thrown = "nothing";
    try { add(0); } catch { thrown = "an error"; }
    t.expect({ heard: recorders[0]?.take(), run: ended, stopped: informer.isStopped(), thrown }, { en: "10 s after stop(): what was heard, run() of a second informer that was stopped, isStopped(), what adding a handler threw", zh: "stop() 之后 10 s：得到的通知，另一个被停止的 Informer 的 run()，isStopped()，再加处理函数抛出的东西" })
      .toEqual({ heard: [], run: "resolved", stopped: true, thrown: "an error" });
  });
}
