import type { Pod, WatchEvent } from "@reconcile/api";
import { cacheEvent, pod, prefix, show, told } from "./pods";
import type { Builder, Context } from "./student";

interface Options {
  readonly initial?: readonly WatchEvent<Pod>[];
  readonly resourceVersion?: number;
  readonly chanSize?: number;
  readonly key?: string;
  readonly selected?: (object: Pod) => boolean;
}

/** A watcher as a process, and its reader. */
function watcherOf(t: Context, options: Options = {}) {
  const sim = t.sim();
  let forgotten = 0;
  const host = sim.spawn("watcher", () => ({
    start() {},
    watcher: new t.student.cache_watcher.CacheWatcher<Pod>({ initial: [], resourceVersion: 10, chanSize: 3, key: prefix, selected: () => true, forget: () => { forgotten++; }, ...options }),
  }), { observe: ({ watcher }) => ({ waiting: ((watcher as unknown as { input?: unknown[] }).input ?? []).length }) });
  const { watcher } = host.component!;
  return {
    sim, watcher,
    forgotten: () => forgotten,
    /** Adds events of the pod web; what each add answered. */
    add: (...versions: number[]): boolean[] => versions.map((version) => {
      sim.note(`add MODIFIED web@${version}`);
      const added = watcher.add(cacheEvent("MODIFIED", pod("web", version), { before: pod("web", version - 1) }));
      host.observe();
      return added;
    }),
    /** Reads what is there now: events, then "end" or "waiting". */
    async read(most = 20): Promise<string[]> {
      const lines: string[] = [];
      while (lines.length < most) {
        let line = "waiting";
        void watcher.next().then((event) => { line = event === undefined ? "end" : told(event); }, (error: unknown) => sim.reportUnhandled(error));
        await sim.advance(0);
        lines.push(line);
        host.observe();
        if (line === "end" || line === "waiting") break;
      }
      return lines;
    },
  };
}

const red = (version: number, labels: Record<string, string> = { color: "red" }): Pod => pod("web", version, { labels });
const selected = ({ metadata }: Pod): boolean => metadata?.labels?.color === "red";

