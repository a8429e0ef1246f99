import { isResourceExpired, statusCause, StatusError, type Pod } from "@reconcile/api";
import { observeJson } from "../observe";
import { keyOf, nameOf, pod, prefix, show } from "./pods";
import type { Builder, Context } from "./student";

/** A watch cache as a process, with what it is given in the trace. */
function cacheOf(t: Context, bounds: { readonly lowerBoundCapacity?: number; readonly upperBoundCapacity?: number } = {}) {
  const sim = t.sim();
  const host = sim.spawn("cache", ({ clock }) => ({ start() {}, cache: new t.student.watch_cache.WatchCache<Pod>({ clock, keyFunc: (object) => keyOf(nameOf(object)), ...bounds }) }), { observe: ({ cache }) => observeJson(cache) });
  const { cache } = host.component!;
  const act = <R>(what: string, action: () => R): R => {
    sim.note(what);
    const result = action();
    host.observe();
    return result;
  };
  return {
    sim, cache, act,
    replace: (objects: readonly Pod[], version: number) => act(`replace [${objects.map(show).join(", ")}] as of ${version}`, () => cache.replace(objects, version)),
    change: (type: "ADDED" | "MODIFIED" | "DELETED", object: Pod) => act(`${type} ${show(object)}`, () => cache.processEvent(type, object)),
    /** Versions of the events since then, or how it was refused. */
    since(version: number): number[] | string {
      try {
        return cache.getAllEventsSince(version).map(({ resourceVersion }) => resourceVersion);
      } catch (error) {
        return refusal(error);
      }
    },
  };
}

function refusal(error: unknown): string {
  if (!(error instanceof StatusError)) return String(error);
  return isResourceExpired(error) ? `410 ${error.message}` : `${error.status.code ?? 0} ${error.message}`;
}

