import type { Clock, Pod, Storage, Watch, WatchEvent } from "@reconcile/api";
import { newResourceExpired } from "@reconcile/api";
import { pod, pods, prefix, versionOf } from "./pods";
import type { Builder, Context } from "./student";

/** So often at most is a storage asked before it falls silent: a loop without a pause would never end. */
const most = 60;

/** A storage whose answers come at once, in the same moment of virtual time. */
class QuickStorage implements Pick<Storage<Pod>, "getList" | "watch"> {
  lists = 0;
  watches = 0;
  readonly #events: WatchEvent<Pod>[];
  readonly #refuses: boolean;

  /** @param refuses whether every watch is refused as Expired; otherwise the first brings the events, and all others end at once */
  constructor(events: readonly WatchEvent<Pod>[], refuses = false) {
    this.#events = [...events];
    this.#refuses = refuses;
  }

  async getList(): ReturnType<Storage<Pod>["getList"]> {
    // Only the first list is answered where nothing else can help.
    if (++this.lists > (this.#refuses ? 1 : most)) return new Promise(() => {});
    return { metadata: { resourceVersion: "1" }, items: [] };
  }

  async watch(): Promise<Watch<Pod>> {
    if (++this.watches > most) return new Promise(() => {});
    if (this.#refuses) throw newResourceExpired("too old resource version: 1 (9)");
    return { next: async () => this.#events.shift(), stop() {} };
  }
}

/** A cacher in a process of its own, on such a storage. */
function hosted(t: Context, storage: QuickStorage) {
  const sim = t.sim();
  const { cacher } = sim.spawn("apiserver", ({ clock }: { readonly clock: Clock }) => ({
    start() {},
    cacher: new t.student.cacher.Cacher<Pod>(storage as unknown as Storage<Pod>, { clock, resourcePrefix: prefix, groupResource: pods, chanSize: 100 }),
  })).component!;
  cacher.run().catch((error: unknown) => sim.reportUnhandled(error));
  return { sim, cacher };
}

/** The versions that a watch brings, as they come. */
function versionsOf(watch: Watch<Pod>): number[] {
  const versions: number[] = [];
  const read = async (): Promise<void> => {
    for (let event = await watch.next(); event !== undefined && event.type !== "ERROR"; event = await watch.next()) versions.push(versionOf(event.object));
  };
  read().catch(() => {});
  return versions;
}

/** What is missing between the first of these versions and the last that there is: `@5, then @7`. */
function gapIn([first = 0, ...rest]: readonly number[], last: number): string | undefined {
  let before = first;
  for (const version of rest) {
    if (version !== before + 1) return `@${before}, then @${version}`;
    before = version;
  }
  return before === last ? undefined : `@${before}, then nothing`;
}

/** Stage 5: no event may come between what a watcher is given first and what it is sent then. */
export function momentTests(lab: Builder): void {
  lab.test("watch.one-moment", { en: "No event is lost between the state with which a watch begins and the first event that it is sent", zh: "watch 开始时的状态与之后收到的第一个事件之间，一个事件也不丢" }, async (t) => {
    const changes = Array.from({ length: 12 }, (_, i): WatchEvent<Pod> => ({ type: i === 0 ? "ADDED" : "MODIFIED", object: pod("web", 2 + i) }));
    const { sim, cacher } = hosted(t, new QuickStorage(changes));
    const opened: number[][] = [];
    // A promise's step after the other: somewhere among these moments events come in. Before the cache is filled, watches are refused.
    for (let step = 0; step < 80; step++) {
      cacher.watch(prefix, { resourceVersion: "0" }).then((watch) => { opened.push(versionsOf(watch)); }, () => {});
      await Promise.resolve();
    }
    await sim.advance(100);
    t.expect([opened.length > 0, ...new Set(opened.map((versions) => gapIn(versions, 13)).filter((gap) => gap !== undefined))], {
      en: "etcd sends the versions 2 to 13 of web without a pause, and watches of \"0\" are opened at each step of a promise meanwhile. Whether there was any, and what such watches missed. From reading the state to joining the watchers nothing may be awaited",
      zh: "etcd 连续不断地送来 web 的版本 2 到 13，其间 Promise 每走一步就打开一个版本 \"0\" 的 watch。是否打开过 watch，以及这些 watch 漏掉了什么。从读取状态到加入 watcher，中间不能有 await",
    }).toEqual([true]);
  });
}

/** Stage 6: no hurry, and no answers of old. */
export function retryTests(lab: Builder): void {
  lab.test("break.pause", { en: "Between two attempts it waits for retryPeriod", zh: "两次尝试之间要等 retryPeriod" }, async (t) => {
    const ended = new QuickStorage([]);
    await hosted(t, ended).sim.advance(10_000);
    const opened = ended.watches < 6 ? `only ${ended.watches} times` : ended.watches > 14 ? `${ended.watches} times or more` : "about ten times";
    t.expect(opened, { en: "etcd ends every watch as soon as it is opened. How often the cacher opened one in 10 s", zh: "watch 一打开就被 etcd 结束。10 s 内 cacher 打开了几次" }).toBe("about ten times");
  });

  lab.test("break.not-ready", { en: "When its watch has expired the cache answers nothing until it has listed anew", zh: "watch 过期之后，重新 list 完成之前，缓存什么都不响应" }, async (t) => {
    const storage = new QuickStorage([], true);
    const { sim, cacher } = hosted(t, storage);
    await sim.advance(5_000);
    let answer = "no answer";
    cacher.getList(prefix, { resourceVersion: "0" }).then(() => { answer = "a list"; }, (error: { status?: { reason?: string } }) => { answer = error.status?.reason ?? String(error); });
    await sim.advance(100);
    t.expect([answer, storage.lists], { en: "the watch of etcd is Expired, and the list after it does not come to an end. What a list of \"0\" gets from the cache, and how many lists etcd was asked for", zh: "etcd 的 watch 已 Expired，之后的 list 迟迟没有结果。版本 \"0\" 的 list 从缓存得到什么，以及向 etcd 要了几次 list" }).toEqual(["TooManyRequests", 2]);
  });
}
