import type { Indexers, Pod } from "@reconcile/api";
import { expired } from "./api-server";
import { Recorder } from "./handler";
import { show, showAll } from "./pods";
import { Scene } from "./scene";
import { Storage } from "./storage";
import type { Builder, Context } from "./student";

const byNode: Indexers<Pod> = { node: ({ spec }) => (spec?.nodeName === undefined ? [] : [spec.nodeName]) };

interface Setting {
  /** How long the handlers take for each call, in ms; one handler that takes no time unless given. */
  readonly handlers?: readonly number[];
  readonly beforePop?: number;
}

/** An informer of web@101 on n1 and db@102, that has not run yet. */
function starting(t: Context, { handlers = [0], beforePop }: Setting = {}) {
  const storage = new Storage();
  storage.create("web", { node: "n1" });
  storage.create("db");
  const recorders: Recorder[] = [];
  const registrations: { hasSynced(): boolean }[] = [];
  const scene = new Scene(t.sim(), (world) => {
    const informer = new t.student.informer.Informer<Pod>({
      ...world, indexers: byNode, ...(beforePop === undefined ? {} : { beforePop: () => world.clock.sleep(beforePop) }),
    });
    for (const ms of handlers) {
      const recorder = new Recorder(ms === 0 ? undefined : () => world.clock.sleep(ms));
      recorders.push(recorder);
      registrations.push(informer.addEventHandler(recorder));
    }
    return informer;
  }, { storage });
  const [recorder] = recorders as [Recorder];
  return { scene, storage, recorder, recorders, registrations, informer: scene.subject };
}

