import { Scene, nameOf, places, pod } from "./scene";
import type { Builder } from "./student";

export function orderTests(lab: Builder): void {
  lab.test("order.priority", { en: "The higher priority is tried first, then who has waited longer", zh: "优先级高的先试，相同则先来的先试" }, async (t) => {
    const scene = new Scene(t, { run: false });
    for (const [name, priority] of [["low", 0], ["first", 10], ["high", 100], ["second", 10]] as const) {
      scene.add(pod(name, priority));
      await scene.pass(10);
    }
    const order = [];
    for (let i = 0; i < 4; i++) order.push(await scene.popName());
    t.expect(order, { en: "Added 10 ms apart: low (0), first (10), high (100), second (10). What four pops give", zh: "每隔 10 ms 加入：low（优先级 0）、first（10）、high（100）、second（10）。四次 pop 的结果" })
      .toEqual(["high", "first", "second", "low"]);
  });

  lab.test("order.wakes", { en: "pop waits for a pod and is woken when one comes", zh: "pop 等待，来了 Pod 就被唤醒" }, async (t) => {
    const scene = new Scene(t, { run: false });
    t.expect(await scene.popName(), { en: "pop() of an empty queue", zh: "空队列的 pop()" }).toBe("waiting");
    scene.add(pod("a"));
    t.expect(await scene.popName(), { en: "a is added while pop() waits; no time passes. What pop() gives", zh: "pop() 等待时加入 a，时间没有流逝。pop() 的结果" }).toBe("a");
    t.expect([...scene.queue.inFlightPods()], { en: "inFlightPods() after the pop: uids", zh: "pop 之后的 inFlightPods()：uid" }).toEqual(["a"]);
    scene.act("done a", () => scene.queue.done("a"));
    t.expect([...scene.queue.inFlightPods()], { en: "inFlightPods() after done", zh: "done 之后的 inFlightPods()" }).toEqual([]);
  });

  lab.test("order.two-waiters", { en: "Whoever is woken looks again: one pod is for one of those who wait", zh: "被唤醒之后要再看一次：一个 Pod 只给等待者中的一个" }, async (t) => {
    const scene = new Scene(t, { run: false });
    const given: string[] = [];
    for (let i = 0; i < 2; i++) void scene.queue.pop().then((info) => given.push(info === undefined ? "undefined" : nameOf(info)));
    await scene.pass(0);
    scene.add(pod("a"));
    await scene.pass(0);
    t.expect(given, { en: "Two calls of pop() wait, a is added. broadcast wakes both; what they have given so far (the second one goes on waiting)", zh: "两个 pop() 在等待，加入 a。broadcast 会把两个都唤醒；到此为止它们给出的结果（第二个继续等）" }).toEqual(["a"]);
    scene.add(pod("b"));
    await scene.pass(0);
    t.expect(given, { en: "Then b is added", zh: "再加入 b" }).toEqual(["a", "b"]);
  });

  lab.test("order.in-flight", { en: "A pod that is in flight is not given a second time", zh: "在途的 Pod 不会再给出一次" }, async (t) => {
    const scene = new Scene(t, { run: false });
    scene.add(pod("a", 2));
    await scene.take(t, "a");
    scene.add(pod("a", 2), pod("b", 1));
    t.expect([await scene.popName(), await scene.popName()], { en: "a is popped and not done yet. a is added once more (the informer has listed anew), and b. What two pops give: whoever finds a pod that is in flight drops it and takes the next one", zh: "a 已被 pop，还没有 done。a 又被加入一次（Informer 重新 list 过），还有 b。两次 pop 的结果：取到在途的 Pod 就丢掉它，再取下一个" }).toEqual(["b", "waiting"]);
    scene.add(pod("a", 2, { uid: "a, created anew" }));
    t.expect(await scene.popName(), { en: "A pod of the name a, but with another uid, is added: it is another pod. pop()", zh: "加入一个名叫 a、但 uid 不同的 Pod：它是另一个 Pod。pop()" }).toBe("a");
  });

  lab.test("order.close", { en: "close ends the waiting", zh: "close 让等待结束" }, async (t) => {
    const scene = new Scene(t, { run: false });
    let given: unknown = "waiting";
    void scene.queue.pop().then((info) => { given = info; });
    await scene.pass(0);
    scene.act("close()", () => scene.queue.close());
    await scene.pass(0);
    t.expect(given, { en: "close() while pop() waits. What pop() resolves to", zh: "pop() 等待时调用 close()。pop() 得到" }).toBe(undefined);
  });

  lab.test("order.close-rest", { en: "A closed queue still gives what is in it", zh: "关闭后的队列，剩下的 Pod 照样给出" }, async (t) => {
    const scene = new Scene(t, { run: false });
    scene.add(pod("a"));
    scene.act("close()", () => scene.queue.close());
    t.expect([await scene.popName(), await scene.popName()], { en: "a is added, then close(). What two pops give", zh: "加入 a，然后 close()。两次 pop 的结果" }).toEqual(["a", "undefined"]);
  });
}