export function cacheTests(lab: Builder): void {
  lab.test("cache.events", { en: "The cache follows the events, and remembers what was before each", zh: "缓存跟随事件，并记住每次变化之前的对象" }, async (t) => {
    const { sim, cache, replace, change } = cacheOf(t);
    replace([pod("web", 4), pod("db", 2)], 10);
    await sim.advance(500);
    const events = [change("ADDED", pod("api", 11)), change("MODIFIED", pod("web", 12)), change("DELETED", pod("db", 13))];
    t.expect(events.map(({ type, key, object, prevObject, resourceVersion, recordTime }) => `${type} ${key} ${show(object)}, before ${prevObject ? show(prevObject) : "nothing"}, version ${resourceVersion}, at ${recordTime}`), {
      en: "replace([web@4, db@2], 10); at 500 ms ADDED api@11, MODIFIED web@12, DELETED db@13: what processEvent returns", zh: "replace([web@4, db@2], 10)；500 ms 时 ADDED api@11、MODIFIED web@12、DELETED db@13：processEvent 返回的事件",
    }).toEqual([
      `ADDED ${keyOf("api")} api@11, before nothing, version 11, at 500`, `MODIFIED ${keyOf("web")} web@12, before web@4, version 12, at 500`, `DELETED ${keyOf("db")} db@13, before db@2, version 13, at 500`,
    ]);
    t.expect([cache.list(prefix).map(show), cache.list(`${prefix}other/`).map(show), cache.resourceVersion], { en: "list of all pods (sorted by key), list of another namespace, resourceVersion", zh: "全部 Pod 的 list（按 key 排序）、另一个命名空间的 list、resourceVersion" }).toEqual([["api@11", "web@12"], [], 13]);
  });

  lab.test("cache.since", { en: "Events can be had from the version of the list on", zh: "从 list 的版本起，都能取到事件" }, (t) => {
    const { replace, change, since } = cacheOf(t);
    replace([pod("web", 4)], 10);
    t.expect([since(10), since(9)], { en: "a list as of version 10, no event yet: getAllEventsSince(10), getAllEventsSince(9)", zh: "版本 10 的 list，还没有事件：getAllEventsSince(10)、getAllEventsSince(9)" }).toEqual([[], "410 too old resource version: 9 (10)"]);
    for (const version of [14, 15, 18]) change("MODIFIED", pod("web", version));
    t.expect([since(10), since(12), since(15), since(18), since(30), since(9)], { en: "then events 14, 15 and 18: since 10, 12, 15, 18, 30 and 9", zh: "之后是事件 14、15、18：从 10、12、15、18、30、9 开始" })
      .toEqual([[14, 15, 18], [14, 15, 18], [18], [], [], "410 too old resource version: 9 (10)"]);
  });

  lab.test("cache.expired", { en: "What has slid out of the window is Expired, and not a gap", zh: "滑出窗口的部分返回 Expired，而不是悄悄缺一段" }, (t) => {
    const { replace, change, since } = cacheOf(t, { lowerBoundCapacity: 3, upperBoundCapacity: 3 });
    replace([pod("web", 4)], 10);
    for (const version of [14, 15, 18, 20]) change("MODIFIED", pod("web", version));
    t.expect([since(14), since(13), since(10)], {
      en: "capacity 3, a list as of 10, events 14, 15, 18 and 20, so 14 has left and 15 is the oldest: getAllEventsSince(14), (13) and (10)",
      zh: "容量 3，版本 10 的 list，事件 14、15、18、20，于是 14 已离开，最旧的是 15：getAllEventsSince(14)、(13)、(10)",
    }).toEqual([[15, 18, 20], "410 too old resource version: 13 (14)", "410 too old resource version: 10 (14)"]);
  });

  lab.test("cache.relist", { en: "A new list takes the place of everything, the window included", zh: "新的 list 取代一切，包括窗口" }, (t) => {
    const { cache, replace, change, since } = cacheOf(t, { lowerBoundCapacity: 3, upperBoundCapacity: 3 });
    replace([pod("web", 4), pod("db", 5)], 10);
    for (const version of [14, 15, 18, 20]) change("MODIFIED", pod("web", version));
    replace([pod("web", 27)], 30);
    t.expect([cache.list(prefix).map(show), cache.resourceVersion, since(30), since(29), since(20)], {
      en: "after four events, replace([web@27], 30): list, resourceVersion, getAllEventsSince(30), (29) and (20). What happened between 20 and 30 nobody saw", zh: "四个事件之后 replace([web@27], 30)：list、resourceVersion、getAllEventsSince(30)、(29)、(20)。20 到 30 之间发生了什么，没人看到",
    }).toEqual([["web@27"], 30, [], "410 too old resource version: 29 (30)", "410 too old resource version: 20 (30)"]);
    const event = change("MODIFIED", pod("web", 31));
    t.expect([show(event.prevObject ?? pod("nothing", 0)), since(30)], { en: "then MODIFIED web@31: what was before it, and getAllEventsSince(30)", zh: "之后 MODIFIED web@31：变化之前的对象，以及 getAllEventsSince(30)" }).toEqual(["web@27", [31]]);
  });

  lab.test("cache.fresh", { en: "Who asks for a version waits until the cache has come to it", zh: "要求某个版本的请求，等到缓存到达为止" }, async (t) => {
    const { sim, cache, replace, change, act } = cacheOf(t);
    replace([pod("web", 4)], 10);
    const done: string[] = [];
    for (const version of [0, 10, 12, 15]) void cache.waitUntilFresh(version).then(() => done.push(`${version} at ${sim.now} ms`), (error: unknown) => done.push(`${version} refused: ${refusal(error)}`));
    await sim.advance(100);
    change("MODIFIED", pod("web", 11));
    await sim.advance(100);
    change("MODIFIED", pod("web", 13));
    await sim.advance(100);
    act("updateResourceVersion(20)", () => cache.updateResourceVersion(20));
    await sim.advance(5_000);
    t.expect(done, { en: "the cache is at 10; event 11 at 100 ms, 13 at 200 ms, updateResourceVersion(20) at 300 ms. waitUntilFresh of 0, 10, 12 and 15", zh: "缓存在版本 10；100 ms 时事件 11，200 ms 时 13，300 ms 时 updateResourceVersion(20)。waitUntilFresh(0)、(10)、(12)、(15)" })
      .toEqual(["0 at 0 ms", "10 at 0 ms", "12 at 200 ms", "15 at 300 ms"]);
  });

  lab.test("cache.too-large", { en: "After 3 s it is told that the version is too large", zh: "3 s 之后得到响应：版本太大" }, async (t) => {
    const { sim, cache, replace, change } = cacheOf(t);
    replace([pod("web", 4)], 10);
    const done: unknown[] = [];
    void cache.waitUntilFresh(50).then(() => done.push("resolved"), (error: unknown) => done.push(sim.now, refusal(error), statusCause(error, "ResourceVersionTooLarge") !== undefined));
    await sim.advance(2_500);
    change("MODIFIED", pod("web", 11));
    await sim.advance(10_000);
    t.expect(done, { en: "waitUntilFresh(50), the cache comes to 11 at 2500 ms and no further: when it was refused (ms), how, and whether with the cause ResourceVersionTooLarge", zh: "waitUntilFresh(50)，缓存在 2500 ms 到达 11，之后不再前进：何时被拒绝（ms）、怎样拒绝、原因里是否有 ResourceVersionTooLarge" })
      .toEqual([3_000, "504 Timeout: Too large resource version: 50, current: 11", true]);
  });
}
