import { Crew, addTo } from "./crew";
import { Scene } from "./scene";
import type { Builder, Context } from "./student";

const plain = (t: Context, options?: ConstructorParameters<typeof Scene>[2]) =>
  new Scene(t, (config) => new t.student.queue.Queue<string>(config), options);

export function queueTests(lab: Builder): void {
  lab.test("queue.fifo", { en: "Items come out in the order in which they were added", zh: "元素按加入的先后顺序取出" }, async (t) => {
    const scene = plain(t);
    scene.add("api", "db", "dns");
    await scene.expectGets(["api", "db", "dns"], {
      en: "Added api, db, dns. What three calls of get() gave, in order",
      zh: "依次加入 api、db、dns，三次 get() 依次返回的元素",
    });
  });

  lab.test("queue.len", { en: "len() counts what is ready to be taken", zh: "len() 统计可以取走的元素数" }, async (t) => {
    const scene = plain(t);
    scene.expectLen(0, { en: "a new queue is empty", zh: "新建的队列是空的" });
    scene.add("api", "db");
    scene.expectLen(2, { en: "two items were added", zh: "加入了两个元素" });
    await scene.expectGets(["api"], { en: "What get() gave", zh: "get() 返回的元素" });
    scene.expectLen(1, {
      en: "one of the two was taken; what a worker has does not count",
      zh: "两个中取走了一个；worker 手里的不算",
    });
  });

  lab.test("queue.dedup", { en: "An item added again before it is taken is queued once", zh: "被取走之前重复加入的元素只排一次队" }, async (t) => {
    const scene = plain(t);
    scene.add("api", "db", "api", "api");
    scene.expectLen(2, { en: "api and db were added, api three times", zh: "加入了 api 和 db，其中 api 加入了三次" });
    await scene.expectGets(["api", "db", "waiting"], {
      en: "Three calls of get(): api keeps its place, db follows, and there is no third item",
      zh: "三次 get()：api 保持原来的位置，接着是 db，没有第三个元素",
    });
  });

  lab.test("queue.blocking-get", { en: "get() waits until something is added", zh: "get() 一直等待，直到有元素加入" }, async (t) => {
    const scene = plain(t);
    const asked = scene.ask();
    await scene.advance(50);
    t.expect(asked.now(), { en: "get() on an empty queue, 50 ms later", zh: "对空队列调用 get()，50 ms 之后" }).toBe("waiting");
    scene.add("api");
    await scene.settle();
    t.expect(asked.now(), { en: "The same get(), at the moment when api was added", zh: "同一个 get()，在加入 api 的那一刻" }).toBe("api");
    scene.expectLen(0, { en: "the waiting get() took the only item", zh: "等待中的 get() 已取走唯一的元素" });
  });

  lab.test("queue.wakes-each", { en: "Each waiting worker is woken for an item of its own", zh: "每个等待中的 worker 被唤醒后各得一个元素" }, async (t) => {
    const scene = plain(t);
    const asked = [scene.ask(), scene.ask(), scene.ask()];
    await scene.settle();
    scene.add("api", "db");
    await scene.settle();
    t.expect(asked.map((get) => get.now()).sort(), {
      en: "Three workers waited, then api and db were added at once: two workers have one each, the third goes on waiting",
      zh: "三个 worker 在等待，然后同时加入 api 和 db：两个 worker 各得一个，第三个继续等待",
    }).toEqual(["api", "db", "waiting"]);
    scene.add("dns");
    await scene.settle();
    t.expect(asked.map((get) => get.now()).sort(), {
      en: "Then dns was added: the worker that still waited has it",
      zh: "随后加入 dns：仍在等待的 worker 拿到了它",
    }).toEqual(["api", "db", "dns"]);
  });

  lab.test("queue.looks-again", { en: "A woken worker that finds nothing goes on waiting", zh: "worker 被唤醒后发现没有元素，就继续等待" }, async (t) => {
    const scene = plain(t);
    const asked = [scene.ask()];
    await scene.settle();
    scene.add("api");
    asked.push(scene.ask());
    await scene.settle();
    t.expect(asked.map((get) => get.now()).sort(), {
      en: "A worker waited; api was added, and before the waiting one could go on, a second worker called get(): one of them has api, the other waits",
      zh: "一个 worker 在等待；加入 api 之后、它还没来得及继续之前，第二个 worker 调用了 get()：其中一个拿到 api，另一个等待",
    }).toEqual(["api", "waiting"]);
    scene.add("db");
    await scene.settle();
    t.expect(asked.map((get) => get.now()).sort(), { en: "Then db was added: the other one has it", zh: "随后加入 db：另一个 worker 拿到了它" }).toEqual(["api", "db"]);
  });

  lab.test("queue.one-worker", { en: "An item that a worker has is not given to a second one", zh: "worker 手里的元素不会再交给另一个 worker" }, async (t) => {
    const scene = plain(t);
    scene.add("api");
    await scene.expectGets(["api"], { en: "What the first worker got", zh: "第一个 worker 得到的元素" });
    scene.add("api");
    scene.expectLen(0, {
      en: "api was added while a worker has it; it is not ready until that worker is done",
      zh: "api 正由 worker 处理时再次加入；在那个 worker 调用 done 之前，它还不能取走",
    });
    await scene.expectGets(["waiting"], {
      en: "get() of a second worker, while the first one still has api",
      zh: "api 还在第一个 worker 手里时，第二个 worker 的 get()",
    });
  });

  lab.test("queue.readd", { en: "Added while being worked on, an item is queued once more at done()", zh: "处理期间再次加入的元素，在 done() 时重新排队一次" }, async (t) => {
    const scene = plain(t);
    scene.add("api");
    await scene.gets(1);
    scene.add("api", "api");
    const second = scene.ask();
    scene.done("api");
    await scene.settle();
    t.expect(second.now(), {
      en: "api was added again while a worker had it, and a second worker waits in get(). What that get() gives once the first says done(api)",
      zh: "api 正由一个 worker 处理时再次加入，第二个 worker 在 get() 中等待。第一个 worker 调用 done(api) 之后，这个 get() 的结果",
    }).toBe("api");
    scene.done("api");
    await scene.expectGets(["waiting"], {
      en: "api was added twice during the work: that makes one more run, not two. A further get()",
      zh: "处理期间 api 被加入两次：只应再处理一次，而不是两次。再调用一次 get()",
    });
  });

  lab.test("queue.readd-order", { en: "An item added again queues up at the end when done() is called", zh: "再次加入的元素在 done() 时排到队尾" }, async (t) => {
    const scene = plain(t);
    scene.add("api");
    await scene.gets(1);
    scene.add("api", "db", "dns");
    scene.done("api");
    await scene.expectGets(["db", "dns", "api"], {
      en: "api was being worked on when api, db, dns were added; then done(api). The next three calls of get()",
      zh: "api 正在处理时加入 api、db、dns，然后 done(api)。接下来三次 get()",
    });
  });

  lab.test("queue.done-is-clean", { en: "After done() an item is out, and can be added anew", zh: "done() 之后元素彻底离开，并且可以重新加入" }, async (t) => {
    const scene = plain(t);
    scene.add("api");
    await scene.gets(1);
    scene.done("api");
    scene.expectLen(0, { en: "api was not added again, so done(api) queues nothing", zh: "api 没有再次加入，done(api) 不应让它排队" });
    scene.add("api");
    scene.expectLen(1, { en: "api was added after it was done", zh: "done 之后又加入了 api" });
    await scene.expectGets(["api"], { en: "What get() gave", zh: "get() 返回的元素" });
  });

  lab.test("queue.crew", { en: "With many workers: never two on one item, and no change is lost", zh: "多个 worker：同一元素绝不由两个 worker 同时处理，变化也不会丢失" }, (t) =>
    t.seeds(3, async (seed) => {
      const scene = plain(t, { seed });
      const crew = new Crew(t, scene, {
        workers: 4,
        work: (_item, { clock, random }) => clock.sleep(random.int(0, 20)),
      });
      const adds = 30;
      scene.sim.spawn("handlers", async ({ clock, random, log }) => {
        for (let i = 0; i < adds; i++) {
          await clock.sleep(random.int(0, 6));
          const item = random.pick(["api", "db", "dns", "log", "ui"]);
          log.info(`add("${item}")`);
          addTo(scene.queue, crew, item);
        }
      });
      await crew.run();
      crew.expectNothingLost();
      t.expect(crew.jobs.length, { en: "Runs of work in all; more than there were adds", zh: "处理的总次数，比加入的次数还多" }).toBeLessThanOrEqual(adds);
      scene.expectLen(0, { en: "all work is done, and nothing is left in the queue", zh: "所有元素都已处理完，队列里不应有剩余" });
    }));

  lab.test("queue.metrics", { en: "Metrics know how many were added, and how many need work", zh: "指标：加入了多少，还有多少待处理" }, async (t) => {
    const scene = plain(t, { measured: true });
    const expectMetrics = (expected: { adds: number; depth: number }, en: string, zh: string) =>
      t.expect({ adds: scene.metrics.adds, depth: scene.metrics.depth }, { en: `Metrics: ${en}`, zh: `指标：${zh}` }).toEqual(expected);

    scene.add("api", "api", "db");
    expectMetrics({ adds: 2, depth: 2 }, "api and db were added; the second add of api changed nothing", "加入了 api 和 db；api 的第二次加入没有改变什么");
    await scene.gets(1);
    expectMetrics({ adds: 2, depth: 1 }, "api was taken", "api 已被取走");
    scene.add("api", "api");
    expectMetrics({ adds: 3, depth: 2 }, "api became dirty again while a worker has it", "api 正在处理时再次变脏");
    scene.done("api");
    expectMetrics({ adds: 3, depth: 2 }, "done(api) queues api; that was counted when it was added", "done(api) 让 api 排队；它在加入时已经计数");
  });

  lab.test("queue.metrics-times", { en: "Metrics measure the waiting and the work, in seconds", zh: "指标：以秒为单位测量排队和处理的时间" }, async (t) => {
    const scene = plain(t, { measured: true });
    scene.add("api");
    await scene.advance(250);
    await scene.gets(1);
    t.expect(scene.metrics.latency, { en: "api waited 250 ms. Latencies observed", zh: "api 排队 250 ms。记录到的排队时间" }).toEqual([0.25]);
    await scene.advance(1200);
    t.expect(scene.metrics.longestRunningProcessor, {
      en: "1.2 s after get(api), at the refresh every 500 ms: the age of the longest running work",
      zh: "get(api) 之后 1.2 s，每 500 ms 刷新一次：处理得最久的元素已经处理了多久",
    }).toBe(1);
    scene.done("api");
    t.expect(scene.metrics.workDuration, { en: "The work took 1.2 s. Durations observed", zh: "处理用了 1.2 s。记录到的处理时间" }).toEqual([1.2]);
    await scene.advance(500);
    scene.add("db");
    await scene.gets(1);
    scene.act("shutDown()", (queue) => queue.shutDown());
    await scene.advance(1000);
    t.expect(scene.metrics.longestRunningProcessor, {
      en: "A worker got db, then shutDown() was called; 1 s later. It was 0 before, and after a shutdown it is not refreshed any more (metrics.stop())",
      zh: "worker 取走 db，随后调用了 shutDown()；1 s 之后。此前它是 0，关闭之后不再刷新（metrics.stop()）",
    }).toBe(0);
  });
}