export function watcherTests(lab: Builder): void {
  lab.test("watcher.selector", { en: "To a watcher with a selector, objects come and go by being changed", zh: "对带选择器的 watcher 来说，改一改就可能出现或消失" }, (t) => {
    const { toWatchEvent } = t.student.cache_watcher;
    const [blue, red5] = [red(4, { color: "blue" }), red(5)];
    const line = (event: Parameters<typeof toWatchEvent<Pod>>[0], key = prefix) => {
      const result = toWatchEvent(event, { key, selected });
      return result === undefined ? "nothing" : `${told(result)}${result.type !== "ERROR" && selected(result.object) ? " (red)" : ""}`;
    };
    t.expect([
      line(cacheEvent("ADDED", red5)), line(cacheEvent("ADDED", blue)), line(cacheEvent("MODIFIED", red(6), { before: red5 })), line(cacheEvent("MODIFIED", red5, { before: blue })),
      line(cacheEvent("MODIFIED", red(7, { color: "blue" }), { before: red5 })), line(cacheEvent("MODIFIED", red(7, { color: "blue" }), { before: blue })),
      line(cacheEvent("DELETED", red(8), { before: red5 })), line(cacheEvent("DELETED", red(8, { color: "blue" }), { before: blue })),
    ], {
      en: "toWatchEvent for color=red: red ADDED, blue ADDED, red to red, blue to red, red to blue (the watcher has to hear of the last red one, with the version of the event), blue to blue, red DELETED, blue DELETED",
      zh: "选择 color=red 时的 toWatchEvent：红 ADDED、蓝 ADDED、红变红、蓝变红、红变蓝（watcher 应得到最后那个红的对象，带上这次事件的版本）、蓝变蓝、红 DELETED、蓝 DELETED",
    }).toEqual(["ADDED web@5 (red)", "nothing", "MODIFIED web@6 (red)", "ADDED web@5 (red)", "DELETED web@7 (red)", "nothing", "DELETED web@8 (red)", "nothing"]);
    t.expect(show(red5), { en: "the object from before, which other watchers and the window still hold", zh: "之前的那个对象，别的 watcher 和窗口还在用" }).toBe("web@5");
    t.expect(line(cacheEvent("ADDED", red5), "/registry/pods/other/"), { en: "a watcher of the namespace other", zh: "命名空间 other 的 watcher" }).toBe("nothing");
  });

  lab.test("watcher.order", { en: "First what was there, then what happens, without an overlap", zh: "先给已有的，再给新发生的，两者不重叠" }, async (t) => {
    const { add, read, watcher } = watcherOf(t, { initial: [{ type: "ADDED", object: pod("web", 7) }, { type: "ADDED", object: pod("db", 9) }] });
    add(9, 10, 11);
    for (const version of [9, 10, 11]) watcher.addBookmark(pod("", version), version);
    t.expect(await read(), { en: "initial events web@7 and db@9, which tell all up to version 10; then events 9, 10 and 11, and bookmarks of 9, 10 and 11", zh: "初始事件 web@7 和 db@9，涵盖了版本 10 以前的一切；之后是事件 9、10、11，以及 9、10、11 的 bookmark" })
      .toEqual(["ADDED web@7", "ADDED db@9", "MODIFIED web@11", "BOOKMARK @11", "waiting"]);
  });

  lab.test("watcher.bounded", { en: "Only so many events wait for a reader", zh: "等待读者的事件数量有限" }, async (t) => {
    const { read, watcher } = watcherOf(t, { selected, initial: Array.from({ length: 5 }, (_, i) => ({ type: "ADDED" as const, object: pod(`p${i}`, i + 1) })) });
    const put = (version: number, labels = { color: "red" }) => watcher.add(cacheEvent("MODIFIED", red(version, labels), { before: red(version - 1, labels) }));
    t.expect([put(11), put(12, { color: "blue" }), put(13), put(14), put(15), watcher.addBookmark(pod("", 15), 15), put(16, { color: "blue" })], {
      en: "chanSize 3, five initial events, nobody reads. Red 11, blue 12 (not selected), red 13, red 14, red 15, a bookmark, blue 16: what add answers (initial events and what is not selected take no room)",
      zh: "chanSize 3，五个初始事件，没有人读。红 11、蓝 12（未选中）、红 13、红 14、红 15、一个 bookmark、蓝 16：add 的返回值（初始事件和未选中的不占位置）",
    }).toEqual([true, true, true, true, false, false, true]);
    await read(7);
    t.expect([put(15), await read()], { en: "after seven reads: add of red 15 again, and all that can be read", zh: "读过七次之后：再次 add 红 15，以及还能读到的全部" }).toEqual([true, ["MODIFIED web@14", "MODIFIED web@15", "waiting"]]);
  });

  lab.test("watcher.close", { en: "What waits when the server ends a watch can still be read", zh: "服务端结束 watch 时，等待中的事件仍可读完" }, async (t) => {
    const { add, read, watcher, forgotten } = watcherOf(t);
    add(11, 12);
    watcher.close();
    watcher.close();
    t.expect([add(13), await read(), forgotten()], { en: "add 11 and 12, close() twice, add 13: what the last add answers, what is read, and how often forget was called", zh: "add 11、12，close() 两次，add 13：最后一次 add 的返回值、读到的内容、forget 被调用的次数" })
      .toEqual([[true], ["MODIFIED web@11", "MODIFIED web@12", "end"], 1]);
    const waiting = watcherOf(t);
    const ends: string[] = [];
    void waiting.watcher.next().then((event) => ends.push(event === undefined ? "end" : told(event)));
    await waiting.sim.advance(10);
    waiting.watcher.close();
    await waiting.sim.advance(10);
    t.expect(ends, { en: "close() while next() waits: what it resolves to", zh: "next() 等待时 close()：它的结果" }).toEqual(["end"]);
  });

  lab.test("watcher.stop", { en: "stop() by the reader ends it at once", zh: "读者 stop() 之后立即结束" }, async (t) => {
    const { add, read, watcher, forgotten } = watcherOf(t, { initial: [{ type: "ADDED", object: pod("db", 9) }] });
    add(11, 12);
    watcher.stop();
    t.expect([await read(), forgotten()], { en: "one initial event, add 11 and 12, stop(): what is read, and how often forget was called", zh: "一个初始事件，add 11、12，stop()：读到的内容，以及 forget 被调用的次数" }).toEqual([["end"], 1]);
  });

  lab.test("watcher.room", { en: "waitForRoom waits for the reader, and not for ever", zh: "waitForRoom 等读者取走，但不会一直等" }, async (t) => {
    const { sim, add, watcher } = watcherOf(t, { chanSize: 1 });
    const done: string[] = [];
    const wait = (name: string, ms: number) => void watcher.waitForRoom(sim.clock, ms).then(() => done.push(`${name} at ${sim.now}`));
    add(11);
    wait("nobody reads, 50 ms", 50);
    await sim.advance(100);
    wait("read at 120", 50);
    await sim.advance(20);
    void watcher.next();
    await sim.advance(80);
    add(12);
    wait("closed at 210", 50);
    await sim.advance(10);
    watcher.close();
    await sim.advance(100);
    t.expect(done, { en: "waitForRoom(50) at 0, at 100 and at 200 ms; the reader takes something at 120, the watch is closed at 210", zh: "在 0、100、200 ms 各 waitForRoom(50)；读者在 120 取走一个，watch 在 210 关闭" }).toEqual(["nobody reads, 50 ms at 50", "read at 120 at 120", "closed at 210 at 210"]);
  });

  lab.test("watcher.bookmark-time", { en: "A bookmark is due every minute, and 2 s before the end", zh: "每分钟一个 bookmark，结束前 2 s 再来一个" }, (t) => {
    const { nextBookmarkTime } = t.student.bookmarks;
    const cases = [[5_000, undefined], [5_000, 300_000], [250_000, 300_000], [298_000, 300_000], [0, 1_500]] as const;
    t.expect(cases.map(([now, deadline]) => nextBookmarkTime(now, deadline)), {
      en: "nextBookmarkTime(5 s, no end), (5 s, end at 300 s), (250 s, end at 300 s), (298 s, end at 300 s), (0 s, end at 1.5 s), in ms", zh: "nextBookmarkTime(5 s, 不结束)、(5 s, 300 s 结束)、(250 s, 300 s 结束)、(298 s, 300 s 结束)、(0 s, 1.5 s 结束)，单位 ms",
    }).toEqual([65_000, 65_000, 298_000, undefined, undefined]);
  });
}