export function backoffTests(lab: Builder): void {
  lab.test("backoff.duration", { en: "The backoff doubles from 1 s to 10 s", zh: "退避从 1 秒起翻倍，最多 10 秒" }, (t) => {
    const { backoffDuration } = t.student.backoff_queue;
    t.expect([0, 1, 2, 3, 4, 5, 60, 2000].map((count) => `${count}: ${backoffDuration(count, 1000, 10_000)}`), { en: "Failures in a row: ms, with 1000 and 10,000", zh: "连续失败次数：ms，参数为 1000 和 10000" })
      .toEqual(["0: 0", "1: 1000", "2: 2000", "3: 4000", "4: 8000", "5: 10000", "60: 10000", "2000: 10000"]);
    t.expect([1, 2, 3].map((count) => backoffDuration(count, 300, 700)), { en: "1, 2 and 3 failures with 300 and 700", zh: "失败 1、2、3 次，参数为 300 和 700" }).toEqual([300, 600, 700]);
  });

  lab.test("backoff.error", { en: "After an error a pod backs off, longer each time", zh: "出错之后 Pod 退避，一次比一次久" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("a"));
    const waits: string[] = [];
    for (let attempt = 0; attempt < 6; attempt++) {
      let info = await scene.pop();
      const since = scene.sim.now;
      for (let looked = 0; info === undefined && looked < 240; looked++) {
        await scene.pass(50);
        info = await scene.pop();
      }
      if (info === undefined) break;
      if (attempt > 0) waits.push(`${Math.floor((scene.sim.now - since) / 1000)} s`);
      await scene.pass(300);
      scene.refuse(info);
      t.expect(scene.places, places("An error, no plugin refused it: nothing has to happen for another try, it only backs off.", "是出错，没有插件拒绝它：不需要等什么事件，只需退避。")).toEqual({ a: "backoffQ" });
    }
    t.expect(waits, { en: "Five errors, each 300 ms after the pop. How long each backoff lasted, to the full second (flushed each second, so up to a second more)", zh: "出错五次，每次在 pop 之后 300 ms。每次退避的时长，取整秒（每秒冲刷一次，所以最多多等一秒）" }).toEqual(["1 s", "2 s", "4 s", "8 s", "10 s"]);
  });

  lab.test("backoff.error-count", { en: "After an error it is the errors that count", zh: "出错之后，退避只看出错次数" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("a"));
    const info = await scene.take(t, "a");
    info.unschedulableCount = 4;
    await scene.pass(300);
    scene.refuse(info);
    t.expect({ consecutiveErrorsCount: info.consecutiveErrorsCount, unschedulableCount: info.unschedulableCount }, { en: "Plugins have refused a four times (unschedulableCount); at 300 ms it comes back with its first error. Both counts", zh: "a 曾被插件拒绝四次（unschedulableCount）；300 ms 时第一次出错归队。两个计数" }).toEqual({ consecutiveErrorsCount: 1, unschedulableCount: 4 });
    await scene.pass(2_000);
    t.expect(scene.places, places("It is 2300 ms: one error is a backoff of 1 s, whatever was refused before.", "现在 2300 ms：出错一次退避 1 秒，与之前被拒绝几次无关。")).toEqual({ a: "activeQ" });
  });

  lab.test("backoff.flush", { en: "A flush takes only those whose backoff is over", zh: "冲刷只取走退避结束的 Pod" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("often"), pod("once", 5));
    const often = [await scene.take(t, "once"), await scene.take(t, "often")];
    const [once, other] = often as [(typeof often)[0], (typeof often)[0]];
    other.consecutiveErrorsCount = 2;
    await scene.pass(300);
    scene.refuse(other);
    scene.refuse(once);
    await scene.pass(2_000);
    t.expect(scene.places, places("At 300 ms both come back with an error: once for the first time, often for the third (4 s). It is 2300 ms.", "300 ms 时两个都出错归队：once 是第一次，often 是第三次（4 秒）。现在 2300 ms。")).toEqual({ once: "activeQ", often: "backoffQ" });
    t.expect(await scene.popName(), { en: "pop()", zh: "pop()" }).toBe("once");
    await scene.pass(3_000);
    t.expect(await scene.popName(), { en: "pop() at 5300 ms: whoever waits there is woken by the flush", zh: "5300 ms 时的 pop()：冲刷要唤醒等待者" }).toBe("often");
  });

  lab.test("backoff.twice", { en: "A pod is never in the queue twice", zh: "同一个 Pod 不会在队列里出现两次" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("a"));
    const info = await scene.take(t, "a");
    scene.refuse(info);
    let thrown = "nothing";
    try {
      scene.queue.addUnschedulableIfNotPresent(info);
    } catch {
      thrown = "an exception";
    }
    t.expect({ thrown, places: scene.places, inFlight: [...scene.queue.inFlightPods()] }, { en: "addUnschedulableIfNotPresent for a pod that lies in backoffQ already. What it throws, where the pod is", zh: "对已经在 backoffQ 里的 Pod 调用 addUnschedulableIfNotPresent。抛出了什么，Pod 在哪里" })
      .toEqual({ thrown: "an exception", places: { a: "backoffQ" }, inFlight: [] });
    t.expect(nameOf(info), { en: "The pod", zh: "该 Pod" }).toBe("a");
  });

  lab.test("backoff.twice-done", { en: "A pod that may not come back is done all the same", zh: "归不了队的 Pod 也算 done" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("a"));
    const info = await scene.take(t, "a");
    scene.add(pod("a"));
    try {
      scene.refuse(info);
    } catch {
      // As it should: the pod is in the queue already.
    }
    t.expect([...scene.queue.inFlightPods()], { en: "a is in flight, and has been added once more meanwhile. addUnschedulableIfNotPresent throws; who is in flight afterwards", zh: "a 在途，其间又被加入一次。addUnschedulableIfNotPresent 抛出异常；之后谁还在途" }).toEqual([]);
  });
}
