import type { Pod, ReflectorStore } from "@reconcile/api";
import { expired, tooManyRequests, unavailable } from "./api-server";
import { show, showAll } from "./pods";
import { Scene } from "./scene";
import { Storage } from "./storage";
import type { Builder, Context } from "./student";

/** Where the reflector puts what it hears: a list of it. */
class Heard implements ReflectorStore<Pod> {
  #lines: string[] = [];
  add(obj: Pod): void { this.#lines.push(`add ${show(obj)}`); }
  update(obj: Pod): void { this.#lines.push(`update ${show(obj)}`); }
  delete(obj: Pod): void { this.#lines.push(`delete ${show(obj)}`); }
  replace(list: readonly Pod[], version: string): void { this.#lines.push(`replace [${showAll(list).join(", ")}] at ${version}`); }
  resync(): void { this.#lines.push("resync"); }
  /** What came since the last call. */
  take(): string[] { return this.#lines.splice(0); }
}

/** A reflector that has listed web@101 and db@102, and watches from 102. */
async function watching(t: Context, { seed = t.seed } = {}) {
  const heard = new Heard();
  const storage = new Storage();
  storage.create("web");
  storage.create("db");
  const scene = new Scene(t.sim({ seed }), (world) => {
    const reflector = new t.student.reflector.Reflector<Pod>({ ...world, store: heard });
    return reflector;
  }, { storage });
  await scene.sim.advance(100);
  return { scene, heard, storage };
}

type Watching = Awaited<ReturnType<typeof watching>>;

/** Forgets what is past, does something, and lets `ms` pass. */
async function then({ scene, heard }: Watching, what: string, action: () => void, ms = 100): Promise<{ requests: string[]; heard: string[] }> {
  scene.takeRequests();
  heard.take();
  scene.act(what, action);
  await scene.sim.advance(ms);
  return { requests: scene.takeRequests(), heard: heard.take() };
}

export function reflectorTests(lab: Builder): void {
  lab.test("reflector.list-watch", { en: "It lists, and watches from the version of the list", zh: "先 list，再从 list 的版本开始 watch" }, async (t) => {
    const { scene, heard } = await watching(t);
    t.expect(heard.take(), { en: "The server has web@101 and db@102. What the reflector told its store", zh: "服务端有 web@101 和 db@102。Reflector 告诉存储的内容" }).toEqual(["replace [db@102, web@101] at 102"]);
    t.expect(scene.requests, { en: 'The requests. The first list may come from any cache: resourceVersion "0"', zh: '请求。首次 list 可以由任何缓存响应：resourceVersion 为 "0"' }).toEqual(['list from "0"', 'watch from "102"']);
    t.expect(scene.subject.lastSyncResourceVersion(), { en: "lastSyncResourceVersion()", zh: "lastSyncResourceVersion()" }).toBe("102");
  });

  lab.test("reflector.options", { en: "A watch asks for bookmarks, and for an end within five to ten minutes", zh: "watch 时要求 bookmark，并要求五到十分钟内结束" }, async (t) => {
    const first = await watching(t);
    const [, watch] = first.scene.asked;
    t.expect(watch?.allowWatchBookmarks ?? false, { en: "allowWatchBookmarks of the watch", zh: "watch 的 allowWatchBookmarks" }).toBe(true);
    t.expect(watch?.timeoutSeconds ?? 0, { en: "timeoutSeconds of the watch: at least 300", zh: "watch 的 timeoutSeconds：至少 300" }).toBeGreaterThanOrEqual(300);
    t.expect(watch?.timeoutSeconds ?? 0, { en: "timeoutSeconds of the watch: at most 600", zh: "watch 的 timeoutSeconds：至多 600" }).toBeLessThanOrEqual(600);
    for (let i = 0; i < 4; i++) await then(first, "close the watch after an event", () => { first.storage.update("web"); first.scene.server.disconnect(); });
    const times = first.scene.asked.flatMap(({ timeoutSeconds }) => (timeoutSeconds === undefined ? [] : [timeoutSeconds]));
    t.expect(new Set(times).size > 1, { en: "The times of five watches. They must be random: clients that began together should not all come back together", zh: "五次 watch 的超时。必须是随机的：同时开始的客户端不应同时回来" }).toBe(true);
  });

  lab.test("reflector.events", { en: "What the watch brings goes to the store", zh: "watch 带来的事件交给存储" }, async (t) => {
    const it = await watching(t);
    const { heard } = await then(it, "create api, update web, delete db", () => { it.storage.create("api"); it.storage.update("web"); it.storage.delete("db"); });
    t.expect(heard, { en: "api was created, web updated, db deleted", zh: "创建 api，更新 web，删除 db" }).toEqual(["add api@103", "update web@104", "delete db@105"]);
    t.expect(it.scene.subject.lastSyncResourceVersion(), { en: "lastSyncResourceVersion() after these events", zh: "这些事件之后的 lastSyncResourceVersion()" }).toBe("105");
  });

  lab.test("reflector.rewatch", { en: "A watch that has ended is opened again where it ended", zh: "watch 结束后，从结束处重新打开" }, async (t) => {
    const it = await watching(t);
    const { requests, heard } = await then(it, "update web; the server closes the watch; update web again", () => {
      it.storage.update("web");
      it.scene.sim.at(it.scene.sim.now + 10, () => it.scene.server.disconnect());
      it.scene.sim.at(it.scene.sim.now + 10, () => it.storage.update("web"));
    });
    t.expect(requests, { en: "A server closes every watch after a while. It had sent web@103 by then: no list is needed, and no waiting", zh: "服务端过一阵就会关闭 watch。此前已发来 web@103：无需 list，也无需等待" }).toEqual(['watch from "103"']);
    t.expect(heard, { en: "What the store was told; web@104 was written after the end of the first watch", zh: "存储得到的内容；web@104 是第一个 watch 结束之后写入的" }).toEqual(["update web@103", "update web@104"]);
  });

  lab.test("reflector.bookmark", { en: "A bookmark moves the version, and is no change", zh: "bookmark 推进版本，但不是变化" }, async (t) => {
    const it = await watching(t);
    const { requests, heard } = await then(it, "other things are written; a bookmark; the watch is closed", () => {
      for (let i = 0; i < 40; i++) it.storage.elsewhere();
      it.scene.server.bookmark();
      it.scene.server.disconnect();
    });
    t.expect(heard, { en: "40 other objects were written, and a bookmark said so. What the store was told", zh: "写入了 40 个别的对象，随后收到一个 bookmark。存储得到的内容" }).toEqual([]);
    t.expect(requests, { en: "Then the watch ended. The next one begins where the bookmark was", zh: "之后 watch 结束。下一个从 bookmark 处开始" }).toEqual(['watch from "142"']);
  });

  lab.test("reflector.expired", { en: "A version that the server has forgotten means: list again", zh: "服务端已忘记这个版本：重新 list" }, async (t) => {
    const it = await watching(t);
    const { requests, heard } = await then(it, "the watch fails with 410 Expired; web was updated, db deleted", () => {
      it.scene.server.fail(expired);
      it.storage.update("web");
      it.storage.delete("db");
      it.storage.compact();
    }, 4_000);
    t.expect(requests, {
      en: "An ERROR event, 410 Expired, came; the history was compacted at 104. The list asks for nothing older than what is known (102), never for \"0\"",
      zh: "收到 ERROR 事件 410 Expired；历史已压缩到 104。list 要求不早于已知版本（102），绝不能用 \"0\"",
    }).toEqual(['list from "102"', 'watch from "104"']);
    t.expect(heard, { en: "What the store was told", zh: "存储得到的内容" }).toEqual(["replace [web@103] at 104"]);
  });

  lab.test("reflector.list-expired", { en: "If even the list says 410, the newest is listed at once", zh: "连 list 都返回 410 时，立即 list 最新状态" }, async (t) => {
    const it = await watching(t);
    const begin = it.scene.sim.now;
    const { requests } = await then(it, "the watch fails with 410, and the list too", () => {
      it.storage.update("web");
      it.storage.compact();
      it.scene.plan.list.push(expired);
      it.scene.server.fail(expired);
    }, 1_700);
    t.expect(requests, {
      en: `410 from the watch, then from the list. Within one back-off (at most 1.6 s) and no second one: a list from "" takes whatever is newest. Requests in the 1.7 s after ${begin} ms`,
      zh: `watch 返回 410，接着 list 也返回 410。只退避一次（至多 1.6 s），不再等第二次：从 "" list 得到最新状态。${begin} ms 之后 1.7 s 内的请求`,
    }).toEqual(['list from "103"', 'list from ""', 'watch from "103"']);
    const later = await then(it, "much later the watch fails with 410 once more", () => it.scene.server.fail(expired), 4_000);
    t.expect(later.requests[0], {
      en: "Later another watch fails with 410. The list asks for the last known version again: \"\" was for that one time",
      zh: "后来又有一个 watch 以 410 失败。list 仍然要求最后已知的版本：\"\" 只用那一次",
    }).toBe('list from "103"');
  });

  lab.test("reflector.lagging", { en: "A server that lags behind must not take the store back in time", zh: "落后的服务端不能让存储倒退" }, async (t) => {
    const it = await watching(t);
    const { requests, heard } = await then(it, "the next server has seen nothing since 101", () => {
      it.storage.update("web");
      it.scene.sim.at(it.scene.sim.now + 10, () => {
        it.scene.plan.cacheVersion = 101;
        it.scene.server.fail(expired);
      });
    }, 4_000);
    t.expect(heard, {
      en: "The reflector knew web@103. The API server that answers now has read its storage up to 101 only, and says so (504, Too large resource version) if asked for 103. What the store was told",
      zh: "Reflector 已知 web@103。现在响应的 API Server 只读到 101，如果要求 103 它会说明（504，Too large resource version）。存储得到的内容",
    }).toEqual(["update web@103", "replace [db@102, web@103] at 103"]);
    t.expect(requests.slice(0, 2), { en: "The requests", zh: "请求" }).toEqual(['list from "103"', 'list from ""']);
  });

  lab.test("reflector.list-fails", { en: "Failing lists are tried again, with growing delays", zh: "list 失败后重试，间隔越来越长" }, async (t) => {
    const scene = new Scene(t.sim(), (world) => new t.student.reflector.Reflector<Pod>({ ...world, store: new Heard() }));
    scene.plan.list.push(...Array.from({ length: 20 }, () => unavailable));
    await scene.sim.advance(60_000);
    const times = scene.requestTimes;
    const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    const wrong = gaps.map((gap, i) => (gap >= 800 * 2 ** i && gap <= 1_600 * 2 ** i + 50 ? "fits" : `${gap} ms`));
    t.expect(times.length >= 5 && times.length <= 7, { en: `The server refused every list (503) for a minute: between 5 and 7 requests are right. Requests at ${times.slice(0, 12).map(Math.round).join(", ")} ms`, zh: `服务端一分钟内拒绝了所有 list（503）：应有 5 到 7 次请求。请求时间：${times.slice(0, 12).map(Math.round).join("、")} ms` }).toBe(true);
    t.expect(wrong.slice(0, 4), { en: "The pauses between them: 800 ms, doubled each time, each stretched by up to 100 %", zh: "请求之间的间隔：从 800 ms 起每次翻倍，再拉长至多 100%" }).toEqual(["fits", "fits", "fits", "fits"]);
  });

  lab.test("reflector.watch-refused", { en: "A watch that could not be opened is tried again from the same version", zh: "watch 打不开时，从同一版本重试" }, async (t) => {
    for (const refusal of [tooManyRequests, "lost"] as const) {
      const it = await watching(t);
      const { requests } = await then(it, "the watch ends; the next two are refused", () => {
        it.storage.update("web");
        it.scene.plan.watch.push(refusal, refusal);
        it.scene.sim.at(it.scene.sim.now + 10, () => it.scene.server.disconnect());
      }, 6_000);
      const why = refusal === "lost" ? { en: "The connection failed twice", zh: "连接失败了两次" } : { en: "429, Too many requests, came twice", zh: "两次返回 429 Too many requests" };
      t.expect(requests, { en: `${why.en}: the version is as good as before, and a list would only add to the load. Requests in 6 s`, zh: `${why.zh}：版本仍然有效，再 list 只会加重负担。6 s 内的请求` })
        .toEqual(['watch from "103"', 'watch from "103"', 'watch from "103"']);
    }
  });

  lab.test("reflector.busy", { en: "A 429 in the middle of a watch is waited out", zh: "watch 中途收到 429：等待后继续" }, async (t) => {
    const it = await watching(t);
    const { requests } = await then(it, "an ERROR event: 429", () => it.scene.server.fail(tooManyRequests), 700);
    t.expect(requests, { en: "The first 700 ms after an ERROR event with 429: the back-off begins with 800 ms or more", zh: "ERROR 事件 429 之后的头 700 ms：退避从 800 ms 起" }).toEqual([]);
    await it.scene.sim.advance(2_000);
    t.expect(it.scene.takeRequests(), { en: "and then: a watch from the same version, no list", zh: "之后：从同一版本 watch，不 list" }).toEqual(['watch from "102"']);
  });

  lab.test("reflector.very-short", { en: "Watches that end at once are no reason to hurry", zh: "watch 一打开就结束时，不要急着重来" }, async (t) => {
    const it = await watching(t);
    const { requests } = await then(it, "the server closes each watch at once", () => {
      it.scene.plan.shortWatches = true;
      it.scene.server.disconnect();
    }, 10_000);
    t.expect(requests.length <= 14, {
      en: `A broken proxy closes each watch within a second, before any event. That counts as an error: back off, then list. ${requests.length} requests came in 10 s; at most 14 are right`,
      zh: `有故障的代理在一秒之内、还没有任何事件时就关闭 watch。这算错误：先退避，再 list。10 s 内发了 ${requests.length} 个请求，至多应为 14 个`,
    }).toBe(true);
    t.expect(requests.filter((line) => line.startsWith("list")).length > 0, { en: "and it lists again", zh: "并且重新 list" }).toBe(true);
  });

  lab.test("reflector.stop", { en: "After stop nothing is asked, and nothing is told", zh: "stop 之后不再请求，也不再转告" }, async (t) => {
    const it = await watching(t);
    const { requests, heard } = await then(it, "stop; then web is updated", () => {
      it.scene.subject.stop();
      it.storage.update("web");
    }, 5_000);
    t.expect(requests, { en: "stop() was called while a watch was open. Requests in the 5 s after it", zh: "watch 打开时调用了 stop()。之后 5 s 内的请求" }).toEqual([]);
    t.expect(heard, { en: "web@103 was written after stop(). What the store was told", zh: "web@103 在 stop() 之后写入。存储得到的内容" }).toEqual([]);
    t.expect(it.scene.server.watches, { en: "watches that the server still has open for it", zh: "服务端仍为它打开的 watch 数" }).toBe(0);
  });

  lab.test("reflector.stop-waiting", { en: "stop ends a back-off, and run resolves", zh: "stop 会打断退避，run 随之结束" }, async (t) => {
    const scene = new Scene(t.sim(), (world) => new t.student.reflector.Reflector<Pod>({ ...world, store: new Heard() }));
    scene.plan.list.push(...Array.from({ length: 20 }, () => unavailable));
    const other = new t.student.reflector.Reflector<Pod>({ listerWatcher: { list: () => new Promise(() => {}), watch: () => new Promise(() => {}) }, clock: scene.sim.clock, random: scene.sim.random, store: new Heard() });
    const ended: string[] = [];
    const third = new t.student.reflector.Reflector<Pod>({ listerWatcher: { list: () => Promise.reject(new Error("no")), watch: () => new Promise(() => {}) }, clock: scene.sim.clock, random: scene.sim.random, store: new Heard() });
    void third.run().then(() => ended.push("the one that backs off"));
    void other.run().then(() => ended.push("the one whose list is not answered"));
    await scene.sim.advance(5_000);
    scene.takeRequests();
    scene.act("stop", () => { scene.subject.stop(); other.stop(); third.stop(); });
    await scene.sim.advance(1);
    const soon = [...ended].sort();
    await scene.sim.advance(30_000);
    t.expect(scene.takeRequests(), { en: "stop() was called during a back-off. Requests in the 30 s after it", zh: "退避期间调用了 stop()。之后 30 s 内的请求" }).toEqual([]);
    t.expect(soon, { en: "stop() of a reflector that backs off, and of one whose list is never answered: run() must resolve at once. It did for", zh: "分别在退避期间、list 一直得不到响应时调用 stop()：run() 必须立即结束。已结束的" }).toEqual(["the one that backs off", "the one whose list is not answered"]);
  });
}
