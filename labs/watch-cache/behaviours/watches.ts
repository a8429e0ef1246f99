import { sceneOf } from "./lists";
import { initialEventsEnd } from "./pods";
import type { Builder } from "./student";

export function watchTests(lab: Builder): void {
  lab.test("watch.initial", { en: "A watch of \"0\" begins with what there is", zh: "版本 \"0\" 的 watch 先给出已有的对象" }, async (t) => {
    const scene = await sceneOf(t, ["web", "db"]);
    const [any, none, silent] = [await scene.watch({ resourceVersion: "0" }, { name: "any" }), await scene.watch({}, { name: "none" }), await scene.watch({ resourceVersion: "0", sendInitialEvents: false }, { name: "silent" })];
    await scene.put("web");
    await scene.sim.advance(150);
    t.expect([any, none].map(({ lines }) => [...lines.slice(0, 2).sort(), ...lines.slice(2)]), { en: "web@2 and db@3 are there; watches of \"0\" and without a version; then web is written (4). What each of them brings", zh: "已有 web@2 和 db@3；分别以 \"0\" 和不带版本开始 watch，然后写 web（版本 4）。各自得到的" })
      .toEqual([["ADDED db@3", "ADDED web@2", "MODIFIED web@4"], ["ADDED db@3", "ADDED web@2", "MODIFIED web@4"]]);
    t.expect(silent.lines, { en: "a watch of \"0\" with sendInitialEvents false: from now on, and nothing else", zh: "版本 \"0\" 且 sendInitialEvents 为 false：只要从现在起的变化" }).toEqual(["MODIFIED web@4"]);
  });

  lab.test("watch.since", { en: "A watch goes on where the last one ended: nothing is lost, nothing comes twice", zh: "watch 从上一次结束的地方继续：不丢，也不重" }, async (t) => {
    const scene = await sceneOf(t, ["web", "db"]);
    await scene.put("web");
    await scene.remove("db");
    await scene.sim.advance(150);
    const readers = [await scene.watch({ resourceVersion: "2" }, { name: "list" }), await scene.watch({ resourceVersion: "3" }, { name: "r3" }), await scene.watch({ resourceVersion: "4" }, { name: "r4" }), await scene.watch({ resourceVersion: "5" }, { name: "r5" }), await scene.watch({ resourceVersion: "7" }, { name: "r7" })];
    for (let i = 0; i < 3; i++) await scene.put("api");
    await scene.sim.advance(150);
    t.expect(readers.slice(1).map(({ lines }) => lines), {
      en: "the cache's list was as of 3; then web@4, db deleted (5). Watches since 3, 4, 5 and 7; then api is written three times (6, 7, 8)", zh: "缓存的 list 在版本 3；之后 web@4、删除 db（5）。分别从 3、4、5、7 开始 watch，然后写三次 api（6、7、8）",
    }).toEqual([
      ["MODIFIED web@4", "DELETED db@5", "ADDED api@6", "MODIFIED api@7", "MODIFIED api@8"], ["DELETED db@5", "ADDED api@6", "MODIFIED api@7", "MODIFIED api@8"], ["ADDED api@6", "MODIFIED api@7", "MODIFIED api@8"], ["MODIFIED api@8"],
    ]);
    const stopped = readers[3]!;
    stopped.stop();
    await scene.put("api");
    await scene.sim.advance(150);
    t.expect([stopped.lines.at(-1), readers[4]!.lines.at(-1)], { en: "the third one is stopped by its reader, and api is written (9): the last line of that one, and of the next", zh: "第三个由读者 stop()，再写 api（9）：它的最后一行，以及下一个的最后一行" }).toEqual(["end", "MODIFIED api@9"]);
  });

  lab.test("watch.too-old", { en: "A watch from before the window is told that it is Expired", zh: "从窗口之前开始的 watch 得到 Expired" }, async (t) => {
    const scene = await sceneOf(t, ["web"], { config: { lowerBoundCapacity: 4, upperBoundCapacity: 4 } });
    for (let i = 0; i < 6; i++) await scene.put("web");
    await scene.sim.advance(150);
    const readers = [await scene.watch({ resourceVersion: "4" }, { name: "r4" }), await scene.watch({ resourceVersion: "3" }, { name: "r3" }), await scene.watch({ resourceVersion: "1" }, { name: "r1" })];
    t.expect(readers.map(({ lines }) => lines[0]), { en: "the window holds four events: web@5 to web@8. First line of watches since 4, since 3 and since 1", zh: "窗口容纳四个事件：web@5 到 web@8。从 4、3、1 开始的 watch 的第一行" }).toEqual(["MODIFIED web@5", "ERROR Expired", "ERROR Expired"]);
  });

  lab.test("watch.selector", { en: "Each watcher hears of what it selects, and of nothing else", zh: "每个 watcher 只得到自己选择的对象" }, async (t) => {
    const scene = await sceneOf(t, []);
    const red = await scene.watch({ resourceVersion: "0", labelSelector: "color=red" }, { name: "red" });
    await scene.put("a", { labels: { color: "red" } });
    await scene.put("b", { labels: { color: "blue" } });
    await scene.put("a", { labels: { color: "blue" } });
    await scene.sim.advance(150);
    const late = await scene.watch({ resourceVersion: "2", labelSelector: "color=red" }, { name: "late" });
    t.expect([red.lines, late.lines], { en: "a is red (2), b is blue (3), a becomes blue (4). A watch of color=red from the beginning, and one since 2", zh: "a 是红的（2），b 是蓝的（3），a 变蓝（4）。从头开始 watch color=red，以及从 2 开始" }).toEqual([["ADDED a@2", "DELETED a@4"], ["DELETED a@4"]]);
    await scene.put("c", { labels: { color: "red" } });
    await scene.sim.advance(150);
    const [now, both] = [await scene.watch({ resourceVersion: "0", labelSelector: "color=red" }, { name: "now" }), await scene.watch({ resourceVersion: "0", labelSelector: "color=red", sendInitialEvents: true, resourceVersionMatch: "NotOlderThan", allowWatchBookmarks: true }, { name: "both" })];
    await scene.sim.advance(1_500);
    t.expect([now.lines, both.lines.slice(0, 1)], { en: "then c is red (5): all that a watch of \"0\" of color=red begins with, and the first that one with sendInitialEvents brings", zh: "随后 c 是红的（5）：版本 \"0\"、color=red 的 watch 开头给出的全部，以及带 sendInitialEvents 的 watch 的第一行" }).toEqual([["ADDED c@5"], ["ADDED c@5"]]);
  });

  lab.test("watch.initial-end", { en: "sendInitialEvents ends what there is with an annotated bookmark", zh: "sendInitialEvents：已有的对象之后是一个带注解的 bookmark" }, async (t) => {
    const scene = await sceneOf(t, ["web", "db"]);
    const end = (version: number) => `BOOKMARK @${version} (${initialEventsEnd})`;
    const options = { sendInitialEvents: true, allowWatchBookmarks: true, resourceVersionMatch: "NotOlderThan" } as const;
    const any = await scene.watch({ ...options, resourceVersion: "0" }, { name: "any" });
    await scene.sim.advance(1_500);
    t.expect([...any.lines.slice(0, 2).sort(), ...any.lines.slice(2)], { en: "web@2 and db@3 are there: a watch of \"0\" with sendInitialEvents", zh: "已有 web@2 和 db@3：版本 \"0\"、带 sendInitialEvents 的 watch" }).toEqual(["ADDED db@3", "ADDED web@2", end(3)]);
    scene.gate.shut();
    await scene.put("web");
    scene.sim.at(scene.sim.now + 1_000, () => scene.gate.open());
    const [newest, fourth] = [await scene.watch(options, { name: "newest" }), await scene.watch({ ...options, resourceVersion: "4" }, { name: "fourth" })];
    await scene.sim.advance(3_000);
    await scene.put("api");
    await scene.sim.advance(1_500);
    for (const [reader, which] of [[newest, "without a version"], [fourth, "of \"4\""]] as const) {
      const at = reader.lines.indexOf(end(4));
      t.expect([foldAt(reader.lines.slice(0, at)), reader.lines.slice(at)], {
        en: `web@4 is written, and the cache hears of it 1 s later. A watch ${which} with sendInitialEvents: the pods that are known before the annotated bookmark, and what comes from there on (api is written then, 5)`,
        zh: `写入 web@4，缓存 1 s 之后才得到消息。${which === "of \"4\"" ? "版本 \"4\"" : "不带版本"}、带 sendInitialEvents 的 watch：带注解的 bookmark 之前得知的 Pod，以及从它开始的内容（之后写入 api，版本 5）`,
      }).toEqual([["db@3", "web@4"], [end(4), "ADDED api@5"]]);
    }
    const far = await scene.watch({ ...options, resourceVersion: "50" }, { name: "far" });
    await scene.sim.advance(5_000);
    t.expect(far.lines.map((line) => line.replace(/^ERROR Timeout$/, "refused: Timeout (504)")).slice(0, 1), { en: "the same of \"50\", which does not come", zh: "同样的请求，版本 \"50\"，一直等不到" }).toEqual(["refused: Timeout (504)"]);
  });

  lab.test("watch.bookmarks", { en: "Bookmarks come every minute and before the end, to those who allow them", zh: "bookmark 每分钟一个，结束前一个，只发给允许它的 watch" }, async (t) => {
    const scene = await sceneOf(t, ["web"]);
    const [with_, without] = [await scene.watch({ resourceVersion: "2", allowWatchBookmarks: true, timeoutSeconds: 100 }, { name: "with" }), await scene.watch({ resourceVersion: "2", timeoutSeconds: 100 }, { name: "without" })];
    const started = scene.sim.now;
    await scene.put("db");
    await scene.sim.advance(70_000);
    await scene.put("db");
    await scene.sim.advance(60_000);
    const seconds = with_.times.map((time) => Math.round((time - started) / 1000));
    t.expect([with_.lines, without.lines], { en: "timeoutSeconds 100; db is written at 0 s (3) and at 70 s (4). A watch with allowWatchBookmarks, and one without", zh: "timeoutSeconds 100；0 s 时写 db（3），70 s 时再写（4）。带 allowWatchBookmarks 的 watch，以及不带的" })
      .toEqual([["ADDED db@3", "BOOKMARK @3", "MODIFIED db@4", "BOOKMARK @4", "end"], ["ADDED db@3", "MODIFIED db@4", "end"]]);
    t.expect([seconds[1], seconds[3], seconds[4]], { en: "when the two bookmarks and the end came (s)", zh: "两个 bookmark 和结束的时刻（s）" }).toEqual([60, 98, 100]);
  });

  lab.test("watch.bookmark-progress", { en: "A bookmark tells of nothing that its watcher has not been sent", zh: "bookmark 不会越过还没发出的事件" }, async (t) => {
    const scene = await sceneOf(t, ["web"], { config: { chanSize: 3 } });
    await scene.watch({ resourceVersion: "2" }, { name: "idle", idle: true });
    const due = scene.sim.now + 60_000;
    const reader = await scene.watch({ resourceVersion: "2", allowWatchBookmarks: true }, { name: "reader", idle: true });
    await scene.sim.advance(due - 60 - scene.sim.now);
    // Three of them fill the buffers. For the fourth neither watcher has room, and the second one gets some just before its bookmark.
    for (let i = 0; i < 4; i++) await scene.put("web");
    scene.sim.at(due - 5, () => void reader.read());
    await scene.sim.advance(2_000);
    let known = 2;
    const wrong = reader.lines.filter((line) => {
      const version = Number(line.split("@")[1]);
      if (line.startsWith("BOOKMARK")) return version > known;
      if (line.startsWith("MODIFIED")) known = version;
      return false;
    });
    t.expect(wrong, { en: "buffers of three, and web is written four times; one watcher is never read, another from 5 ms before its bookmark on. Bookmarks of versions that this one had not been sent yet (if the watch broke here, it would never be)", zh: "缓冲区容量为三，写了四次 web；一个 watcher 从不读，另一个在它的 bookmark 前 5 ms 才开始读。版本超过已发事件的 bookmark（如果 watch 此刻断开，那些事件就永远丢了）" }).toEqual([]);
  });

  lab.test("watch.slow", { en: "A watcher that nobody reads is cut off; the others hear everything, in time", zh: "没人读的 watcher 被断开；其他的照样及时收到一切" }, async (t) => {
    const scene = await sceneOf(t, ["web"]);
    const slow = await scene.watch({ resourceVersion: "2" }, { name: "slow", idle: true });
    const quick = await scene.watch({ resourceVersion: "2" }, { name: "quick" });
    const written: number[] = [];
    for (let i = 0; i < 40; i++) {
      await scene.put("web");
      written.push(scene.sim.now);
      await scene.sim.advance(20);
    }
    await scene.sim.advance(500);
    const expected = Array.from({ length: 40 }, (_, i) => `MODIFIED web@${3 + i}`);
    t.expect(quick.lines, { en: "40 writes, one every 20 ms or so; one watcher is read, another is not. What the one that is read brings", zh: "40 次写入，大约每 20 ms 一次；一个 watcher 有人读，另一个没有。有人读的那个得到的" }).toEqual(expected);
    const delay = Math.max(...quick.times.map((time, i) => time - (written[i] ?? 0)));
    t.expect(Math.round(delay), { en: "the longest that a write took to come to that reader, in ms (the budget for slow watchers is 100 ms)", zh: "写入到达这个读者最多用了多少 ms（留给慢 watcher 的预算是 100 ms）" }).toBeLessThanOrEqual(200);
    void slow.read();
    await scene.sim.advance(100);
    const got = slow.lines.slice(0, -1);
    t.expect([slow.lines.at(-1), got.length < 40], { en: "now the slow one is read: its last line, and whether it brings less than everything", zh: "现在读那个慢的：它的最后一行，以及内容是否少于全部" }).toEqual(["end", true]);
    t.expect(got, { en: "what it brings before the end: the first of the events, without a gap", zh: "结束之前得到的：最初的若干事件，没有缺口" }).toEqual(expected.slice(0, got.length));
    const again = await scene.watch({ resourceVersion: String(2 + got.length) }, { name: "again" });
    t.expect([...got, ...again.lines], { en: "both together, when it watches again from its last version", zh: "它从最后的版本重新 watch，前后合起来" }).toEqual(expected);
  });
}

/** Which pods are there after these events. */
function foldAt(lines: readonly string[]): string[] {
  const known = new Map<string, string>();
  for (const line of lines) {
    const [type, object = ""] = line.split(" ");
    const name = object.split("@")[0] ?? "";
    if (type === "DELETED") known.delete(name);
    else known.set(name, object);
  }
  return [...known.values()].sort();
}
