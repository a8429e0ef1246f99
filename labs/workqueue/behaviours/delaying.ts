import { RecordedRuns } from "./runs";
import { Scene } from "./scene";
import type { Builder, Context } from "./student";

const delaying = (t: Context, options?: ConstructorParameters<typeof Scene>[2]) => {
  const scene = new Scene(t, (config) => new t.student.delaying.DelayingQueue<string>(config), options);
  const addAfter = (item: string, ms: number) => scene.act(`addAfter("${item}", ${ms})`, (queue) => queue.addAfter(item, ms));
  return { scene, addAfter };
};

export function delayingTests(lab: Builder): void {
  lab.test("delaying.later", { en: "addAfter() adds when the time has come, not before", zh: "addAfter() 到期才加入，不会提前" }, async (t) => {
    const { scene, addAfter } = delaying(t);
    addAfter("api", 100);
    scene.expectLen(0, { en: "right after addAfter(api, 100)", zh: "刚调用 addAfter(api, 100) 之后" });
    const asked = scene.ask();
    await scene.advance(99);
    t.expect(asked.now(), { en: "A waiting get(), 99 ms after addAfter(api, 100)", zh: "addAfter(api, 100) 之后 99 ms，等待中的 get()" }).toBe("waiting");
    await scene.advance(1);
    t.expect(asked.now(), { en: "The same get(), 100 ms after addAfter(api, 100)", zh: "addAfter(api, 100) 之后 100 ms，同一个 get()" }).toBe("api");
  });

  lab.test("delaying.at-once", { en: "A delay of zero or less adds at once", zh: "延迟为零或负数时立即加入" }, async (t) => {
    const { scene, addAfter } = delaying(t);
    addAfter("api", 0);
    scene.expectLen(1, { en: "right after addAfter(api, 0)", zh: "刚调用 addAfter(api, 0) 之后" });
    addAfter("db", -5);
    scene.expectLen(2, { en: "right after addAfter(db, -5)", zh: "刚调用 addAfter(db, -5) 之后" });
  });

  lab.test("delaying.order", { en: "Items become ready in the order of their times, whatever the order of the calls", zh: "元素按各自的时间就绪，与调用顺序无关" }, async (t) => {
    const { scene, addAfter } = delaying(t);
    const runs = new RecordedRuns(scene);
    addAfter("slow", 1000);
    addAfter("middle", 500);
    addAfter("fast", 250);
    await scene.run();
    t.expect(runs.list, {
      en: "addAfter(slow, 1000), addAfter(middle, 500), addAfter(fast, 250): when a waiting worker got what",
      zh: "addAfter(slow, 1000)、addAfter(middle, 500)、addAfter(fast, 250)：等待中的 worker 何时得到什么",
    }).toEqual(["250 ms: fast", "500 ms: middle", "1000 ms: slow"]);
  });

  lab.test("delaying.keeps-earlier", { en: "Delayed again, a waiting item keeps the earlier of its two times", zh: "等待中的元素再次延迟时，取两个时间中较早的" }, async (t) => {
    const { scene, addAfter } = delaying(t);
    const runs = new RecordedRuns(scene);
    addAfter("first", 50);
    addAfter("first", 300);
    addAfter("second", 300);
    addAfter("second", 50);
    await scene.run();
    t.expect([...runs.list].sort(), {
      en: "first was delayed by 50 and then by 300 ms, second by 300 and then by 50 ms. When a waiting worker got what: each once, after 50 ms",
      zh: "first 先延迟 50 ms 再延迟 300 ms，second 先延迟 300 ms 再延迟 50 ms。等待中的 worker 何时得到什么：各一次，都在 50 ms",
    }).toEqual(["50 ms: first", "50 ms: second"]);
    const other = delaying(t);
    const later = new RecordedRuns(other.scene);
    other.addAfter("other", 100);
    other.addAfter("late", 300);
    other.addAfter("late", 20);
    await other.scene.run();
    t.expect(later.list, {
      en: "other was delayed by 100 ms; late, behind it, by 300 and then by 20 ms, which puts it in front (heap.fix). When a waiting worker got what",
      zh: "other 延迟 100 ms；late 排在它后面，先延迟 300 ms 再延迟 20 ms，于是排到了前面（heap.fix）。等待中的 worker 何时得到什么",
    }).toEqual(["20 ms: late", "100 ms: other"]);
  });

  lab.test("delaying.again", { en: "Once it was added, an item can be delayed anew", zh: "元素加入之后，可以重新延迟" }, async (t) => {
    const { scene, addAfter } = delaying(t);
    const runs = new RecordedRuns(scene);
    addAfter("api", 50);
    await scene.advance(60);
    addAfter("api", 80);
    await scene.run();
    t.expect(runs.list, {
      en: "addAfter(api, 50) at 0 ms, addAfter(api, 80) at 60 ms, when the first had passed. When a waiting worker got api",
      zh: "0 ms 时 addAfter(api, 50)；60 ms 时（前一次已到期）addAfter(api, 80)。等待中的 worker 何时得到 api",
    }).toEqual(["50 ms: api", "140 ms: api"]);
  });

  lab.test("delaying.add-now", { en: "add() of a waiting item queues it now and leaves the waiting one as it is", zh: "对等待中的元素调用 add() 会立即入队，等待中的那一次照旧" }, async (t) => {
    const { scene, addAfter } = delaying(t);
    const runs = new RecordedRuns(scene);
    addAfter("api", 100);
    await scene.advance(10);
    scene.add("api");
    await scene.run();
    t.expect(runs.list, {
      en: "addAfter(api, 100) at 0 ms, add(api) at 10 ms. When a waiting worker got api",
      zh: "0 ms 时 addAfter(api, 100)，10 ms 时 add(api)。等待中的 worker 何时得到 api",
    }).toEqual(["10 ms: api", "100 ms: api"]);
  });

  lab.test("delaying.while-working", { en: "An item that becomes ready while a worker has it waits for done()", zh: "元素到期时如果还在 worker 手里，就等到 done()" }, async (t) => {
    const { scene, addAfter } = delaying(t);
    scene.add("api");
    await scene.gets(1);
    addAfter("api", 100);
    const second = scene.ask();
    await scene.advance(150);
    t.expect(second.now(), {
      en: "get() of a second worker, 50 ms after api became ready; the first worker still has api",
      zh: "api 到期后 50 ms，第二个 worker 的 get()；api 还在第一个 worker 手里",
    }).toBe("waiting");
    scene.done("api");
    await scene.settle();
    t.expect(second.now(), { en: "The same get() after done(api)", zh: "done(api) 之后，同一个 get()" }).toBe("api");
  });

  lab.test("delaying.shutdown", { en: "After a shutdown nothing is added any more", zh: "关闭之后不再加入任何元素" }, async (t) => {
    for (const how of ["shutDown", "shutDownWithDrain"] as const) {
      const { scene, addAfter } = delaying(t);
      addAfter("waiting", 100);
      await scene.advance(10);
      scene.act(`${how}()`, (queue) => void queue[how]());
      addAfter("late", 20);
      addAfter("at once", 0);
      await scene.advance(200);
      scene.expectLen(0, {
        en: `200 ms after ${how}(); one item was waiting before it, two were delayed after it`,
        zh: `${how}() 之后 200 ms；关闭之前有一个元素在等待，关闭之后又延迟了两个`,
      });
      await scene.expectGets(["shutdown"], { en: `get() after ${how}()`, zh: `${how}() 之后的 get()` });
    }
    const { scene } = delaying(t);
    scene.add("api");
    await scene.gets(1);
    const drain = scene.begin("shutDownWithDrain()", async (queue) => queue.shutDownWithDrain());
    await scene.settle();
    t.expect(drain.now(), { en: "shutDownWithDrain() of a DelayingQueue, while a worker has api: it must return the promise of Queue's", zh: "worker 手里有 api 时，DelayingQueue 的 shutDownWithDrain()：应当返回 Queue 的那个 Promise" }).toBe("waiting");
  });

  lab.test("delaying.retries", { en: "Metrics count each addAfter() before the shutdown", zh: "指标：统计关闭之前的每次 addAfter()" }, async (t) => {
    const { scene, addAfter } = delaying(t, { measured: true });
    addAfter("api", 100);
    addAfter("api", 50);
    addAfter("db", 0);
    scene.act("shutDown()", (queue) => queue.shutDown());
    addAfter("late", 10);
    t.expect(scene.metrics.retries, {
      en: "Retries counted; addAfter() was called three times before shutDown() and once after it",
      zh: "记录的重试次数；shutDown() 之前调用了三次 addAfter()，之后一次",
    }).toBe(3);
  });

  lab.test("delaying.many", { en: "Many delays: every item comes exactly when it should", zh: "大量延迟：每个元素都准时加入" }, (t) =>
    t.seeds(3, async (seed) => {
      const { scene, addAfter } = delaying(t, { seed });
      const runs = new RecordedRuns(scene);
      const expected: { readonly item: string; readonly at: number }[] = [];
      const waiting = new Map<string, number>();
      const { sim } = scene;
      for (let i = 0; i < 24; i++) {
        await sim.advance(sim.random.int(1, 30));
        for (const [item, at] of waiting) {
          if (at > sim.now) continue;
          expected.push({ item, at });
          waiting.delete(item);
        }
        const item = sim.random.pick(["api", "db", "dns", "log", "ui", "vm"]);
        const ms = sim.random.int(1, 200);
        addAfter(item, ms);
        waiting.set(item, Math.min(waiting.get(item) ?? Infinity, sim.now + ms));
      }
      for (const [item, at] of waiting) expected.push({ item, at });
      await scene.run();
      t.expect([...runs.list].sort(), {
        en: "24 random delays of six items. When a waiting worker got what (sorted as text)",
        zh: "对六个元素随机延迟 24 次。等待中的 worker 何时得到什么（按文本排序）",
      }).toEqual(expected.map(({ item, at }) => `${at} ms: ${item}`).sort());
    }));
}
