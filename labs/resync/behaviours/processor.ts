import type { Pod, ResourceEventHandler } from "@reconcile/api";
import { Recorder } from "@/labs/informer/behaviours/handler";
import { pod } from "@/labs/informer/behaviours/pods";
import { informerStateJson } from "@/labs/informer/observe";
import type { Builder, Context } from "./student";

function listener(t: Context, handler: ResourceEventHandler<Pod>, resyncPeriod: number, now = 0) {
  return new t.student.resync_listener.ResyncListener<Pod>({ handler, upstreamHasSynced: () => true, requestedResyncPeriod: resyncPeriod, resyncPeriod, now });
}

/** A student's processor that runs, with a listener for each period. */
function processor(t: Context, periods: readonly number[]) {
  const sim = t.sim();
  const recorders = periods.map(() => new Recorder());
  const host = sim.spawn("processor", ({ clock }) => {
    const tested = new t.student.shared_processor.SharedProcessor<Pod>(clock);
    const listeners = periods.map((period, i) => listener(t, recorders[i]!, period));
    for (const one of listeners) tested.addListener(one);
    return { tested, listeners, start: () => tested.run() };
  }, { observe: ({ tested }) => informerStateJson({ processor: tested }) });
  const { tested, listeners } = host.component!;
  /** Distributes an update of web to the same version, and tells who heard of it. */
  const resync = async (version: number) => {
    tested.distribute({ type: "update", oldObj: pod("web", version), newObj: pod("web", version) }, true);
    await sim.advance(0);
    return recorders.map((recorder) => recorder.take().length);
  };
  return { sim, tested, listeners, recorders, resync };
}

