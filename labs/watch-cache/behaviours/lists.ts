import type { Storage, Pod } from "@reconcile/api";
import { optimisticLockErrorMsg, newConflict } from "@reconcile/api";
import { keyOf, pods, show } from "./pods";
import { Scene, type MakeCacher, type SceneOptions } from "./scene";
import type { Builder, Context } from "./student";

export function studentCacher(t: Context): MakeCacher {
  return (storage, config) => new t.student.cacher.Cacher<Pod>(storage, config);
}

export function sceneOf(t: Context, names: readonly string[] = [], options: SceneOptions = {}): Promise<Scene> {
  return Scene.ready(t.sim(), studentCacher(t), names, options);
}

export function listTests(lab: Builder): void {
  lab.test("list.any", { en: "Version \"0\" is served from memory, without etcd", zh: "版本 \"0\" 由内存直接返回，不经过 etcd" }, async (t) => {
    const scene = await sceneOf(t, ["web", "db"]);
    t.expect(await scene.list({ resourceVersion: "0" }), { en: "web@2 and db@3 were written long ago: list of \"0\"", zh: "web@2 和 db@3 早已写入：版本 \"0\" 的 list" }).toBe("[db@3, web@2] as of 3");
    await scene.put("api");
    await scene.sim.advance(50);
    await scene.remove("web");
    await scene.sim.advance(50);
    t.expect(await scene.list({ resourceVersion: "0" }), { en: "after api@4 was written and web was deleted (5)", zh: "写入 api@4、删除 web（版本 5）之后" }).toBe("[api@4, db@3] as of 5");
    scene.cut(10_000);
    const started = scene.sim.now;
    const answers = [await scene.list({ resourceVersion: "0" }), await scene.list({ resourceVersion: "0", fieldSelector: "metadata.name=db" }), await scene.list({ resourceVersion: "0" }, "other"), await scene.call("get db of \"0\"", (cacher) => cacher.get(keyOf("db"), { resourceVersion: "0" }), show), await scene.call("get web of \"0\"", (cacher) => cacher.get(keyOf("web"), { resourceVersion: "0" }), show)];
    t.expect([answers, scene.sim.now - started <= 300], { en: "etcd cannot be reached. Lists of \"0\": everything; the name db; the namespace other. Then get db and get web, of \"0\"; and whether all was answered at once", zh: "连不上 etcd。版本 \"0\" 的 list：全部、名称为 db、命名空间 other。再以 \"0\" get db 和 web；以及是否都立即得到响应" })
      .toEqual([["[api@4, db@3] as of 5", "[db@3] as of 5", "[] as of 5", "db@3", "NotFound (404)"], true]);
  });

  lab.test("list.newest", { en: "Without a version it is the newest, whatever the cache knows", zh: "不带版本就要最新的，不管缓存知道多少" }, async (t) => {
    const scene = await sceneOf(t, ["web"]);
    scene.gate.shut();
    const version = await scene.put("web");
    t.expect([await scene.list({}), await scene.call("get web", (cacher) => cacher.get(keyOf("web")), show)], { en: "web is written again, and the cache has not heard of it: list, and get, without a version", zh: "web 又写了一次，而缓存还没有得到消息：不带版本的 list 和 get" }).toEqual([`[web@${version}] as of ${version}`, `web@${version}`]);
    t.expect(await scene.list({ resourceVersion: "0" }), { en: "list of \"0\", which may be old", zh: "版本 \"0\" 的 list，可以是旧的" }).toBe("[web@2] as of 2");
    scene.gate.open();
  });

  lab.test("list.not-older", { en: "A version is waited for, 3 s at most", zh: "要求某个版本就等它，最多 3 s" }, async (t) => {
    const scene = await sceneOf(t, ["web"]);
    scene.gate.shut();
    await scene.put("db");
    scene.sim.at(scene.sim.now + 1_000, () => scene.gate.open());
    const started = scene.sim.now;
    t.expect([await scene.list({ resourceVersion: "3" }), scene.sim.now - started >= 900 && scene.sim.now - started < 1_200], { en: "db@3 is written, and the cache hears of it 1 s later. List of \"3\", and whether it was answered then", zh: "写入 db@3，缓存 1 s 之后才得到消息。版本 \"3\" 的 list，以及是否在那时响应" }).toEqual(["[db@3, web@2] as of 3", true]);
    t.expect([await scene.list({ resourceVersion: "2" }), await scene.list({ resourceVersion: "2", resourceVersionMatch: "NotOlderThan" })], { en: "list of \"2\", without a match and with NotOlderThan", zh: "版本 \"2\" 的 list，不带 match 和带 NotOlderThan" }).toEqual(["[db@3, web@2] as of 3", "[db@3, web@2] as of 3"]);
    t.expect([await scene.list({ resourceVersion: "9" }), await scene.call("get web of \"9\"", (cacher) => cacher.get(keyOf("web"), { resourceVersion: "9" }), show)], { en: "list, and get, of \"9\", which nobody ever writes", zh: "版本 \"9\" 的 list 和 get，没有人写到那里" }).toEqual(["Timeout (504)", "Timeout (504)"]);
  });

  lab.test("list.exact", { en: "An exact version, and pages, come from etcd", zh: "精确版本与分页由 etcd 响应" }, async (t) => {
    const scene = await sceneOf(t, ["web", "db", "api"]);
    await scene.remove("web");
    await scene.sim.advance(100);
    t.expect(await scene.list({ resourceVersion: "3", resourceVersionMatch: "Exact" }), { en: "web@2, db@3, api@4, then web deleted: list of exactly \"3\"", zh: "web@2、db@3、api@4，然后删除 web：恰好版本 \"3\" 的 list" }).toBe("[db@3, web@2] as of 3");
    t.expect([await scene.list({ resourceVersion: "4", limit: 1 }), await scene.list({ resourceVersion: "0", limit: 1 })], { en: "limit 1 of \"4\", and limit 1 of \"0\" (which the cache answers, all of it)", zh: "版本 \"4\" 加 limit 1；版本 \"0\" 加 limit 1（由缓存响应，全部返回）" }).toEqual(["[api@4] as of 5", "[api@4, db@3] as of 5"]);
    const pages = await scene.call("two pages", async (cacher) => {
      const first = await cacher.getList("/registry/pods/", { limit: 1 });
      return [first, await cacher.getList("/registry/pods/", { limit: 1, continue: first.metadata?.continue ?? "" })];
    }, (lists) => lists.map(({ items }) => items.map(show)));
    t.expect(pages, { en: "limit 1 without a version, and the page that its continue leads to", zh: "不带版本、limit 1，以及它的 continue 指向的下一页" }).toEqual([["api@4"], ["db@3"]]);
  });

  lab.test("write.newest", { en: "A change is decided by what is stored, and not by what is cached", zh: "能不能改，看存储而不看缓存" }, async (t) => {
    const scene = await sceneOf(t, ["web"]);
    scene.gate.shut();
    await scene.put("web", { labels: { tier: "front" } });
    const read = await scene.call("update web", (cacher) => cacher.guaranteedUpdate(keyOf("web"), (current) => ({ ...current, metadata: { ...current.metadata, labels: { ...current.metadata?.labels, color: "red" } } })), ({ metadata }) => metadata?.labels);
    t.expect(read, { en: "somebody set the label tier (web@3), and the cache does not know yet. guaranteedUpdate adds color=red to what it is handed: the labels afterwards", zh: "有人设置了标签 tier（web@3），缓存还不知道。guaranteedUpdate 给拿到的对象加上 color=red：之后的标签" }).toEqual({ tier: "front", color: "red" });
    const stale = (version: string) => scene.call(`update web, read at ${version}`, (cacher) => cacher.guaranteedUpdate(keyOf("web"), (current) => {
      if (current.metadata?.resourceVersion !== version) throw newConflict(pods, "web", optimisticLockErrorMsg);
      return { ...current, metadata: { ...current.metadata, labels: {} } };
    }), show);
    t.expect([await stale("2"), await stale("4")], { en: "an update by somebody who has read web@2 (which the cache has), and by one who has read web@4 (which is stored)", zh: "读到 web@2（缓存里的）的人来更新，以及读到 web@4（存储里的）的人来更新" }).toEqual(["Conflict (409)", "web@5"]);
    const remove = (resourceVersion: string) => scene.call(`delete web, if it is at ${resourceVersion}`, (cacher) => cacher.delete(keyOf("web"), { preconditions: { resourceVersion } }), show);
    t.expect([await remove("2"), await remove("5"), await remove("5")], { en: "deletions with preconditions: version 2, version 5, version 5 again", zh: "带前提条件的删除：版本 2、版本 5、再来一次版本 5" }).toEqual(["Conflict (409)", "web@6", "NotFound (404)"]);
    const recreated = await scene.put("web");
    const update = (resourceVersion: number) => scene.call(`update web, if it is at ${resourceVersion}`, (cacher) => cacher.guaranteedUpdate(keyOf("web"), (current) => ({ ...current, metadata: { ...current.metadata, labels: { color: "blue" } } }), { preconditions: { resourceVersion: String(resourceVersion) } }), show);
    t.expect([await update(recreated - 1), await update(recreated)], { en: "web is created once more. guaranteedUpdate with preconditions: an older version, and the one that is stored", zh: "web 又创建了一次。带前提条件的 guaranteedUpdate：旧的版本，以及存储里的版本" }).toEqual(["Conflict (409)", `web@${recreated + 1}`]);
    scene.gate.open();
  });

  lab.test("write.race", { en: "Many writers at once: every change counts", zh: "许多人同时写：每次改动都算数" }, async (t) => {
    const scene = await sceneOf(t, ["counter"]);
    const add = (cacher: Storage<Pod>) => cacher.guaranteedUpdate(keyOf("counter"), (current) => ({ ...current, metadata: { ...current.metadata, annotations: { n: String(Number(current.metadata?.annotations?.n ?? 0) + 1) } } }));
    const total = await scene.call("eight increments at once", (cacher) => Promise.all(Array.from({ length: 8 }, () => add(cacher))), (all) => Math.max(...all.map(({ metadata }) => Number(metadata?.annotations?.n))));
    t.expect(total, { en: "eight guaranteedUpdates at once, each adds one to the annotation n: the largest n", zh: "八个 guaranteedUpdate 同时进行，各给注解 n 加一：最大的 n" }).toBe(8);
  });
}
