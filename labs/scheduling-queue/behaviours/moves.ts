import { wildCardEvent } from "@reconcile/api";
import { Scene, fit, nodeAdd, places, pod, podDelete, volumeAdd } from "./scene";
import type { Builder } from "./student";

/** What else moves a pod: what came while it was in flight, the wildcard event, the time, an idle scheduler. */
export function moveTests(lab: Builder): void {
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

  lab.test("events.in-flight-strongest", { en: "Of what came in flight, the event that helps most decides", zh: "在途期间的事件里，由帮助最大的那个决定" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("a"));
    const info = await scene.take(t, "a");
    scene.event(nodeAdd);
    scene.event(volumeAdd);
    info.pendingPlugins.add("Volumes");
    scene.refuse(info, "Fit");
    t.expect(scene.places, places("While a is in flight a node is added, then a volume. It comes back refused by Fit, which waits for nodes, with Volumes pending, which has got its volume.", "a 在途时先新增节点，再新增存储卷。归队时它被等节点的 Fit 拒绝，Volumes 是 Pending，而它要的卷已经来了。")).toEqual({ a: "activeQ" });
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

  lab.test("events.wildcard-pending", { en: "The wildcard event cuts no backoff short, not even of a pending pod", zh: "通配事件不缩短退避，Pending 的 Pod 也一样" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("a"));
    const info = await scene.take(t, "a");
    info.pendingPlugins.add("Volumes");
    scene.act("a is back: Volumes is pending", () => scene.queue.addUnschedulableIfNotPresent(info));
    scene.event(wildCardEvent);
    t.expect(scene.places, places("Volumes had said Pending. The wildcard event comes right away: it is not what Volumes waits for.", "Volumes 说 Pending。紧接着来了通配事件：它不是 Volumes 在等的。")).toEqual({ a: "backoffQ" });
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

  lab.test("events.leftover-config", { en: "How long leftovers lie is configured", zh: "滞留多久由配置决定" }, async (t) => {
    const scene = new Scene(t, { enqueueExtensions: [fit], podMaxInUnschedulablePods: 60_000 });
    scene.add(pod("a"));
    await scene.tryInVain(t, "a", "Fit");
    await scene.pass(95_000);
    t.expect(scene.places, places("podMaxInUnschedulablePods is 60,000; 95 s after the refusal.", "podMaxInUnschedulablePods 为 60000；被拒绝之后 95 秒。")).toEqual({ a: "activeQ" });
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
    scene.event(nodeAdd);
    t.expect([await scene.popName(), await scene.popName(), await scene.popName()], { en: "popFromBackoffQ is on. refused and important were refused by Fit, broken backs off after an error. A node is added, so that refused and important back off too, with Fit still in their unschedulablePlugins. What three pops give, at once: their backoffs end in the same second, so the priority decides", zh: "popFromBackoffQ 打开。refused 和 important 被 Fit 拒绝，broken 出错退避中。新增节点，refused 和 important 也开始退避，unschedulablePlugins 里仍有 Fit。立刻 pop 三次：它们的退避在同一秒结束，由优先级决定" }).toEqual(["important", "refused", "waiting"]);
  });

  lab.test("events.idle-last", { en: "Nobody is taken out of the backoff while another pod may be tried", zh: "还有别的 Pod 可试，就不取退避中的" }, async (t) => {
    const scene = new Scene(t, { popFromBackoffQ: true });
    scene.add(pod("refused", 5));
    await scene.pass(300);
    await scene.tryInVain(t, "refused", "Fit");
    scene.event(nodeAdd);
    scene.add(pod("new", 1));
    t.expect([await scene.popName(), await scene.popName()], { en: "refused (priority 5) backs off, new (priority 1) lies in the active queue. What two pops give", zh: "refused（优先级 5）在退避，new（优先级 1）在 active 队列。两次 pop 的结果" }).toEqual(["new", "refused"]);
  });
}
