import { metaNamespaceKeyFunc, type Indexer, type Indexers, type Pod } from "@reconcile/api";
import { informerStateJson } from "../observe";
import { pod, show, showAll } from "./pods";
import type { Builder, Context } from "./student";

/** Pods by their node, and by the words in their label "roles". */
const indexers: Indexers<Pod> = {
  node: ({ spec }) => (spec?.nodeName === undefined ? [] : [spec.nodeName]),
  role: ({ metadata }) => (metadata?.labels?.roles ?? "").split(" ").filter((role) => role !== ""),
};

/** A student's store as a process, so that the trace shows what is in it. */
function store(t: Context, by: Indexers<Pod> = indexers): { store: Indexer<Pod>; act: (what: string, action: () => void) => void } {
  const sim = t.sim();
  const host = sim.spawn("store", () => ({ start() {}, store: new t.student.indexer.Cache<Pod>(metaNamespaceKeyFunc, by) }), {
    observe: (component) => informerStateJson(component.store),
  });
  const act = (what: string, action: () => void) => {
    sim.note(what);
    action();
    host.observe();
  };
  return { store: host.component!.store, act };
}

export function indexerTests(lab: Builder): void {
  lab.test("indexer.store", { en: "The store keeps the latest object of each key", zh: "存储为每个 key 保存最新的对象" }, (t) => {
    const { store: cache, act } = store(t, {});
    act("add web@1, db@2; update web@3", () => { cache.add(pod("web", 1)); cache.add(pod("db", 2)); cache.update(pod("web", 3)); });
    t.expect(showAll(cache.list()), { en: "list() after add(web@1), add(db@2), update(web@3)", zh: "add(web@1)、add(db@2)、update(web@3) 之后的 list()" }).toEqual(["db@2", "web@3"]);
    t.expect(cache.listKeys().sort(), { en: "listKeys()", zh: "listKeys()" }).toEqual(["default/db", "default/web"]);
    t.expect(show(cache.getByKey("default/web")), { en: 'getByKey("default/web")', zh: 'getByKey("default/web")' }).toBe("web@3");
    t.expect(show(cache.get(pod("db", 99))), { en: "get(obj) asks for what is kept under obj's key", zh: "get(obj) 返回 obj 的 key 下保存的对象" }).toBe("db@2");
    act("delete db, and a tombstone of web", () => { cache.delete(pod("db", 9)); cache.delete({ key: "default/web", obj: undefined }); cache.delete(pod("never", 1)); });
    t.expect(showAll(cache.list()), { en: "list() after db was deleted, then web by a tombstone { key, obj }, then an object that is not there", zh: "先删除 db，再用墓碑 { key, obj } 删除 web，再删除一个不存在的对象；之后的 list()" }).toEqual([]);
    t.expect(show(cache.getByKey("default/web")), { en: "getByKey of what is gone", zh: "已删除对象的 getByKey" }).toBe("nothing");
  });

  lab.test("indexer.by-index", { en: "An index finds objects by a value", zh: "索引按值查找对象" }, (t) => {
    const { store: cache, act } = store(t);
    act("add a, b on n1; c on n2; d on no node", () => {
      for (const [name, node] of [["b", "n1"], ["a", "n1"], ["c", "n2"]] as const) cache.add(pod(name, 1, { node }));
      cache.add(pod("d", 1));
    });
    t.expect(showAll(cache.byIndex("node", "n1")), { en: 'byIndex("node", "n1"): b and a run there', zh: 'byIndex("node", "n1")：b 和 a 在这个节点上' }).toEqual(["a@1", "b@1"]);
    t.expect(cache.indexKeys("node", "n1"), { en: 'indexKeys("node", "n1"), sorted', zh: 'indexKeys("node", "n1")，按字典序' }).toEqual(["default/a", "default/b"]);
    t.expect(showAll(cache.byIndex("node", "n9")), { en: "byIndex of a value that no object has", zh: "没有对象具有该值时的 byIndex" }).toEqual([]);
    t.expect(showAll(cache.index("node", pod("x", 1, { node: "n2" }))), { en: 'index("node", obj): those that share obj\'s node', zh: 'index("node", obj)：与 obj 在同一节点上的对象' }).toEqual(["c@1"]);
    let thrown = "nothing";
    try { cache.byIndex("zone", "z1"); } catch { thrown = "an error"; }
    t.expect(thrown, { en: "byIndex of an index that there is not must throw. It threw", zh: "索引不存在时 byIndex 必须抛出错误。它抛出了" }).toBe("an error");
  });

  lab.test("indexer.update", { en: "An update takes the object out of its old values", zh: "更新时从旧的索引值中移除" }, (t) => {
    const { store: cache, act } = store(t);
    act("add web on n1, update to n2", () => { cache.add(pod("web", 1, { node: "n1" })); cache.update(pod("web", 2, { node: "n2" })); });
    t.expect({ n1: showAll(cache.byIndex("node", "n1")), n2: showAll(cache.byIndex("node", "n2")) }, {
      en: "web was added on n1, then an update says n2. Pods by node", zh: "web 先在 n1 上加入，之后更新为 n2。按节点列出的 Pod",
    }).toEqual({ n1: [], n2: ["web@2"] });
    act("add web on n3", () => { cache.add(pod("web", 3, { node: "n3" })); });
    t.expect({ n2: showAll(cache.byIndex("node", "n2")), n3: showAll(cache.byIndex("node", "n3")) }, {
      en: "then web is added once more, on n3: add of a key that is there is an update. Pods by node", zh: "随后又 add 了一次 web，在 n3 上：key 已经存在时，add 就是更新。按节点列出的 Pod",
    }).toEqual({ n2: [], n3: ["web@3"] });
    act("update to no node", () => { cache.update(pod("web", 4)); });
    t.expect(showAll(cache.byIndex("node", "n3")), { en: "an update says that web is on no node any more: byIndex(\"node\", \"n3\")", zh: "更新后 web 不在任何节点上：byIndex(\"node\", \"n3\")" }).toEqual([]);
  });

  lab.test("indexer.delete", { en: "A deletion takes the object out of the indices, and no empty value stays behind", zh: "删除对象时从索引中移除，也不留下空的值" }, (t) => {
    const { store: cache, act } = store(t);
    act("add a on n1, b on n2", () => { cache.add(pod("a", 1, { node: "n1" })); cache.add(pod("b", 2, { node: "n2" })); });
    act("delete a; b moves to n3", () => { cache.delete(pod("a", 3)); cache.update(pod("b", 4, { node: "n3" })); });
    t.expect(showAll(cache.byIndex("node", "n1")), { en: "byIndex(\"node\", \"n1\") after a was deleted by an object that names no node", zh: "用一个没有写节点的对象删除 a 之后的 byIndex(\"node\", \"n1\")" }).toEqual([]);
    t.expect(cache.listIndexFuncValues("node"), {
      en: "listIndexFuncValues: a was on n1 and is gone, b moved from n2 to n3. A value whose last object is gone must go too, or values fill the memory over the months",
      zh: "listIndexFuncValues：n1 上的 a 已删除，b 从 n2 移到 n3。最后一个对象离开后，值本身也要去掉，否则几个月后内存里全是空的值",
    }).toEqual(["n3"]);
  });

  lab.test("indexer.several-values", { en: "An object may have several values, and is found once", zh: "一个对象可以有多个索引值，但只返回一次" }, (t) => {
    const { store: cache, act } = store(t);
    act("add web (front api), db (api)", () => { cache.add(pod("web", 1, { labels: { roles: "front api" } })); cache.add(pod("db", 2, { labels: { roles: "api" } })); });
    t.expect(showAll(cache.byIndex("role", "api")), { en: 'byIndex("role", "api")', zh: 'byIndex("role", "api")' }).toEqual(["db@2", "web@1"]);
    t.expect(showAll(cache.index("role", pod("x", 1, { labels: { roles: "front api" } }))), {
      en: "index(\"role\", obj) of an obj with front and api: web has both, and is found once", zh: "obj 同时有 front 和 api 时的 index(\"role\", obj)：web 两者都有，也只返回一次",
    }).toEqual(["db@2", "web@1"]);
    act("web loses front", () => cache.update(pod("web", 3, { labels: { roles: "api" } })));
    t.expect({ front: showAll(cache.byIndex("role", "front")), api: showAll(cache.byIndex("role", "api")) }, { en: "web keeps api and loses front", zh: "web 保留 api，去掉 front" }).toEqual({ front: [], api: ["db@2", "web@3"] });
  });

  lab.test("indexer.replace", { en: "replace forgets all that was there, in the indices too", zh: "replace 忘掉原有的一切，索引也不例外" }, (t) => {
    const { store: cache, act } = store(t);
    act("add a on n1; replace by b on n1, c on n2", () => {
      cache.add(pod("a", 1, { node: "n1" }));
      cache.replace([pod("b", 2, { node: "n1" }), pod("c", 3, { node: "n2" })], "3");
    });
    t.expect({ all: showAll(cache.list()), n1: showAll(cache.byIndex("node", "n1")) }, { en: "a on n1 was there; replace([b on n1, c on n2])", zh: "原来有 n1 上的 a；之后 replace([n1 上的 b, n2 上的 c])" }).toEqual({ all: ["b@2", "c@3"], n1: ["b@2"] });
  });

  lab.test("indexer.add-indexers", { en: "An index that is added later covers what is there already", zh: "后加的索引涵盖已有的对象" }, (t) => {
    const { store: cache, act } = store(t, {});
    act("add a on n1, then the index", () => { cache.add(pod("a", 1, { node: "n1" })); cache.addIndexers(indexers); });
    t.expect(showAll(cache.byIndex("node", "n1")), { en: "a was added before the index: byIndex(\"node\", \"n1\")", zh: "a 在索引之前加入：byIndex(\"node\", \"n1\")" }).toEqual(["a@1"]);
    let thrown = "nothing";
    try { cache.addIndexers({ node: () => [] }); } catch { thrown = "an error"; }
    t.expect(thrown, { en: "addIndexers with a name that is taken must throw. It threw", zh: "索引名已被占用时 addIndexers 必须抛出错误。它抛出了" }).toBe("an error");
  });
}
