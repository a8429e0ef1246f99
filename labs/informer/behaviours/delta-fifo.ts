import { metaNamespaceKeyFunc, type Delta, type Deltas, type KeyListerGetter, type Pod } from "@reconcile/api";
import type { Simulation } from "@/lib/sim";
import { informerStateJson } from "../observe";
import { keyOfName, nameOf, pod, showDelta, showDeltas } from "./pods";
import type { Builder, Context } from "./student";

/** A student's queue as a process, and what it was asked. */
class QueueScene {
  readonly sim: Simulation;
  readonly queue: ReturnType<typeof make>;
  readonly #show: () => void;
  readonly #popped: string[][] = [];
  #asked = false;

  /** @param known what the store has; without it, there is no store */
  constructor(t: Context, known?: readonly Pod[]) {
    this.sim = t.sim();
    const host = this.sim.spawn("queue", () => ({ start() {}, queue: make(t, known) }), { observe: ({ queue }) => informerStateJson(queue) });
    this.queue = host.component!.queue;
    this.#show = () => host.observe();
  }

  act(what: string, action: (queue: ReturnType<typeof make>) => void): void {
    this.sim.note(what);
    action(this.queue);
    this.#show();
  }

  /** Pops once, at this moment: `["Added web@1", …]`; "waiting" if nothing came. A pop that still waits is not made twice. */
  async pop(): Promise<string | readonly string[]> {
    if (!this.#asked) {
      this.sim.note("pop");
      this.#asked = true;
      void this.queue.pop((deltas) => { this.#popped.push(deltas.map(showDelta)); }).then(() => { this.#asked = false; }, (error: unknown) => this.sim.reportUnhandled(error));
    }
    await this.sim.advance(0);
    this.#show();
    return this.#popped.shift() ?? "waiting";
  }

  /** Pops everything that is queued. */
  async popAll(): Promise<(string | readonly string[])[]> {
    const popped: (string | readonly string[])[] = [];
    for (let i = 0; i < 20; i++) {
      const got = await this.pop();
      if (got === "waiting") break;
      popped.push(got);
    }
    return popped;
  }
}

function make(t: Context, known?: readonly Pod[]) {
  const knownObjects: KeyListerGetter<Pod> | undefined = known && {
    listKeys: () => known.map((obj) => keyOfName(nameOf(obj))),
    getByKey: (key) => known.find((obj) => keyOfName(nameOf(obj)) === key),
  };
  return new t.student.delta_fifo.DeltaFIFO<Pod>({ keyFunc: metaNamespaceKeyFunc, ...(knownObjects ? { knownObjects } : {}) });
}

export function deltaFifoTests(lab: Builder): void {
  lab.test("fifo.deltas", { en: "A pop brings all that happened to one object, the oldest first", zh: "一次 pop 带来某个对象的全部变化，最早的在前" }, async (t) => {
    const scene = new QueueScene(t);
    scene.act("add web@1, update web@2, update web@3", (queue) => { queue.add(pod("web", 1)); queue.update(pod("web", 2)); queue.update(pod("web", 3)); });
    t.expect(await scene.pop(), { en: "add(web@1), update(web@2), update(web@3), then pop", zh: "add(web@1)、update(web@2)、update(web@3)，然后 pop" }).toEqual(["Added web@1", "Updated web@2", "Updated web@3"]);
    t.expect(await scene.pop(), { en: "web was popped, and nothing else is queued: a second pop", zh: "web 已经取走，队列里没有别的：再 pop 一次" }).toBe("waiting");
  });

  lab.test("fifo.order", { en: "A key keeps its place, however much happens to it", zh: "无论后来发生多少变化，key 的位置不变" }, async (t) => {
    const scene = new QueueScene(t);
    scene.act("add a, add b, update a", (queue) => { queue.add(pod("a", 1)); queue.add(pod("b", 2)); queue.update(pod("a", 3)); });
    t.expect(await scene.popAll(), { en: "add(a@1), add(b@2), update(a@3): what the pops bring", zh: "add(a@1)、add(b@2)、update(a@3)：依次 pop 的结果" }).toEqual([["Added a@1", "Updated a@3"], ["Added b@2"]]);
    scene.act("add a, add b", (queue) => { queue.update(pod("b", 4)); queue.update(pod("a", 5)); });
    t.expect(await scene.popAll(), { en: "after that: update(b@4), update(a@5). What was popped has lost its place", zh: "之后 update(b@4)、update(a@5)。取走之后原来的位置就没有了" }).toEqual([["Updated b@4"], ["Updated a@5"]]);
  });

  lab.test("fifo.waits", { en: "pop waits until something happens", zh: "没有变化时 pop 一直等待" }, async (t) => {
    const scene = new QueueScene(t);
    const popped: string[] = [];
    scene.sim.spawn("loop", async () => {
      for (let open = true; open;) {
        const deltas = await scene.queue.pop((got) => popped.push(showDeltas(got)));
        open = deltas !== undefined;
      }
      popped.push("closed");
    });
    await scene.sim.advance(10);
    t.expect(popped, { en: "nothing was added yet: what the pops brought", zh: "还没有加入任何东西：pop 的结果" }).toEqual([]);
    scene.act("add web@1", (queue) => queue.add(pod("web", 1)));
    await scene.sim.advance(10);
    t.expect(popped, { en: "web@1 was added while a pop waited. What it brought", zh: "pop 等待期间加入了 web@1。pop 的结果" }).toEqual(["Added web@1"]);
    scene.act("close", (queue) => queue.close());
    await scene.sim.advance(10);
    t.expect(popped, { en: "close() was called while a pop waited: it resolves to undefined, and the loop ends", zh: "pop 等待期间调用了 close()：它返回 undefined，循环结束" }).toEqual(["Added web@1", "closed"]);
    const rest = new QueueScene(t);
    rest.act("add web@1, close", (queue) => { queue.add(pod("web", 1)); queue.close(); });
    t.expect([await rest.pop(), await rest.sim.drive(async () => showDeltas(await rest.queue.pop(() => {})))], {
      en: "add(web@1), then close(), then two pops: what is left is still popped", zh: "add(web@1)、close()，然后 pop 两次：剩下的仍会取出",
    }).toEqual([["Added web@1"], "nothing"]);
  });

  lab.test("fifo.process", { en: "process is called once for what is taken, while nothing else happens to the queue", zh: "取出后立即调用一次 process，其间队列没有别的动作" }, async (t) => {
    const scene = new QueueScene(t);
    const seen: string[] = [];
    scene.act("add web@1", (queue) => queue.add(pod("web", 1)));
    scene.sim.note("pop");
    const answer = scene.queue.pop((deltas) => {
      seen.push(showDeltas(deltas));
      // As if the reflector had heard of a change while this one is worked on.
      scene.queue.update(pod("web", 2));
    });
    const deltas = await scene.sim.drive(() => answer);
    t.expect([...seen, `resolved to ${showDeltas(deltas)}`], { en: "pop of web@1, during whose processing web@2 arrives", zh: "pop 取出 web@1，处理期间 web@2 到达" }).toEqual(["Added web@1", "resolved to Added web@1"]);
    t.expect(await scene.pop(), { en: "the change that arrived during the processing is the next to be popped", zh: "处理期间到达的变化，由下一次 pop 取出" }).toEqual(["Updated web@2"]);
  });

  lab.test("fifo.delete", { en: "A deletion is a change like others; of what nobody knows it is dropped", zh: "删除也是一种变化；没人知道的对象，删除直接丢弃" }, async (t) => {
    const scene = new QueueScene(t, [pod("db", 5)]);
    scene.act("add web@1, delete web@2", (queue) => { queue.add(pod("web", 1)); queue.delete(pod("web", 2)); });
    t.expect(await scene.popAll(), { en: "add(web@1), delete(web@2)", zh: "add(web@1)、delete(web@2)" }).toEqual([["Added web@1", "Deleted web@2"]]);
    scene.act("delete db@6", (queue) => queue.delete(pod("db", 6)));
    t.expect(await scene.popAll(), { en: "delete(db@6); db is in the store (knownObjects), though not queued", zh: "delete(db@6)；db 不在队列里，但在存储（knownObjects）中" }).toEqual([["Deleted db@6"]]);
    scene.act("delete ghost@7", (queue) => queue.delete(pod("ghost", 7)));
    t.expect(await scene.popAll(), { en: "delete(ghost@7): it is neither queued nor in the store, so a list has reported its end already", zh: "delete(ghost@7)：它既不在队列也不在存储中，说明之前的 list 已经报告过它的删除" }).toEqual([]);
  });

  lab.test("fifo.dedup", { en: "Two deletions in a row are one: the one that tells more", zh: "连续两次删除合并为一次，保留信息更多的那个" }, async (t) => {
    const scene = new QueueScene(t, [pod("web", 1)]);
    scene.act("delete web@2 twice", (queue) => { queue.delete(pod("web", 2)); queue.delete(pod("web", 2)); });
    t.expect(await scene.popAll(), { en: "delete(web@2) twice", zh: "两次 delete(web@2)" }).toEqual([["Deleted web@2"]]);
    scene.act("tombstone, then delete web@3", (queue) => { queue.delete({ key: "default/web", obj: pod("web", 1) }); queue.delete(pod("web", 3)); });
    t.expect(await scene.popAll(), { en: "delete(tombstone of web@1), then delete(web@3): the real last state is worth more than a guess", zh: "先 delete(web@1 的墓碑)，再 delete(web@3)：真正的最后状态比猜测更有价值" }).toEqual([["Deleted web@3"]]);
    scene.act("delete web@4, then a tombstone", (queue) => { queue.delete(pod("web", 4)); queue.delete({ key: "default/web", obj: pod("web", 1) }); });
    t.expect(await scene.popAll(), { en: "delete(web@4), then delete(tombstone of web@1)", zh: "先 delete(web@4)，再 delete(web@1 的墓碑)" }).toEqual([["Deleted web@4"]]);
    scene.act("update, delete, add, delete", (queue) => { queue.update(pod("web", 5)); queue.delete(pod("web", 6)); queue.add(pod("web", 7)); queue.delete(pod("web", 8)); });
    t.expect(await scene.popAll(), { en: "update(web@5), delete(web@6), add(web@7), delete(web@8): the deletions are not neighbours", zh: "update(web@5)、delete(web@6)、add(web@7)、delete(web@8)：两次删除并不相邻" })
      .toEqual([["Updated web@5", "Deleted web@6", "Added web@7", "Deleted web@8"]]);
  });

  lab.test("fifo.replace", { en: "A list makes Replaced of what it has, and tombstones of what it lacks", zh: "list 中有的产生 Replaced，缺少的产生墓碑" }, async (t) => {
    const scene = new QueueScene(t, [pod("a", 1), pod("b", 2), pod("c", 3)]);
    scene.act("replace [a@7, d@6]", (queue) => queue.replace([pod("a", 7), pod("d", 6)], "7"));
    t.expect((await scene.popAll()).map(String).sort(), { en: "a, b and c are in the store; replace([a@7, d@6])", zh: "存储里有 a、b、c；replace([a@7, d@6])" })
      .toEqual(["Deleted tombstone of b@2", "Deleted tombstone of c@3", "Replaced a@7", "Replaced d@6"]);
  });

  lab.test("fifo.replace-queued", { en: "A tombstone carries the newest object that is known, queued ones included", zh: "墓碑携带已知的最新对象，队列里的也算" }, async (t) => {
    const scene = new QueueScene(t, [pod("a", 1), pod("b", 2)]);
    scene.act("update a@5, add n@6, delete b@7; replace []", (queue) => {
      queue.update(pod("a", 5));
      queue.add(pod("n", 6));
      queue.delete(pod("b", 7));
      queue.replace([], "9");
    });
    t.expect(await scene.popAll(), {
      en: "a@1 and b@2 are in the store. update(a@5), add(n@6), delete(b@7), then an empty list: a and n are gone in their newest form, b was reported already",
      zh: "存储里有 a@1、b@2。update(a@5)、add(n@6)、delete(b@7)，然后是空的 list：a 和 n 以最新的样子消失，b 早已报告过",
    }).toEqual([["Updated a@5", "Deleted tombstone of a@5"], ["Added n@6", "Deleted tombstone of n@6"], ["Deleted b@7"]]);
  });

  lab.test("fifo.replace-twice", { en: "A tombstone never wraps a tombstone", zh: "墓碑里不会再套墓碑" }, async (t) => {
    const scene = new QueueScene(t, [pod("a", 1)]);
    scene.act("replace [], twice", (queue) => { queue.replace([], "9"); queue.add(pod("a", 10)); queue.replace([], "11"); queue.replace([], "12"); });
    t.expect(await scene.popAll(), { en: "a@1 is in the store. replace([]), add(a@10), then replace([]) twice", zh: "存储里有 a@1。replace([])、add(a@10)，然后两次 replace([])" })
      .toEqual([["Deleted tombstone of a@1", "Added a@10", "Deleted tombstone of a@10"]]);
  });

  lab.test("fifo.has-synced", { en: "Synced is: all that the first list brought was popped", zh: "首次 list 的内容全部 pop 之后才算已同步" }, async (t) => {
    const scene = new QueueScene(t, [pod("old", 1)]);
    const said: boolean[] = [scene.queue.hasSynced()];
    scene.act("replace [a, b, a, b]", (queue) => queue.replace([pod("a", 2), pod("b", 3), pod("a", 2), pod("b", 3)], "3"));
    said.push(scene.queue.hasSynced());
    scene.act("update c", (queue) => queue.update(pod("c", 4)));
    for (let i = 0; i < 4; i++) {
      await scene.pop();
      said.push(scene.queue.hasSynced());
    }
    t.expect(said, {
      en: "hasSynced(): at first; after replace([a, b, a, b]) with old in the store; then after each of four pops (a, b, old's tombstone, c). The first list concerned three keys",
      zh: "hasSynced()：一开始；存储中有 old 时 replace([a, b, a, b]) 之后；再到四次 pop（a、b、old 的墓碑、c）各自之后。首次 list 涉及三个 key",
    }).toEqual([false, false, false, false, true, true]);
  });

  lab.test("fifo.empty-list", { en: "An empty list is synced at once", zh: "空的 list 立即算已同步" }, (t) => {
    const scene = new QueueScene(t, []);
    scene.act("replace []", (queue) => queue.replace([], "5"));
    t.expect(scene.queue.hasSynced(), { en: "hasSynced() after replace([]) of an empty store: there is nothing to wait for", zh: "存储为空时 replace([]) 之后的 hasSynced()：没有什么可等" }).toBe(true);
  });

  lab.test("fifo.initial", { en: "process is told what belongs to the first list", zh: "process 知道哪些属于首次 list" }, async (t) => {
    const scene = new QueueScene(t, []);
    const told: string[] = [];
    scene.act("replace [a, b], update c, replace [a, d]", (queue) => {
      queue.replace([pod("a", 1), pod("b", 2)], "2");
      queue.update(pod("c", 3));
      queue.replace([pod("a", 1), pod("b", 2), pod("d", 4)], "4");
    });
    for (let i = 0; i < 4; i++) {
      scene.act("pop", (queue) => void queue.pop((deltas: Deltas<Pod>, initial: boolean) => {
        const [first] = deltas as readonly Delta<Pod>[];
        told.push(`${first === undefined ? "?" : showDelta(first)}: ${String(initial)}`);
      }));
      await scene.sim.advance(0);
    }
    t.expect(told, { en: "the second argument of process: true for what the first list brought, false for all that came later", zh: "process 的第二个参数：首次 list 带来的为 true，之后的为 false" })
      .toEqual(["Replaced a@1: true", "Replaced b@2: true", "Updated c@3: false", "Replaced d@4: false"]);
  });

  lab.test("fifo.call-before-list", { en: "After an earlier call, no list is waited for", zh: "之前已有过调用，就不再等 list" }, (t) => {
    for (const call of ["add", "update", "delete"] as const) {
      const scene = new QueueScene(t, []);
      scene.act(`${call} a, replace [b]`, (queue) => { queue[call](pod("a", 1)); queue.replace([pod("b", 2)], "2"); });
      t.expect(scene.queue.hasSynced(), {
        en: `${call}(a) of an empty queue, then replace([b]), and nothing was popped. hasSynced(): what was there at the beginning is known only from a list that comes first${call === "delete" ? "; the deletion is dropped, and was a call all the same" : ""}`,
        zh: `队列为空时 ${call}(a)，然后 replace([b])，还没有 pop。hasSynced()：只有最先到来的 list 才说明一开始有什么${call === "delete" ? "；这次删除虽然被丢弃，也算调用过" : ""}`,
      }).toBe(true);
    }
  });
}
