import { sceneOf } from "./lists";
import { keyOf, show } from "./pods";
import type { Builder } from "./student";

export function breakTests(lab: Builder): void {
  lab.test("break.start", { en: "As long as the cache is empty, etcd answers, or the client is asked to come back", zh: "缓存还没填好时，由 etcd 响应，或请客户端稍后再来" }, async (t) => {
    const scene = await sceneOf(t, ["web"]);
    scene.cut(4_000);
    scene.apiserver.crash();
    scene.apiserver.restart();
    await scene.sim.advance(100);
    const early = await scene.watch({ resourceVersion: "2" }, { name: "early" });
    t.expect([await scene.list({ resourceVersion: "2" }), early.lines[0]], { en: "the API server has just started, and cannot reach etcd: list of \"2\", and watch since 2", zh: "API Server 刚启动，连不上 etcd：版本 \"2\" 的 list，以及从 2 开始的 watch" }).toEqual(["TooManyRequests (429)", "refused: TooManyRequests (429)"]);
    await scene.sim.advance(6_000);
    t.expect(await scene.list({ resourceVersion: "2" }), { en: "2 s after etcd can be reached again: list of \"2\"", zh: "etcd 恢复 2 s 之后：版本 \"2\" 的 list" }).toBe("[web@2] as of 2");
  });

  lab.test("break.delegates", { en: "Until then etcd answers only what costs it little: one object, or a page of all", zh: "在那之前，etcd 只响应代价小的请求：单个对象，或不带选择器的一页" }, async (t) => {
    const scene = await sceneOf(t, ["web"]);
    scene.cut(200);
    scene.apiserver.crash();
    scene.apiserver.restart();
    await scene.sim.advance(300);
    const answers = [
      await scene.call("get web of \"0\"", (cacher) => cacher.get(keyOf("web"), { resourceVersion: "0" }), show),
      await scene.list({ resourceVersion: "0", limit: 5 }), await scene.list({ resourceVersion: "0" }), await scene.list({ resourceVersion: "0", limit: 5, labelSelector: "color=red" }),
    ];
    t.expect(answers, {
      en: "the first list of etcd was lost, the next is tried later. Meanwhile clients ask for \"0\": web, a page of at most 5, all, and a page of those that are red",
      zh: "向 etcd 的第一次 list 丢失了，稍后才会再试。其间有客户端以 \"0\" 要求：web、最多 5 个的一页、全部、红色的一页",
    }).toEqual(["web@2", "[web@2] as of 2", "TooManyRequests (429)", "TooManyRequests (429)"]);
  });

  lab.test("break.rewatch", { en: "When the watch of etcd breaks, it is opened again from the last version; no watcher notices", zh: "对 etcd 的 watch 断开后，从最后的版本重新打开；watcher 毫无察觉" }, async (t) => {
    const scene = await sceneOf(t, ["web"]);
    const reader = await scene.watch({ resourceVersion: "2" });
    await scene.put("web");
    await scene.sim.advance(100);
    scene.cut(3_000);
    await scene.put("web");
    await scene.put("db");
    await scene.remove("web");
    await scene.sim.advance(8_000);
    await scene.put("db");
    await scene.sim.advance(200);
    t.expect(reader.lines, { en: "web@3; then etcd cannot be reached for 3 s, while web@4 and db@5 are written and web is deleted (6); later db@7. A watch since 2 that is open all the time", zh: "web@3；之后 3 s 连不上 etcd，其间写入 web@4、db@5，删除 web（6）；再后来是 db@7。一直开着的、从 2 开始的 watch" })
      .toEqual(["MODIFIED web@3", "MODIFIED web@4", "ADDED db@5", "DELETED web@6", "MODIFIED db@7"]);
  });

  lab.test("break.crash", { en: "The same when etcd crashes and starts again", zh: "etcd 崩溃又重启，也是一样" }, async (t) => {
    const scene = await sceneOf(t, ["web"]);
    const reader = await scene.watch({ resourceVersion: "2" });
    scene.etcd.crash();
    await scene.sim.advance(2_000);
    scene.etcd.restart();
    await scene.put("web");
    await scene.sim.advance(5_000);
    t.expect([reader.lines, await scene.list({ resourceVersion: "0" })], { en: "etcd is down for 2 s, then web@3 is written: an open watch, and list of \"0\"", zh: "etcd 停了 2 s，然后写入 web@3：一直开着的 watch，以及版本 \"0\" 的 list" }).toEqual([["MODIFIED web@3"], "[web@3] as of 3"]);
  });

  lab.test("break.relist", { en: "When what comes next is compacted, all watches end, and the cache lists anew", zh: "接下来的历史已被压缩时，所有 watch 结束，缓存重新 list" }, async (t) => {
    const scene = await sceneOf(t, ["web", "db"]);
    const reader = await scene.watch({ resourceVersion: "3" });
    scene.cut(3_000);
    await scene.put("web");
    await scene.remove("db");
    await scene.put("api");
    await scene.compact(6);
    await scene.sim.advance(10_000);
    t.expect(reader.lines, { en: "web@2, db@3; while etcd cannot be reached, web@4, db deleted (5), api@6, and a compaction at 6. A watch since 3 cannot get 4 and 5 any more: what it brings", zh: "web@2、db@3；连不上 etcd 期间写入 web@4、删除 db（5）、写入 api@6，并压缩到 6。从 3 开始的 watch 再也拿不到 4 和 5：它得到的" }).toEqual(["end"]);
    t.expect(await scene.list({ resourceVersion: "0" }), { en: "list of \"0\" afterwards", zh: "之后版本 \"0\" 的 list" }).toBe("[api@6, web@4] as of 6");
    const [old, now] = [await scene.watch({ resourceVersion: "3" }, { name: "old" }), await scene.watch({ resourceVersion: "6" }, { name: "new" })];
    await scene.put("api");
    await scene.sim.advance(200);
    t.expect([old.lines[0], now.lines], { en: "watches since 3 and since 6 afterwards; then api@7", zh: "之后从 3 和从 6 开始的 watch；然后写入 api@7" }).toEqual(["ERROR Expired", ["MODIFIED api@7"]]);
  });
}
