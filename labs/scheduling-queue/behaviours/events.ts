import { ActionType, type QueueingHint } from "@reconcile/api";
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
}
