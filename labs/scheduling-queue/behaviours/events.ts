import { ActionType, wildCardEvent, type QueueingHint } from "@reconcile/api";
import { Scene, fit, nodeAdd, places, plugin, pod, podDelete, volumeAdd, volumes } from "./scene";
import type { Builder } from "./student";

export function eventTests(lab: Builder): void {
  lab.test("events.lies", { en: "A refused pod lies still until something can help it", zh: "被拒绝的 Pod 静静等着，直到有事件帮得上它" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("a"));
    await scene.tryInVain(t, "a", "Fit");
    t.expect(scene.places, places("Refused by Fit.", "被 Fit 拒绝。")).toEqual({ a: "unschedulablePods" });
    await scene.pass(60_000);
    t.expect(scene.places, places("A minute later nothing has happened.", "过了一分钟，什么也没发生。")).toEqual({ a: "unschedulablePods" });
  });

  lab.test("events.helps", { en: "An event moves the pods whose refusers wait for it, and no others", zh: "事件只移动其拒绝者在等它的 Pod" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("room", 2), pod("volume", 1));
    await scene.tryInVain(t, "room", "Fit");
    await scene.tryInVain(t, "volume", "Volumes");
    await scene.pass(20_000);
    scene.event({ resource: "Node", actionType: ActionType.UpdateNodeLabel });
    t.expect(scene.places, places("room was refused by Fit, volume by Volumes. A node's label changes: nobody has registered that.", "room 被 Fit 拒绝，volume 被 Volumes 拒绝。节点的标签变了：没人注册过。")).toEqual({ room: "unschedulablePods", volume: "unschedulablePods" });
    scene.event(nodeAdd);
    t.expect(scene.places, places("A node is added; Fit has registered that, Volumes has not.", "新增一个节点：Fit 注册了此事件，Volumes 没有。")).toEqual({ room: "activeQ", volume: "unschedulablePods" });
    scene.event(volumeAdd);
    t.expect(scene.places["volume"], { en: "A volume is added. Where volume lies", zh: "新增一个存储卷。volume 所在的位置" }).toBe("activeQ");
  });

  lab.test("events.backoff", { en: "An event that helps does not cut a backoff short", zh: "帮得上忙的事件也不缩短退避" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("a"));
    await scene.pass(300);
    await scene.tryInVain(t, "a", "Fit");
    await scene.pass(200);
    scene.event(nodeAdd);
    t.expect(scene.places, places("Refused at 300 ms, an event at 500 ms: its backoff of 1 s is not over.", "300 ms 被拒绝，500 ms 来了事件：1 秒的退避还没结束。")).toEqual({ a: "backoffQ" });
    await scene.pass(1_800);
    t.expect(scene.places, places("It is 2300 ms.", "现在 2300 ms。")).toEqual({ a: "activeQ" });
    await scene.tryInVain(t, "a", "Fit");
    await scene.pass(1_500);
    scene.event(nodeAdd);
    t.expect(scene.places, places("Refused for the second time, an event 1.5 s later: its backoff is 2 s now.", "第二次被拒绝，1.5 秒后来了事件：现在退避是 2 秒。")).toEqual({ a: "backoffQ" });
  });

  lab.test("events.attempts", { en: "Each pop is an attempt, and begins with a clean slate", zh: "每次 pop 是一次尝试，并清掉上次的结论" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("a"));
    const info = await scene.take(t, "a");
    t.expect(info.attempts, { en: "attempts after the first pop", zh: "第一次 pop 之后的 attempts" }).toBe(1);
    scene.refuse(info, "Fit");
    await scene.pass(20_000);
    scene.event(nodeAdd);
    const again = await scene.take(t, "a");
    t.expect({ attempts: again.attempts, unschedulablePlugins: [...again.unschedulablePlugins] }, { en: "Refused by Fit, moved by an event, popped once more. Who refused the last time must not stick to this attempt", zh: "被 Fit 拒绝，被事件移走，再次 pop。上次的拒绝者不应留到这一次" }).toEqual({ attempts: 2, unschedulablePlugins: [] });
  });

  lab.test("events.hint", { en: "The plugin's hint has the last word, and is told of what", zh: "由插件的 hint 决定，并把对象交给它" }, async (t) => {
    const asked: string[] = [];
    const big = { cpu: 8 };
    const hinting = plugin("Fit", nodeAdd, (one, oldObj, newObj): QueueingHint => {
      asked.push(`${one.metadata?.name ?? ""}, ${JSON.stringify(oldObj)}, ${JSON.stringify(newObj)}`);
      return newObj === big ? "Queue" : "QueueSkip";
    });
    const scene = new Scene(t, { enqueueExtensions: [hinting, volumes] });
    scene.add(pod("a", 2), pod("other", 1));
    await scene.tryInVain(t, "a", "Fit");
    await scene.tryInVain(t, "other", "Volumes");
    await scene.pass(20_000);
    scene.event(nodeAdd, { cpu: 1 });
    t.expect({ asked, places: scene.places }, { en: "A node of 1 CPU is added; Fit's hint says QueueSkip. What the hint was asked (only for pods that Fit refused), and where each pod lies", zh: "新增一个 1 核的节点，Fit 的 hint 返回 QueueSkip。hint 被问了什么（只为 Fit 拒绝的 Pod），各个 Pod 在哪里" })
      .toEqual({ asked: ["a, undefined, {\"cpu\":1}"], places: { a: "unschedulablePods", other: "unschedulablePods" } });
    scene.event(nodeAdd, big);
    t.expect(scene.places, places("A node of 8 CPUs is added; the hint says Queue.", "新增一个 8 核的节点，hint 返回 Queue。")).toEqual({ a: "activeQ", other: "unschedulablePods" });
  });

  lab.test("events.hint-fails", { en: "A hint that throws moves the pod: better in vain than never", zh: "hint 抛出异常就移动 Pod：宁可白试一次，也不能永远不试" }, async (t) => {
    const scene = new Scene(t, { enqueueExtensions: [plugin("Fit", nodeAdd, () => { throw new Error("the hint is broken"); })] });
    scene.add(pod("a"));
    await scene.tryInVain(t, "a", "Fit");
    await scene.pass(20_000);
    scene.event(nodeAdd);
    t.expect(scene.places, places("Fit's hint throws.", "Fit 的 hint 抛出异常。")).toEqual({ a: "activeQ" });
  });

  lab.test("events.pending", { en: "What a Pending plugin has waited for moves the pod past the backoff", zh: "Pending 插件等到了它要的事件，Pod 跳过退避" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("a"));
    const info = await scene.take(t, "a");
    info.pendingPlugins.add("Volumes");
    scene.refuse(info, "Fit");
    scene.event(volumeAdd);
    t.expect(scene.places, places("Volumes had said Pending, Fit had refused. A volume is added right away.", "Volumes 说 Pending，Fit 拒绝。紧接着新增一个存储卷。")).toEqual({ a: "activeQ" });
    const again = await scene.take(t, "a");
    again.pendingPlugins.add("Volumes");
    scene.refuse(again, "Fit");
    scene.event(nodeAdd);
    t.expect(scene.places, places("The same again, but a node is added: that helps Fit, and Fit's refusals back off.", "同样的情形，但新增的是节点：这帮的是 Fit，而 Fit 的拒绝要退避。")).toEqual({ a: "backoffQ" });
  });

  lab.test("events.in-flight", { en: "What happened while a pod was tried is not lost", zh: "Pod 正在被尝试时发生的事件不会丢" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("a", 2), pod("b", 1));
    const a = await scene.take(t, "a");
    scene.event(nodeAdd);
    const b = await scene.take(t, "b");
    await scene.pass(100);
    scene.refuse(b, "Fit");
    t.expect(scene.places["b"], { en: "b was popped after the node was added, and refused nevertheless: that event cannot help it. Where b lies", zh: "b 是在节点新增之后才被 pop 的，仍被拒绝：那个事件帮不了它。b 所在的位置" }).toBe("unschedulablePods");
    scene.refuse(a, "Fit");
    t.expect(scene.places["a"], { en: "A node was added after a was popped, and a is refused by Fit, which cannot have seen the node. Where a lies", zh: "a 被 pop 之后新增了节点；随后 a 被 Fit 拒绝，而 Fit 不可能看到那个节点。a 所在的位置" }).toBe("backoffQ");
  });

  lab.test("events.in-flight-others", { en: "A pod in flight sees all that came since, whoever is done before it", zh: "在途的 Pod 能看到此后的一切，不管谁先结束" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("a", 3), pod("b", 2), pod("c", 1));
    await scene.take(t, "a");
    scene.event(volumeAdd);
    const b = await scene.take(t, "b");
    scene.event(nodeAdd);
    const c = await scene.take(t, "c");
    scene.act("done a", () => scene.queue.done("a"));
    scene.event(volumeAdd);
    scene.refuse(b, "Fit");
    scene.refuse(c, "Fit");
    t.expect(scene.places, places("a is popped, a volume comes, b is popped, a node comes, c is popped, a is done, a volume comes. b and c are refused by Fit, which waits for nodes.", "pop a，来了卷，pop b，来了节点，pop c，a 结束，来了卷。b 和 c 都被 Fit 拒绝，而 Fit 等的是节点。"))
      .toEqual({ b: "backoffQ", c: "unschedulablePods" });
  });

  lab.test("events.precheck", { en: "Pods that the pre-check leaves out are not moved", zh: "预检排除的 Pod 不移动" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("a", 2), pod("b", 1));
    await scene.tryInVain(t, "a", "Fit");
    await scene.tryInVain(t, "b", "Fit");
    await scene.pass(20_000);
    scene.event(podDelete, undefined, {}, (one) => one.metadata?.name !== "a");
    t.expect(scene.places, places("Both were refused by Fit; the pre-check says no to a.", "两个都被 Fit 拒绝；预检不放行 a。")).toEqual({ a: "unschedulablePods", b: "activeQ" });
  });

  lab.test("events.errors-forgotten", { en: "Errors and refusals are counted apart", zh: "出错与被拒绝分开计数" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("a"));
    const info = await scene.take(t, "a");
    info.consecutiveErrorsCount = 4;
    scene.refuse(info, "Fit");
    t.expect({ consecutiveErrorsCount: info.consecutiveErrorsCount, unschedulableCount: info.unschedulableCount }, { en: "After four errors a is refused by Fit: the errors are over", zh: "四次出错之后 a 被 Fit 拒绝：出错到此为止" }).toEqual({ consecutiveErrorsCount: 0, unschedulableCount: 1 });
    await scene.pass(2_500);
    scene.event(nodeAdd);
    t.expect(scene.places, places("2.5 s later a node is added: the first refusal backs off for 1 s, whatever there was before.", "2.5 秒后新增节点：第一次被拒绝只退避 1 秒，与之前无关。")).toEqual({ a: "activeQ" });
  });

  lab.test("events.wildcard", { en: "The wildcard event moves all refused pods", zh: "通配事件移动所有被拒绝的 Pod" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("a", 2), pod("b", 1));
    await scene.tryInVain(t, "a", "Fit");
    await scene.tryInVain(t, "b", "SomethingElse");
    await scene.pass(20_000);
    scene.event(wildCardEvent);
    t.expect(scene.places, places("a was refused by Fit, b by a plugin that has registered nothing.", "a 被 Fit 拒绝，b 被一个什么都没注册的插件拒绝。")).toEqual({ a: "activeQ", b: "activeQ" });
  });

  lab.test("events.leftover", { en: "After five minutes a pod is tried without any event", zh: "五分钟之后，没有事件也再试一次" }, async (t) => {
    const scene = new Scene(t, { enqueueExtensions: [fit] });
    scene.add(pod("a"));
    await scene.pass(10_000);
    await scene.tryInVain(t, "a", "Fit");
    await scene.pass(299_000);
    t.expect(scene.places, places("299 s after the refusal.", "被拒绝之后 299 秒。")).toEqual({ a: "unschedulablePods" });
    await scene.pass(32_000);
    t.expect(scene.places, places("331 s after the refusal; leftovers are looked for each 30 s.", "被拒绝之后 331 秒；每 30 秒检查一次滞留者。")).toEqual({ a: "activeQ" });
  });

  lab.test("events.idle", { en: "An idle scheduler takes a refused pod out of its backoff, never one with an error", zh: "空闲的调度器会提前取走退避中的 Pod，但不取出错的" }, async (t) => {
    const scene = new Scene(t, { popFromBackoffQ: true });
    scene.add(pod("refused", 3), pod("important", 2), pod("broken", 1));
    await scene.pass(300);
    await scene.tryInVain(t, "refused", "Fit");
    await scene.pass(50);
    const important = await scene.take(t, "important");
    scene.refuse(important, "Fit");
    scene.refuse(await scene.take(t, "broken"));
    important.podInfo.pod.spec!.priority = 100;
    t.expect(await scene.popName(), { en: "popFromBackoffQ is on. refused and important lie in unschedulablePods, broken backs off after an error: pop()", zh: "popFromBackoffQ 打开。refused 和 important 在 unschedulablePods，broken 出错退避中：pop()" }).toBe("waiting");
    scene.event(nodeAdd);
    t.expect([await scene.popName(), await scene.popName(), await scene.popName()], { en: "A node is added, both go to backoffQ. What three pops give, at once: their backoffs end in the same second, so the priority decides", zh: "新增节点，两个都进 backoffQ。立刻 pop 三次：它们的退避在同一秒结束，由优先级决定" }).toEqual(["important", "refused", "waiting"]);
  });
}
