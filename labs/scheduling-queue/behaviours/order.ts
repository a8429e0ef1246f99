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

  lab.test("order.close", { en: "close ends the waiting", zh: "close 让等待结束" }, async (t) => {
    const scene = new Scene(t, { run: false });
    let given: unknown = "waiting";
    void scene.queue.pop().then((info) => { given = info; });
    await scene.pass(0);
    scene.act("close()", () => scene.queue.close());
    await scene.pass(0);
    t.expect(given, { en: "close() while pop() waits. What pop() resolves to", zh: "pop() 等待时调用 close()。pop() 得到" }).toBe(undefined);
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
}
