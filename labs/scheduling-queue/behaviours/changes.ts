import { ActionType, wildCardEvent, type Pod } from "@reconcile/api";
import { newQueuedPodInfo } from "../starter/queued_pod";
import { Scene, fit, gates, given, nameOf, nodeAdd, places, plugin, pod, volumeAdd } from "./scene";
import type { Builder, Context } from "./student";

const gated = (name: string): Pod => pod(name, 0, { spec: { schedulingGates: [{ name: "quota" }] } });
const gatedScene = (t: Context) => new Scene(t, { preEnqueuePlugins: [gates], enqueueExtensions: [gates, fit] });

export function changeTests(lab: Builder): void {
  lab.test("gate.closed", { en: "A gated pod is not tried, whatever happens", zh: "有门控的 Pod 不会被尝试，发生什么都一样" }, async (t) => {
    const scene = gatedScene(t);
    scene.add(gated("a"));
    t.expect(await scene.popName(), { en: "A pod with a scheduling gate is added. pop()", zh: "加入一个带 schedulingGates 的 Pod。pop()" }).toBe("waiting");
    t.expect(scene.queue.unschedulablePods().map(({ gatingPlugin }) => gatingPlugin), { en: "unschedulablePods(): who gates it", zh: "unschedulablePods()：被谁拦住" }).toEqual(["SchedulingGates"]);
    scene.event(nodeAdd);
    scene.event(wildCardEvent);
    await scene.pass(400_000);
    t.expect(await scene.popName(), { en: "A node is added, everything is moved, more than five minutes pass. pop()", zh: "新增节点、移动全部、过了五分多钟。pop()" }).toBe("waiting");
  });

  lab.test("gate.opens", { en: "A pod whose gates are gone is tried at once", zh: "门控一消除就立刻尝试" }, async (t) => {
    const scene = gatedScene(t);
    scene.add(gated("a"));
    await scene.pass(500);
    scene.act("gates eliminated", () => scene.queue.update(gated("a"), pod("a")));
    t.expect(scene.places, places("An update takes the gate away. It was never tried, so it need not back off.", "一次更新去掉了门控。它从未被尝试过，不必退避。")).toEqual({ a: "activeQ" });
    const info = await scene.take(t, "a");
    t.expect(info.gatingPlugin, { en: "Who gates it now", zh: "现在被谁拦住" }).toBe(undefined);
  });

  lab.test("gate.asks", { en: "The gate that holds a pod is asked first, and the others only after it", zh: "先问拦着它的那一道门，通过了再问其他的" }, (t) => {
    const asked: string[] = [];
    const open = new Set<string>();
    const gate = (name: string) => ({ name, preEnqueue: () => { asked.push(name); return open.has(name) ? (name === "first" ? { code: "Success" as const, reasons: [] } : undefined) : { code: "Unschedulable" as const, reasons: [] }; } });
    const info = newQueuedPodInfo(given.newPodInfo(pod("a")), 0);
    info.gatingPlugin = "second";
    const run = () => t.student.pre_enqueue.runPreEnqueuePlugins([gate("first"), gate("second"), gate("third")], info, (name) => [{ resource: "Node", actionType: 1, customLabel: name }]);
    run();
    t.expect({ asked: [...asked], gate: info.gatingPlugin, unschedulablePlugins: [...info.unschedulablePlugins] }, { en: "second holds the pod and still says no. Who was asked, who gates it, who counts as its refuser", zh: "second 拦着它，仍然不放行。问了谁，被谁拦住，谁算拒绝者" }).toEqual({ asked: ["second"], gate: "second", unschedulablePlugins: ["second"] });
    asked.length = 0;
    open.add("second");
    open.add("first");
    run();
    t.expect({ asked: [...asked], gate: info.gatingPlugin, events: info.gatingPluginEvents.map(({ customLabel }) => customLabel) }, { en: "second and first open (first says so with the code Success), third does not. Who was asked, who gates it, whose events count", zh: "second、first 放行（first 返回 Success），third 不放行。问了谁，被谁拦住，看谁的事件" })
      .toEqual({ asked: ["second", "first", "third"], gate: "third", events: ["third"] });
  });

  lab.test("gate.its-event", { en: "Only an event that the gate waits for makes it look again", zh: "只有门控在等的事件，才会让它再看一次" }, async (t) => {
    let open = false;
    const quota = { ...plugin("Quota", { resource: "PersistentVolume", actionType: ActionType.Add }), preEnqueue: () => (open ? undefined : { code: "Unschedulable" as const, reasons: [] }) };
    const scene = new Scene(t, { preEnqueuePlugins: [quota], enqueueExtensions: [quota, fit] });
    scene.add(pod("a"));
    open = true;
    scene.event(nodeAdd);
    scene.event(wildCardEvent);
    await scene.pass(400_000);
    t.expect(scene.places, places("Quota gates a and waits for volumes. It would let a pass now, but what comes is a node, the wildcard event, and more than five minutes.", "Quota 拦着 a，在等存储卷。它现在肯放行，但来的是节点、通配事件，以及五分多钟。")).toEqual({ a: "unschedulablePods" });
    scene.event(volumeAdd);
    t.expect(scene.places, places("A volume is added.", "新增一个存储卷。")).toEqual({ a: "activeQ" });
  });

  lab.test("update.order", { en: "A changed pod takes its new place in the active queue", zh: "Pod 变了，在 active 队列中的位置随之改变" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("a", 1));
    await scene.pass(10);
    scene.add(pod("b", 2));
    scene.act("update a", () => scene.queue.update(pod("a", 1), pod("a", 3)));
    t.expect(scene.places, places("a is updated in the queue.", "a 在队列里被更新。")).toEqual({ a: "activeQ", b: "activeQ" });
    t.expect([await scene.popName(), await scene.popName(), await scene.popName()], { en: "a (1), b (2), then a has 3. What three pops give", zh: "a（优先级 1）、b（2），然后 a 变为 3。三次 pop 的结果" }).toEqual(["a", "b", "waiting"]);
  });

  lab.test("update.backoff", { en: "An updated pod goes on backing off, at its new place", zh: "退避中的 Pod 更新后继续退避，位置随之改变" }, async (t) => {
    const scene = new Scene(t, { popFromBackoffQ: true });
    scene.add(pod("a", 2), pod("b", 1));
    await scene.pass(300);
    const [a, b] = [await scene.take(t, "a"), await scene.take(t, "b")];
    scene.event(nodeAdd);
    scene.refuse(a, "Fit");
    scene.refuse(b, "Fit");
    scene.act("update b", () => scene.queue.update(pod("b", 1), pod("b", 3)));
    t.expect(scene.places, places("Both back off, their backoffs end in the same second. b is updated: nobody has refused it less for that.", "两个都在退避，在同一秒结束。b 被更新：它并不因此就少被拒绝一次。")).toEqual({ a: "backoffQ", b: "backoffQ" });
    const again = await scene.pop();
    t.expect({ pod: again === undefined ? "waiting" : nameOf(again), attempts: again?.attempts, unschedulableCount: again?.unschedulableCount }, { en: "b has the priority 3 now, and an idle scheduler takes it before a (2). What pop() gives, and its counts, which go on", zh: "b 现在优先级是 3，空闲的调度器先取它，再取 a（2）。pop() 的结果，以及接着算的计数" }).toEqual({ pod: "b", attempts: 2, unschedulableCount: 1 });
  });

  lab.test("update.helps", { en: "An update is an event too: it moves a refused pod only if it can help", zh: "更新也是事件：帮得上才移动被拒绝的 Pod" }, async (t) => {
    const label = plugin("Labels", { resource: "TargetPod", actionType: ActionType.UpdatePodLabel });
    const scene = new Scene(t, { enqueueExtensions: [fit, label] });
    scene.add(pod("a", 2), pod("b", 1));
    await scene.tryInVain(t, "a", "Fit");
    await scene.tryInVain(t, "b", "Labels");
    await scene.pass(20_000);
    for (const name of ["a", "b"]) scene.act(`label ${name}`, () => scene.queue.update(pod(name), pod(name, 0, { labels: { app: "x" } })));
    t.expect(scene.places, places("Both get a label. b was refused by a plugin that waits for that, a was not.", "两个都加了标签。拒绝 b 的插件在等这个，拒绝 a 的不是。")).toEqual({ a: "unschedulablePods", b: "activeQ" });
    t.expect(scene.queue.unschedulablePods()[0]?.podInfo.pod.metadata?.labels, { en: "a's object in the queue is the new one all the same: its labels", zh: "队列里 a 的对象也应换成新的：它的标签" }).toEqual({ app: "x" });
  });

  lab.test("update.hint", { en: "The hint is told of the pod as it was and as it is", zh: "hint 拿到更新前和更新后的 Pod" }, async (t) => {
    const told: string[] = [];
    const label = (one: object | undefined) => (one as Pod | undefined)?.metadata?.labels?.["app"] ?? "none";
    const scene = new Scene(t, { enqueueExtensions: [plugin("Labels", { resource: "TargetPod", actionType: ActionType.UpdatePodLabel }, (_one, oldObj, newObj) => { told.push(`${label(oldObj)} → ${label(newObj)}`); return "QueueSkip"; })] });
    scene.add(pod("a"));
    await scene.tryInVain(t, "a", "Labels");
    scene.act("label a", () => scene.queue.update(pod("a"), pod("a", 0, { labels: { app: "x" } })));
    t.expect(told, { en: "a gets the label app=x. What the hint of Labels is told: the label of oldObj → that of newObj", zh: "a 加上标签 app=x。Labels 的 hint 收到的：oldObj 的标签 → newObj 的标签" }).toEqual(["none → x"]);
  });

  lab.test("update.every-change", { en: "Of an update that changes two things, each may help", zh: "一次更新改了两处，每一处都可能帮上忙" }, async (t) => {
    const of = (name: string, actionType: number) => plugin(name, { resource: "TargetPod", actionType });
    const scene = new Scene(t, { enqueueExtensions: [of("Labels", ActionType.UpdatePodLabel), of("Tolerations", ActionType.UpdatePodToleration)] });
    scene.add(pod("a", 2), pod("b", 1));
    await scene.tryInVain(t, "a", "Labels");
    await scene.tryInVain(t, "b", "Tolerations");
    await scene.pass(20_000);
    for (const name of ["a", "b"]) scene.act(`update ${name}`, () => scene.queue.update(pod(name), pod(name, 0, { labels: { app: "x" }, spec: { tolerations: [{ operator: "Exists" }] } })));
    t.expect(scene.places, places("Labels has refused a, Tolerations b. Both pods get a label and a toleration in one update: podSchedulingPropertiesChange makes two events of it.", "Labels 拒绝了 a，Tolerations 拒绝了 b。两个 Pod 都在一次更新里加了标签和容忍：podSchedulingPropertiesChange 会给出两个事件。")).toEqual({ a: "activeQ", b: "activeQ" });
  });

  lab.test("update.in-flight", { en: "An update of a pod in flight is kept for when it comes back", zh: "在途 Pod 的更新，留到它归队时再看" }, async (t) => {
    const label = plugin("Labels", { resource: "TargetPod", actionType: ActionType.UpdatePodLabel });
    const scene = new Scene(t, { enqueueExtensions: [label] });
    scene.add(pod("a"));
    const info = await scene.take(t, "a");
    scene.act("label a", () => scene.queue.update(pod("a"), pod("a", 0, { labels: { app: "x" } })));
    t.expect(scene.places, places("a is in flight; it must not be queued a second time.", "a 在途，不能再排一次队。")).toEqual({});
    scene.refuse(info, "Labels");
    t.expect(scene.places, places("a comes back, refused by the plugin that waits for labels.", "a 归队，拒绝它的插件正等着标签变化。")).toEqual({ a: "backoffQ" });
  });

  lab.test("update.unknown", { en: "An update of a pod that nobody knows adds it", zh: "没人认识的 Pod 来了更新，就加入它" }, async (t) => {
    const scene = new Scene(t);
    scene.act("update a", () => scene.queue.update(undefined, pod("a")));
    scene.act("update b", () => scene.queue.update(pod("b"), pod("b", 1)));
    t.expect(scene.places, places("a and b were never added. An update of each comes.", "a 和 b 从未加入，各来了一次更新。")).toEqual({ a: "activeQ", b: "activeQ" });
    t.expect([await scene.popName(), await scene.popName(), await scene.popName()], { en: "What three pops give; b has the higher priority", zh: "三次 pop 的结果；b 的优先级更高" }).toEqual(["b", "a", "waiting"]);
  });

  lab.test("delete.anywhere", { en: "A deleted pod is gone from wherever it waits", zh: "被删除的 Pod 从所在之处消失" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("helped", 4), pod("lies", 3), pod("backs", 2));
    await scene.tryInVain(t, "helped", "Fit");
    scene.event(nodeAdd);
    await scene.tryInVain(t, "lies", "Volumes");
    await scene.tryInVain(t, "backs");
    scene.add(pod("waits", 1));
    for (const name of ["helped", "lies", "backs", "waits"]) scene.act(`delete ${name}`, () => scene.queue.delete(pod(name)));
    t.expect(scene.places, places("lies lay in unschedulablePods, waits in the active queue, helped (refused, then helped by a node) and backs (an error) in backoffQ. All four are deleted.", "lies 在 unschedulablePods，waits 在 active 队列，helped（被拒绝，后来有节点帮上忙）和 backs（出错）在 backoffQ。四个全部删除。")).toEqual({});
    await scene.pass(20_000);
    t.expect(await scene.popName(), { en: "pop(), 20 s later", zh: "20 秒后的 pop()" }).toBe("waiting");
  });

  lab.test("activate.now", { en: "activate ends waiting and backoff; what is unknown stays unknown", zh: "activate 结束等待与退避；不认识的 Pod 不理会" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("lies", 3), pod("backs", 2));
    await scene.tryInVain(t, "lies", "Fit");
    await scene.tryInVain(t, "backs");
    scene.act("activate", () => scene.queue.activate([pod("lies"), pod("backs"), pod("stranger")]));
    t.expect(scene.places, places("lies was refused, backs had an error, stranger was never added. All three are activated.", "lies 被拒绝，backs 出错，stranger 从未加入。三个都 activate。")).toEqual({ lies: "activeQ", backs: "activeQ" });
  });

  lab.test("activate.gated", { en: "activate opens no gate", zh: "activate 打不开门控" }, async (t) => {
    const scene = gatedScene(t);
    scene.add(gated("a"));
    scene.act("activate", () => scene.queue.activate([gated("a")]));
    t.expect(scene.places, places("a has a scheduling gate, and is activated.", "a 带有 schedulingGates，被 activate。")).toEqual({ a: "unschedulablePods" });
  });

  lab.test("activate.in-flight", { en: "A pod that is activated in flight is tried again, and only that one", zh: "在途时被 activate 的 Pod 会再试，也只有它" }, async (t) => {
    const scene = new Scene(t);
    scene.add(pod("a", 2), pod("b", 1));
    const [a, b] = [await scene.take(t, "a"), await scene.take(t, "b")];
    scene.act("activate a", () => scene.queue.activate([pod("a")]));
    scene.refuse(a, "Fit");
    scene.refuse(b, "Fit");
    t.expect(scene.places, places("Both are in flight, a is activated, then both are refused.", "两个都在途，activate a，随后都被拒绝。")).toEqual({ a: "backoffQ", b: "unschedulablePods" });
  });

  lab.test("nominate.promise", { en: "A nomination lasts until the pod is gone or nominated elsewhere", zh: "提名一直有效，直到 Pod 消失或改提别处" }, (t) => {
    const scene = new Scene(t, { run: false });
    const on = (node: string) => scene.queue.nominatedPodsForNode(node).map(({ pod: one }) => one.metadata?.name);
    scene.act("nominate", () => {
      scene.queue.addNominatedPod(given.newPodInfo(pod("a")), { nominatedNodeName: "n1", nominatingMode: "override" });
      scene.queue.addNominatedPod(given.newPodInfo(pod("b", 0, { status: { nominatedNodeName: "n1" } })));
      scene.queue.addNominatedPod(given.newPodInfo(pod("c")));
    });
    t.expect(on("n1"), { en: "a is nominated for n1, b's status says n1, c has no node. Nominated for n1", zh: "a 被提名到 n1，b 的 status 写着 n1，c 没有节点。n1 的提名" }).toEqual(["a", "b"]);
    scene.act("nominate a for n2", () => scene.queue.addNominatedPod(given.newPodInfo(pod("a")), { nominatedNodeName: "n2", nominatingMode: "override" }));
    t.expect({ n1: on("n1"), n2: on("n2") }, { en: "a is nominated for n2", zh: "a 改提名到 n2" }).toEqual({ n1: ["b"], n2: ["a"] });
    scene.act("delete a, b", () => { scene.queue.delete(pod("a")); scene.queue.delete(pod("b")); });
    t.expect({ n1: on("n1"), n2: on("n2") }, { en: "a and b are deleted", zh: "a 和 b 被删除" }).toEqual({ n1: [], n2: [] });
  });

  lab.test("nominate.modes", { en: "Mode override decides by itself, even if it names no node; otherwise the status does", zh: "override 模式说了算，哪怕没写节点；否则看 status" }, (t) => {
    const scene = new Scene(t, { run: false });
    const says = (name: string) => given.newPodInfo(pod(name, 0, { status: { nominatedNodeName: "n1" } }));
    scene.act("nominate", () => {
      scene.queue.addNominatedPod(says("noop"), { nominatedNodeName: "", nominatingMode: "noop" });
      scene.queue.addNominatedPod(says("cleared"), { nominatedNodeName: "", nominatingMode: "override" });
    });
    t.expect(scene.queue.nominatedPodsForNode("n1").map(({ pod: one }) => one.metadata?.name), { en: "The status of both pods says n1. One is nominated with mode noop, the other one (cleared) with mode override and no node. Nominated for n1", zh: "两个 Pod 的 status 都写着 n1。一个用 noop 模式提名，另一个（cleared）用 override 模式且没写节点。n1 的提名" }).toEqual(["noop"]);
  });

  lab.test("nominate.update", { en: "An update that does not know of the nomination yet does not end it", zh: "还不知道提名的更新，不会终止提名" }, (t) => {
    const scene = new Scene(t, { run: false });
    const on = (node: string) => scene.queue.nominatedPodsForNode(node).map(({ pod: one }) => `${one.metadata?.name ?? ""} ${one.metadata?.labels?.["v"] ?? ""}`);
    const labelled = (v: string, node?: string) => pod("a", 0, { labels: { v }, ...(node === undefined ? {} : { status: { nominatedNodeName: node } }) });
    scene.queue.addNominatedPod(given.newPodInfo(labelled("1")), { nominatedNodeName: "n1", nominatingMode: "override" });
    scene.act("update", () => scene.queue.updateNominatedPod(labelled("1"), given.newPodInfo(labelled("2"))));
    t.expect(on("n1"), { en: "a was nominated for n1 in memory. An update comes with no nominatedNodeName before and after", zh: "a 在内存里被提名到 n1。来了一次更新，前后都没有 nominatedNodeName" }).toEqual(["a 2"]);
    scene.act("update", () => scene.queue.updateNominatedPod(labelled("2"), given.newPodInfo(labelled("3", "n2"))));
    t.expect({ n1: on("n1"), n2: on("n2") }, { en: "The next update says n2", zh: "下一次更新写着 n2" }).toEqual({ n1: [], n2: ["a 3"] });
    scene.act("update", () => scene.queue.updateNominatedPod(labelled("3", "n2"), given.newPodInfo(labelled("4"))));
    t.expect({ n1: on("n1"), n2: on("n2") }, { en: "Another one takes the name away", zh: "又一次更新去掉了它" }).toEqual({ n1: [], n2: [] });
  });

  lab.test("nominate.waiting", { en: "An update of a pod that waits brings its nomination up to date", zh: "等待中的 Pod 更新时，提名随之更新" }, async (t) => {
    const scene = new Scene(t);
    const on = (node: string) => scene.queue.nominatedPodsForNode(node).map(({ pod: one }) => `${one.metadata?.name ?? ""} ${one.metadata?.labels?.["v"] ?? ""}`);
    const labelled = (v: string, node?: string) => pod("a", 0, { labels: { v }, ...(node === undefined ? {} : { status: { nominatedNodeName: node } }) });
    scene.add(labelled("1"));
    scene.act("nominate a for n1", () => scene.queue.addNominatedPod(given.newPodInfo(labelled("1")), { nominatedNodeName: "n1", nominatingMode: "override" }));
    scene.act("update a", () => scene.queue.update(labelled("1"), labelled("2")));
    t.expect(on("n1"), { en: "a waits in the active queue and is nominated for n1. update(a) with a new label, which says nothing of a node: who is nominated for n1, with its label", zh: "a 在 active 队列中等待，被提名到 n1。update(a) 带来新标签，没有提到节点：n1 的提名及其标签" }).toEqual(["a 2"]);
    scene.act("update a", () => scene.queue.update(labelled("2"), labelled("3", "n2")));
    t.expect({ n1: on("n1"), n2: on("n2") }, { en: "The next update(a) says n2", zh: "下一次 update(a) 写着 n2" }).toEqual({ n1: [], n2: ["a 3"] });
    scene.act("end the nomination", () => scene.queue.deleteNominatedPodIfExists(labelled("3", "n2")));
    t.expect({ n2: on("n2"), places: scene.places }, { en: "deleteNominatedPodIfExists(a): who is nominated for n2, and where a waits", zh: "deleteNominatedPodIfExists(a)：n2 的提名，以及 a 在哪里等待" }).toEqual({ n2: [], places: { a: "activeQ" } });
  });
}