export function informerTests(lab: Builder): void {
  lab.test("informer.initial", { en: "Handlers hear of what is there, and then of what happens", zh: "处理函数先得知已有的对象，再得知之后的变化" }, async (t) => {
    const { scene, storage, recorder, informer } = starting(t);
    await scene.sim.advance(100);
    t.expect(recorder.take(), { en: "The server had web@101 and db@102 when the informer began. The handler heard", zh: "Informer 启动时服务端有 web@101 和 db@102。处理函数得到" }).toEqual(["add web@101 (initial)", "add db@102 (initial)"]);
    scene.act("create api, update web, delete db", () => { storage.create("api"); storage.update("web", { node: "n2" }); storage.delete("db"); });
    await scene.sim.advance(100);
    t.expect(recorder.take(), { en: "Then api was created, web updated, db deleted", zh: "之后创建 api，更新 web，删除 db" }).toEqual(["add api@103", "update web@101 to web@104", "delete db@105"]);
    t.expect(showAll(informer.getIndexer().list()), { en: "getIndexer().list()", zh: "getIndexer().list()" }).toEqual(["api@103", "web@104"]);
    t.expect(showAll(informer.getIndexer().byIndex("node", "n2")), { en: 'getIndexer().byIndex("node", "n2")', zh: 'getIndexer().byIndex("node", "n2")' }).toEqual(["web@104"]);
    t.expect(recorder.problem ?? "none", { en: "what cannot be", zh: "不该发生的事" }).toBe("none");
  });

  lab.test("informer.has-synced", { en: "hasSynced turns true when the store has the whole first list", zh: "存储拥有整个首次 list 时，hasSynced 才变为 true" }, async (t) => {
    const { scene, registrations, informer } = starting(t, { handlers: [1_000], beforePop: 100 });
    const said: string[] = [];
    const look = () => said.push(`${showAll(informer.getIndexer().list()).length} in the store: informer ${String(informer.hasSynced())}, handler ${String(registrations[0]?.hasSynced())}`);
    for (const ms of [50, 100, 100, 1_000, 1_000]) {
      await scene.sim.advance(ms);
      look();
    }
    t.expect(said, { en: "Each pop takes 100 ms here, and the handler a second for each call", zh: "这里每次 pop 需要 100 ms，处理函数每次调用需要一秒" }).toEqual([
      "0 in the store: informer false, handler false", "1 in the store: informer false, handler false", "2 in the store: informer true, handler false",
      "2 in the store: informer true, handler false", "2 in the store: informer true, handler true",
    ]);
  });

  lab.test("informer.slow-handler", { en: "A slow handler holds up neither the store nor other handlers", zh: "慢的处理函数既不拖累存储，也不拖累别的处理函数" }, async (t) => {
    const { scene, storage, recorders, informer } = starting(t, { handlers: [10_000, 0] });
    await scene.sim.advance(100);
    scene.act("five updates of web", () => { for (let i = 0; i < 5; i++) storage.update("web"); });
    await scene.sim.advance(100);
    t.expect(show(informer.getIndexer().getByKey("default/web")), { en: "web was updated five times, and one handler takes 10 s a call. The store has", zh: "web 更新了五次，其中一个处理函数每次要 10 s。存储里是" }).toBe("web@107");
    t.expect(recorders.map(({ heard }) => heard.length), { en: "What the two handlers have heard by then: the slow one the first of all, the quick one everything", zh: "此时两个处理函数得到的通知数：慢的只有第一个，快的已得到全部" }).toEqual([1, 7]);
    await scene.sim.advance(100_000);
    t.expect(recorders[0]?.heard ?? [], { en: "The slow one hears everything in the end, each change, in order", zh: "慢的那个最终也按顺序得到每一次变化" }).toEqual(recorders[1]?.heard ?? []);
  });

  lab.test("informer.missed-deletion", { en: "A deletion that nobody saw is found by the next list", zh: "没人看到的删除，由下一次 list 发现" }, async (t) => {
    const { scene, storage, recorder, informer } = starting(t);
    await scene.sim.advance(100);
    recorder.take();
    scene.act("the watch breaks; web is deleted, db updated, and the history compacted", () => {
      scene.server.fail(expired);
      storage.delete("web");
      storage.update("db");
      storage.compact();
    });
    await scene.sim.advance(5_000);
    t.expect(recorder.take().sort(), { en: "What the handler heard. Nobody knows web's last state: a tombstone { key, obj } carries the one that was known", zh: "处理函数得到的内容。没人知道 web 的最后状态：墓碑 { key, obj } 携带已知的那个" }).toEqual(["delete tombstone of web@101", "update db@102 to db@104"]);
    t.expect(showAll(informer.getIndexer().list()), { en: "The store", zh: "存储" }).toEqual(["db@104"]);
  });

  lab.test("informer.list-over-queue", { en: "After a list handlers hear of every object, changed or not, and before that of what was queued", zh: "重新 list 之后，无论变没变，每个对象都会通知；在此之前先通知队列里已有的变化" }, async (t) => {
    const { scene, storage, recorder } = starting(t, { beforePop: 3_000 });
    await scene.sim.advance(10_000);
    recorder.take();
    scene.act("update db; delete web and create it again; then a new list", () => { storage.update("db"); storage.delete("web"); storage.create("web"); });
    scene.sim.at(scene.sim.now + 10, () => scene.server.fail(expired));
    await scene.sim.advance(10_000);
    t.expect(recorder.take(), {
      en: "web was deleted (104) and created anew (105); a list came before they were popped, with web@105 and db@103. The handler heard",
      zh: "web 在 104 删除、在 105 重新创建；它们还没 pop 出来，带有 web@105 和 db@103 的 list 就到了。处理函数得到",
    }).toEqual(["update db@102 to db@103", "delete web@104", "add web@105", "update web@105 to web@105", "update db@103 to db@103"]);
  });

  lab.test("informer.stop", { en: "stop ends everything, and run resolves", zh: "stop 结束一切，run 随之结束" }, async (t) => {
    const { scene, storage, recorder, informer } = starting(t);
    const other = new t.student.informer.Informer<Pod>({ listerWatcher: { list: () => new Promise(() => {}), watch: () => new Promise(() => {}) }, clock: scene.sim.clock, random: scene.sim.random });
    other.addEventHandler(new Recorder());
    let ended = "not";
    void other.run().then(() => { ended = "resolved"; });
    await scene.sim.advance(100);
    recorder.take();
    scene.act("stop, then update web", () => { informer.stop(); other.stop(); storage.update("web"); });
    await scene.sim.advance(10_000);
    t.expect({ heard: recorder.take(), run: ended }, { en: "web@103 was written after stop(). What was heard, and run() of a second informer that was stopped", zh: "web@103 在 stop() 之后写入。处理函数得到的内容，以及另一个被停止的 Informer 的 run()" }).toEqual({ heard: [], run: "resolved" });
    let thrown = "nothing";
    try { informer.addEventHandler(new Recorder()); } catch { thrown = "an error"; }
    t.expect(thrown, { en: "addEventHandler after stop() must throw. It threw", zh: "stop() 之后 addEventHandler 必须抛出错误。它抛出了" }).toBe("an error");
  });
}
