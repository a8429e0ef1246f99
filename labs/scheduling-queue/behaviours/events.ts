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

  lab.test("events.backoff-order", { en: "A refused pod with a long backoff holds up nobody, however important it is", zh: "退避久的 Pod 再重要，也不挡着别人" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("often", 5), pod("once", 1));
    const often = await scene.take(t, "often");
    often.unschedulableCount = 3;
    await scene.pass(300);
    scene.refuse(often, "Fit");
    await scene.tryInVain(t, "once", "Fit");
    scene.event(nodeAdd);
    await scene.pass(2_000);
    t.expect(scene.places, places("At 300 ms often (priority 5) is refused for the fourth time (8 s), once (priority 1) for the first (1 s), and a node is added. It is 2300 ms: the end of the backoff comes first, the priority after it.", "300 ms 时 often（优先级 5）第四次被拒绝（8 秒），once（优先级 1）第一次被拒绝（1 秒），随后新增节点。现在 2300 ms：先看退避何时结束，再看优先级。")).toEqual({ often: "backoffQ", once: "activeQ" });
  });

  lab.test("events.attempts", { en: "Each pop is an attempt, and begins with a clean slate", zh: "每次 pop 是一次尝试，并清掉上次的结论" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("a"));
    const info = await scene.take(t, "a");
    t.expect(info.attempts, { en: "attempts after the first pop", zh: "第一次 pop 之后的 attempts" }).toBe(1);
    info.pendingPlugins.add("Volumes");
    scene.refuse(info, "Fit");
    await scene.pass(20_000);
    scene.event(nodeAdd);
    const again = await scene.take(t, "a");
    t.expect({ attempts: again.attempts, unschedulablePlugins: [...again.unschedulablePlugins], pendingPlugins: [...again.pendingPlugins] }, { en: "Refused by Fit, with Volumes pending; moved by an event, popped once more. Who refused the last time must not stick to this attempt", zh: "被 Fit 拒绝，Volumes 是 Pending；被事件移走，再次 pop。上次的拒绝者不应留到这一次" }).toEqual({ attempts: 2, unschedulablePlugins: [], pendingPlugins: [] });
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

  lab.test("events.hint-again", { en: "One hint that says no does not answer for the others", zh: "一个 hint 说不，不代表其他的" }, async (t) => {
    const scene = new Scene(t, { enqueueExtensions: [plugin("Fit", nodeAdd, () => "QueueSkip"), plugin("Ports", nodeAdd, () => "Queue")] });
    scene.add(pod("a"));
    await scene.tryInVain(t, "a", "Fit", "Ports");
    await scene.pass(20_000);
    scene.event(nodeAdd);
    t.expect(scene.places, places("Fit and Ports have refused a. A node is added: Fit's hint says QueueSkip, that of Ports, which is asked after it, Queue.", "Fit 和 Ports 都拒绝了 a。新增一个节点：Fit 的 hint 返回 QueueSkip，随后问到的 Ports 返回 Queue。")).toEqual({ a: "activeQ" });
  });

  lab.test("events.registered-wider", { en: "What is registered may be wider than what comes", zh: "注册的范围可以比到来的事件大" }, async (t) => {
    const scene = new Scene(t, { enqueueExtensions: [plugin("Fit", { resource: "Node", actionType: ActionType.Add | ActionType.UpdateNodeLabel }), plugin("Spread", { resource: "Pod", actionType: ActionType.Delete })] });
    scene.add(pod("a", 2), pod("b", 1));
    await scene.tryInVain(t, "a", "Fit");
    await scene.tryInVain(t, "b", "Spread");
    await scene.pass(20_000);
    scene.event({ resource: "Node", actionType: ActionType.UpdateNodeLabel });
    scene.event(podDelete);
    t.expect(scene.places, places("Fit has registered added nodes and changed labels, Spread deletions of pods of any kind. A label of a node changes, and an assigned pod is deleted. In matchClusterEvents what is registered comes first.", "Fit 注册了节点新增和标签变化，Spread 注册了任意 Pod 的删除。一个节点的标签变了，一个已分配的 Pod 被删除。matchClusterEvents 的第一个参数是注册的事件。")).toEqual({ a: "activeQ", b: "activeQ" });
  });

  lab.test("events.pending-alone", { en: "A pod that is only pending was refused too; no error happened", zh: "只有 Pending 也是被拒绝，不是出错" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("a"));
    const info = await scene.take(t, "a");
    info.pendingPlugins.add("Volumes");
    scene.act("a is back: Volumes is pending", () => scene.queue.addUnschedulableIfNotPresent(info));
    t.expect({ places: scene.places, consecutiveErrorsCount: info.consecutiveErrorsCount, unschedulableCount: info.unschedulableCount }, { en: "a comes back with Volumes in pendingPlugins and nobody in unschedulablePlugins. Where it lies, and its counts", zh: "a 归队，pendingPlugins 里有 Volumes，unschedulablePlugins 为空。它在哪里，各个计数" })
      .toEqual({ places: { a: "unschedulablePods" }, consecutiveErrorsCount: 0, unschedulableCount: 1 });
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

  lab.test("events.pending-strongest", { en: "Of several plugins that an event helps, the pending one decides", zh: "事件同时帮到几个插件时，由 Pending 的那个决定" }, async (t) => {
    const scene = new Scene(t, { enqueueExtensions: [fit, plugin("Volumes", nodeAdd)] });
    scene.add(pod("a"));
    const info = await scene.take(t, "a");
    info.pendingPlugins.add("Volumes");
    scene.refuse(info, "Fit");
    scene.event(nodeAdd);
    t.expect(scene.places, places("Fit had refused, Volumes had said Pending, and both wait for nodes. A node is added; Fit is asked before Volumes.", "Fit 拒绝，Volumes 说 Pending，两个都在等节点。新增一个节点；先问 Fit，再问 Volumes。")).toEqual({ a: "activeQ" });
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