export function processorTests(lab: Builder): void {
  lab.test("listener.due", { en: "A listener knows when it wants the next resync", zh: "监听器知道自己何时该 resync" }, (t) => {
    const tested = listener(t, new Recorder(), 3_000, 1_000);
    const said = [3_999, 4_000, 5_500].map((now) => tested.shouldResync(now));
    tested.determineNextResync(5_500);
    said.push(tested.shouldResync(8_499), tested.shouldResync(8_500));
    t.expect(said, { en: "Made at 1000 with period 3000. shouldResync(3999), (4000), (5500); then determineNextResync(5500); shouldResync(8499), (8500)", zh: "1000 时创建，周期 3000。shouldResync(3999)、(4000)、(5500)；然后 determineNextResync(5500)；shouldResync(8499)、(8500)" }).toEqual([false, true, true, false, true]);
    const slower = listener(t, new Recorder(), 1_000, 0);
    slower.setResyncPeriod(3_000);
    const due = [slower.shouldResync(999), slower.shouldResync(1_000)];
    slower.determineNextResync(1_000);
    t.expect([...due, slower.shouldResync(3_999), slower.shouldResync(4_000)], {
      en: "Made at 0 with period 1000; setResyncPeriod(3000) leaves the time that was determined as it is. shouldResync(999), (1000); determineNextResync(1000); shouldResync(3999), (4000)",
      zh: "0 时创建，周期 1000；setResyncPeriod(3000) 不改变已经确定的时刻。shouldResync(999)、(1000)；determineNextResync(1000)；shouldResync(3999)、(4000)",
    }).toEqual([false, true, false, true]);
    const never = listener(t, new Recorder(), 0, 0);
    t.expect([0, 1, 1e9].map((now) => never.shouldResync(now)), { en: "Period 0, at any time", zh: "周期为 0，任何时刻" }).toEqual([false, false, false]);
    never.setResyncPeriod(500);
    t.expect(never.shouldResync(1e9), { en: "after setResyncPeriod(500)", zh: "setResyncPeriod(500) 之后" }).toBe(true);
  });

  lab.test("listener.period", { en: "determineResyncPeriod: no more often than the informer looks", zh: "determineResyncPeriod：不比 Informer 检查得更频繁" }, (t) => {
    const { determineResyncPeriod } = t.student.resync_listener;
    t.expect([[5_000, 2_000], [1_000, 2_000], [0, 2_000], [5_000, 0]].map(([desired, check]) => determineResyncPeriod(desired!, check!)), {
      en: "desired 5000, check 2000; desired 1000, check 2000; desired 0; check 0: an informer that does no resyncs", zh: "期望 5000、检查 2000；期望 1000、检查 2000；期望 0；检查 0：这个 Informer 不做 resync",
    }).toEqual([5_000, 2_000, 0, 0]);
  });

  lab.test("processor.distribute", { en: "Changes go to all, unchanged objects to those who resync", zh: "变化发给所有监听器，没变的对象只发给正在 resync 的" }, async (t) => {
    const { sim, tested, recorders, resync } = processor(t, [0, 1_000]);
    tested.distribute({ type: "add", newObj: pod("web", 1), isInInitialList: false }, false);
    await sim.advance(0);
    t.expect(recorders.map((recorder) => recorder.take().length), { en: "An add was distributed, with sync false, to a listener of period 0 and one of 1000. How much each heard", zh: "分发一次新增（sync 为 false），监听器的周期分别为 0 和 1000。各自得到的通知数" }).toEqual([1, 1]);
    t.expect(await resync(1), { en: "An unchanged web@1 (sync true) before any resync: as in client-go every listener takes part at first, so that nobody misses a relist", zh: "还没有任何 resync 时分发没变的 web@1（sync 为 true）：与 client-go 一样，一开始所有监听器都参与，谁也不会错过重新 list" }).toEqual([1, 1]);
    await sim.advance(1_000);
    tested.shouldResync();
    t.expect(await resync(1), { en: "After 1000 ms shouldResync() was asked: only the second listener takes part now", zh: "1000 ms 之后调用 shouldResync()：现在只有第二个监听器参与" }).toEqual([0, 1]);
    tested.distribute({ type: "update", oldObj: pod("web", 1), newObj: pod("web", 2) }, false);
    await sim.advance(0);
    t.expect(recorders.map((recorder) => recorder.take().length), { en: "A real change, in the middle of the resync", zh: "resync 期间的一次真正的变化" }).toEqual([1, 1]);
  });

  lab.test("processor.should-resync", { en: "Only those whose time has come take part", zh: "只有到期的监听器参与" }, async (t) => {
    const { sim, tested, resync } = processor(t, [2_000, 3_000]);
    const said: unknown[] = [];
    for (let second = 1; second <= 6; second++) {
      await sim.advance(1_000);
      said.push([tested.shouldResync(), await resync(1)]);
    }
    t.expect(said, { en: "Periods 2000 and 3000. Each second: shouldResync(), and who hears of an unchanged object after it", zh: "周期为 2000 和 3000。每秒：shouldResync()，以及之后谁得到没变的对象" })
      .toEqual([[false, [0, 0]], [true, [1, 0]], [true, [0, 1]], [true, [1, 0]], [false, [0, 0]], [true, [1, 1]]]);
  });

  lab.test("processor.late", { en: "A listener that comes while it runs is run, one that goes is stopped", zh: "运行中加入的监听器也会运行，移除的会停止" }, async (t) => {
    const { sim, tested, listeners, recorders } = processor(t, [0]);
    await sim.advance(10);
    const late = new Recorder();
    tested.addListener(listener(t, late, 0));
    tested.distribute({ type: "add", newObj: pod("web", 1), isInInitialList: false }, false);
    await sim.advance(0);
    tested.removeListener(listeners[0]!);
    tested.removeListener(listeners[0]!);
    tested.distribute({ type: "add", newObj: pod("db", 2), isInInitialList: false }, false);
    await sim.advance(0);
    t.expect([recorders[0]?.take(), late.take()], { en: "One listener; a second came; web was distributed; the first was removed (twice); db was distributed", zh: "先有一个监听器；加入第二个；分发 web；移除第一个（两次）；分发 db" }).toEqual([["add web@1"], ["add web@1", "add db@2"]]);
  });

  lab.test("processor.stop", { en: "run ends with stop, when the calls under way have returned", zh: "stop 之后，等正在进行的调用返回，run 就结束" }, async (t) => {
    const sim = t.sim();
    const tested = new t.student.shared_processor.SharedProcessor<Pod>(sim.clock);
    tested.addListener(listener(t, new Recorder(() => sim.clock.sleep(500)), 0));
    let ended = "running";
    void tested.run().then(() => { ended = `ended at ${sim.now}`; });
    tested.distribute({ type: "add", newObj: pod("web", 1), isInInitialList: false }, false);
    await sim.advance(100);
    tested.stop();
    await sim.advance(5_000);
    t.expect(ended, { en: "A handler was at work until 500 when stop() was called at 100. run()", zh: "100 时调用 stop()，处理函数要工作到 500。run()" }).toBe("ended at 500");
    const empty = new t.student.shared_processor.SharedProcessor<Pod>(sim.clock);
    const begin = sim.now;
    let state = "running";
    void empty.run().then(() => { state = `ended after ${sim.now - begin}`; });
    await sim.advance(100);
    t.expect(state, { en: "run() of a processor that has no listener yet, 100 ms later: it waits for stop(), since listeners may come", zh: "还没有监听器的 SharedProcessor，run() 100 ms 之后：它要等 stop()，因为监听器可能之后才来" }).toBe("running");
    const gone = listener(t, new Recorder(), 0);
    empty.addListener(gone);
    empty.addListener(listener(t, new Recorder(() => sim.clock.sleep(500)), 0));
    empty.distribute({ type: "add", newObj: pod("web", 1), isInInitialList: false }, false);
    await sim.advance(100);
    empty.removeListener(gone);
    empty.stop();
    await sim.advance(5_000);
    t.expect(state, { en: "Two listeners came at 100, one of which works until 600; the other was removed at 200, then stop(). run(): a listener that came later is waited for, one that was removed has been stopped", zh: "100 时加入两个监听器，其中一个要工作到 600；200 时移除另一个，随后 stop()。run()：之后加入的监听器也要等，移除的则早已停止" }).toBe("ended after 600");
  });

  lab.test("period.jitter", { en: "Each informer gets a period of its own, between the least one and twice that", zh: "每个 Informer 的周期各不相同，在最小值与其两倍之间" }, (t) => {
    const { random } = t.sim();
    const next = t.student.resync_period.resyncPeriod(10_000, random);
    const drawn = Array.from({ length: 20 }, next);
    t.expect(Math.min(...drawn), { en: "resyncPeriod(10000, random), called 20 times: the shortest, at least", zh: "resyncPeriod(10000, random) 调用 20 次：最短的至少为" }).toBeGreaterThanOrEqual(10_000);
    t.expect(Math.max(...drawn), { en: "the longest, at most", zh: "最长的至多为" }).toBeLessThanOrEqual(20_000);
    t.expect(new Set(drawn.map(Math.round)).size > 15, { en: "and they differ: a number drawn once for all would let every informer resync at the same time", zh: "并且各不相同：如果只抽一次随机数，所有 Informer 就会同时 resync" }).toBe(true);
  });
}
