import { Crew } from "./crew";
import { Scene } from "./scene";
import type { Builder, Context } from "./student";

const plain = (t: Context, options?: ConstructorParameters<typeof Scene>[2]) =>
  new Scene(t, (config) => new t.student.queue.Queue<string>(config), options);

export function shutdownTests(lab: Builder): void {
  lab.test("queue.shutdown-rest", { en: "After shutDown() workers get what is left, then shutdown: true", zh: "shutDown() 之后，worker 先取完剩下的元素，再得到 shutdown: true" }, async (t) => {
    const scene = plain(t);
    scene.add("api", "db");
    t.expect(scene.queue.shuttingDown(), { en: "shuttingDown() before", zh: "关闭之前的 shuttingDown()" }).toBe(false);
    scene.act("shutDown()", (queue) => queue.shutDown());
    t.expect(scene.queue.shuttingDown(), { en: "shuttingDown() after shutDown()", zh: "shutDown() 之后的 shuttingDown()" }).toBe(true);
    await scene.expectGets(["api", "db", "shutdown", "shutdown"], {
      en: "api and db were queued at shutDown(). Four calls of get()",
      zh: "shutDown() 时 api 和 db 还在排队。四次 get()",
    });
  });

  lab.test("queue.shutdown-adds", { en: "After shutDown() adds are ignored", zh: "shutDown() 之后的 add 被忽略" }, async (t) => {
    const scene = plain(t);
    scene.add("api");
    await scene.gets(1);
    scene.act("shutDown()", (queue) => queue.shutDown());
    scene.add("late", "api");
    scene.expectLen(0, { en: "late was added after shutDown()", zh: "late 是在 shutDown() 之后加入的" });
    scene.done("api");
    await scene.expectGets(["shutdown"], {
      en: "api was added after shutDown(), while a worker had it: done(api) must not queue it. The next get()",
      zh: "shutDown() 之后、api 还在处理时又加入了 api：done(api) 不应让它排队。下一次 get()",
    });
  });

  lab.test("queue.shutdown-wakes", { en: "shutDown() wakes every waiting worker", zh: "shutDown() 唤醒所有等待中的 worker" }, async (t) => {
    const scene = plain(t);
    const asked = [scene.ask(), scene.ask(), scene.ask()];
    await scene.settle();
    scene.act("shutDown()", (queue) => queue.shutDown());
    await scene.settle();
    t.expect(asked.map((get) => get.now()), {
      en: "Three workers waited in get() when shutDown() was called",
      zh: "调用 shutDown() 时，三个 worker 正在 get() 中等待",
    }).toEqual(["shutdown", "shutdown", "shutdown"]);
  });

  lab.test("queue.shutdown-readded", { en: "What was added again before shutDown() still runs once more", zh: "shutDown() 之前再次加入的元素仍会再处理一次" }, async (t) => {
    const scene = plain(t);
    scene.add("api");
    await scene.gets(1);
    scene.add("api");
    scene.act("shutDown()", (queue) => queue.shutDown());
    scene.done("api");
    await scene.expectGets(["api", "shutdown"], {
      en: "api was added again while it was worked on, then shutDown(), then done(api). Two calls of get()",
      zh: "api 在处理期间再次加入，随后 shutDown()，再 done(api)。两次 get()",
    });
  });

  lab.test("queue.drain-waits", { en: "shutDownWithDrain() waits for the work in progress", zh: "shutDownWithDrain() 等待正在进行的处理" }, async (t) => {
    const scene = plain(t);
    scene.add("api", "db");
    await scene.gets(2);
    const drain = scene.begin("shutDownWithDrain()", (queue) => queue.shutDownWithDrain());
    scene.add("late");
    await scene.settle();
    t.expect(drain.now(), { en: "shutDownWithDrain() while workers have api and db", zh: "worker 手里有 api 和 db 时的 shutDownWithDrain()" }).toBe("waiting");
    scene.done("api");
    await scene.settle();
    t.expect(drain.now(), { en: "shutDownWithDrain() when api is done, and db is not", zh: "api 已处理完、db 还没有时的 shutDownWithDrain()" }).toBe("waiting");
    scene.done("db");
    await scene.settle();
    t.expect(drain.now(), { en: "shutDownWithDrain() when api and db are done", zh: "api 和 db 都已处理完时的 shutDownWithDrain()" }).toBe("resolved");
    await scene.expectGets(["shutdown"], { en: "A drain is a shutdown too. get()", zh: "排空也是关闭。get()" });
  });

  lab.test("queue.drain-idle", { en: "shutDownWithDrain() does not wait if there is no work", zh: "没有元素要处理时，shutDownWithDrain() 立即完成" }, async (t) => {
    const scene = plain(t);
    const waiting = scene.ask();
    await scene.settle();
    const drain = scene.begin("shutDownWithDrain()", (queue) => queue.shutDownWithDrain());
    await scene.settle();
    t.expect({ drain: drain.now(), worker: waiting.now() }, {
      en: "The queue was empty, and a worker waited in get()",
      zh: "队列是空的，有一个 worker 在 get() 中等待",
    }).toEqual({ drain: "resolved", worker: "shutdown" });
  });

  lab.test("queue.drain-readded", { en: "A drain also waits for items added again during their work", zh: "排空也要等待处理期间再次加入的元素" }, async (t) => {
    const scene = plain(t);
    scene.add("api");
    await scene.gets(1);
    scene.add("api");
    const drain = scene.begin("shutDownWithDrain()", (queue) => queue.shutDownWithDrain());
    await scene.settle();
    scene.done("api");
    await scene.expectGets(["api"], { en: "api was added again before the drain; get() after done(api)", zh: "api 在排空之前再次加入；done(api) 之后的 get()" });
    t.expect(drain.now(), { en: "shutDownWithDrain() while api is being worked on for the second time", zh: "api 正在第二次处理时的 shutDownWithDrain()" }).toBe("waiting");
    scene.done("api");
    await scene.settle();
    t.expect(drain.now(), { en: "shutDownWithDrain() when the second run of api is done too", zh: "api 的第二次处理也完成之后的 shutDownWithDrain()" }).toBe("resolved");
  });

  lab.test("queue.drain-queued", { en: "A drain also waits for what is still queued", zh: "排空也要等待还在排队的元素" }, async (t) => {
    const scene = plain(t);
    scene.add("api", "db");
    await scene.gets(1);
    const drain = scene.begin("shutDownWithDrain()", (queue) => queue.shutDownWithDrain());
    await scene.settle();
    // As a worker does in its loop: one after the other, with nothing in between.
    scene.done("api");
    const next = scene.ask();
    await scene.settle();
    t.expect({ get: next.now(), drain: drain.now() }, {
      en: "A worker has api, and db is queued, when shutDownWithDrain() is called. The worker says done(api) and calls get() right after that: what it gets, and the drain, which must look again after it was woken",
      zh: "调用 shutDownWithDrain() 时，一个 worker 手里有 api，db 还在排队。worker 调用 done(api)，紧接着 get()：它得到的，以及排空的状态；排空被唤醒之后要再看一次",
    }).toEqual({ get: "db", drain: "waiting" });
    scene.done("db");
    await scene.settle();
    t.expect(drain.now(), { en: "shutDownWithDrain() when db is done too", zh: "db 也处理完之后的 shutDownWithDrain()" }).toBe("resolved");
  });

  lab.test("queue.drain-forced", { en: "shutDown() ends a drain that still waits", zh: "shutDown() 立即结束仍在等待的排空" }, async (t) => {
    const scene = plain(t);
    scene.add("api");
    await scene.gets(1);
    const drain = scene.begin("shutDownWithDrain()", (queue) => queue.shutDownWithDrain());
    await scene.settle();
    scene.act("shutDown()", (queue) => queue.shutDown());
    await scene.settle();
    t.expect(drain.now(), {
      en: "api is still being worked on, but shutDown() was called (a second SIGTERM): the drain must not wait any more",
      zh: "api 仍在处理，但已调用 shutDown()（第二次 SIGTERM）：排空不应再等待",
    }).toBe("resolved");
  });

  lab.test("queue.drain-crew", { en: "With many workers: a drain loses nothing and lets every worker end", zh: "多个 worker：排空不丢任何元素，并且所有 worker 都会结束" }, (t) =>
    t.seeds(3, async (seed) => {
      const scene = plain(t, { seed });
      const crew = new Crew(t, scene, { workers: 3, work: (_item, { clock, random }) => clock.sleep(random.int(1, 20)) });
      let asked = -1;
      let drained = -1;
      scene.sim.spawn("handlers", async ({ clock, random, log }) => {
        for (let i = 0; i < 30; i++) {
          await clock.sleep(random.int(0, 4));
          const item = random.pick(["api", "db", "dns", "log"]);
          log.info(`add("${item}")`);
          if (!scene.queue.shuttingDown()) crew.added(item);
          scene.queue.add(item);
        }
      });
      scene.sim.spawn("main", async ({ clock, random, log }) => {
        await clock.sleep(random.int(20, 50));
        log.info("shutDownWithDrain()");
        asked = clock.now();
        await scene.queue.shutDownWithDrain();
        drained = clock.now();
        log.info("drained");
      });
      await crew.run();
      crew.expectNothingLost();
      t.expect(crew.ended.length, { en: "Workers that ended after the shutdown, of 3", zh: "关闭之后结束的 worker 数（共 3 个）" }).toBe(3);
      const lastEnd = Math.max(asked, ...crew.jobs.map((job) => job.end ?? Infinity));
      t.expect(drained, {
        en: "The virtual time in ms at which shutDownWithDrain() resolved (-1: never). Expected: the moment when the last work ended",
        zh: "shutDownWithDrain() 完成的虚拟时间，单位 ms（-1 表示从未完成）。期望：最后一次处理结束的时刻",
      }).toBe(lastEnd);
    }));
}
