import type { AdmissionAttributes, AdmissionPlugin, AdmissionRequest, MutatingWebhook } from "@reconcile/api";
import { addLabel, labelsOf, patch, request, webhook } from "./requests";
import { Scene, cut, outcome, type Answer, type Server } from "./scene";
import type { Builder, Context } from "./student";

/** A server that adds its label, and again each time it is asked. */
const labels = (name: string): Answer => () => addLabel(name);
const sees = ({ object }: AdmissionRequest) => labelsOf(object);

/** The webhooks, each a configuration of its own that is named after it, between the plugins before and after. */
function mutating(t: Context, servers: Readonly<Record<string, Answer | Server>>, hooks: readonly MutatingWebhook[], { before = [], after = [] }: { before?: readonly ((scene: Scene) => AdmissionPlugin)[]; after?: readonly ((scene: Scene) => AdmissionPlugin)[] } = {}) {
  const scene = new Scene(t, servers);
  const plugin = new t.student.mutating_webhook.MutatingAdmissionWebhook(scene.config(...hooks.map((one) => ({ metadata: { name: one.name }, webhooks: [one] }))));
  const chain = new t.student.admission_chain.AdmissionChain([...before.map((make) => make(scene)), plugin, ...after.map((make) => make(scene))]);
  return { scene, admit: async (attributes: AdmissionAttributes) => cut(outcome(await scene.call("admit", attributes, () => chain.admit(attributes)))) };
}

/** A plugin that gives the object a label, the same each time. */
const plugin = (name: string, when: (attributes: AdmissionAttributes) => boolean = () => true) => (scene: Scene): AdmissionPlugin => ({
  name, handles: () => true,
  async admit(attributes) {
    scene.note(name);
    if (when(attributes)) attributes.object = { ...attributes.object, metadata: { ...attributes.object?.metadata, labels: { ...attributes.object?.metadata?.labels, [name]: "yes" } } };
  },
});
const asked = (scene: Scene) => scene.steps.filter((step) => !step.endsWith("→")).map((step) => step.replace(" ←", ""));

export function mutatingTests(lab: Builder): void {
  lab.test("mutating.patch", { en: "A webhook's patch, JSON Patch in base64, changes the object", zh: "webhook 返回的 patch（base64 编码的 JSON Patch）修改了对象" }, async (t) => {
    const sidecar = patch({ op: "add", path: "/spec/containers/-", value: { name: "proxy", image: "mesh:1" } }, { op: "replace", path: "/spec/containers/0/image", value: "应用:2" });
    const { admit } = mutating(t, { sidecar: () => sidecar }, [webhook("sidecar")]);
    const attributes = request();
    const ended = await admit(attributes);
    t.expect([ended, (attributes.object as { spec?: { containers?: unknown } }).spec?.containers], { en: "The containers of a pod to which a webhook adds a sidecar, and whose image it replaces", zh: "webhook 添加 sidecar 并替换镜像之后，Pod 的容器" })
      .toEqual(["allowed", [{ name: "app", image: "应用:2" }, { name: "proxy", image: "mesh:1" }]]);
  });

  lab.test("mutating.order", { en: "They are called one after the other, by the names of their configurations, and see what those before did", zh: "按配置名称的顺序逐个调用，后面的看得到前面改了什么" }, async (t) => {
    const seen: string[] = [];
    const server = (name: string): Server => ({ delay: 10, answer: (sent) => { seen.push(`${name} sees ${sees(sent)}`); return addLabel(name); } });
    const { scene, admit } = mutating(t, { c: server("c"), a: server("a"), b: server("b") }, ["c", "a", "b"].map((name) => webhook(name)));
    const attributes = request();
    t.expect([await admit(attributes), seen, labelsOf(attributes.object), scene.sim.now], { en: "Webhooks c, a and b, each of which adds its label after 10 ms: how admit ended, what each saw, the labels at the end, and the time", zh: "webhook c、a、b 各在 10 ms 后加上自己的标签：admit 的结果、各自看到的标签、最终的标签和时刻" })
      .toEqual(["allowed", ["a sees none", "b sees a", "c sees a b"], "a b c", 30]);
  });

  lab.test("mutating.late-match", { en: "Whether a webhook matches is asked of the object as it is by then", zh: "webhook 是否匹配，看的是轮到它时的对象" }, async (t) => {
    const { scene, admit } = mutating(t, { a: labels("mesh"), b: labels("b") }, [webhook("a"), webhook("b", { objectSelector: { matchLabels: { mesh: "yes" } } })]);
    const attributes = request();
    await admit(attributes);
    t.expect(asked(scene), { en: "a adds the label mesh=yes; b's objectSelector asks for it: who was asked", zh: "a 加上标签 mesh=yes，b 的 objectSelector 要求这个标签：问了谁" }).toEqual(["a", "b"]);
  });

  lab.test("mutating.failure", { en: "One that fails ends the request; with Ignore the next is asked, as if it were not there", zh: "失败就结束请求；policy 为 Ignore 时当它不存在，接着问下一个" }, async (t) => {
    const broken: Answer = () => ({ status: 503, headers: {}, body: "" });
    const run = async (failurePolicy: "Fail" | "Ignore") => {
      const { scene, admit } = mutating(t, { a: labels("a"), b: broken, c: labels("c") }, [webhook("a"), webhook("b", { failurePolicy }), webhook("c")]);
      const attributes = request();
      return [await admit(attributes), asked(scene).join(" "), labelsOf(attributes.object)];
    };
    t.expect(await run("Ignore"), { en: "a, b and c, of which b answers 503, with Ignore: how admit ended, who was asked, the labels at the end", zh: "a、b、c，其中 b 返回 503，policy 为 Ignore：admit 的结果、问了谁、最终的标签" }).toEqual(["allowed", "a b c", "a c"]);
    t.expect((await run("Fail")).slice(0, 2), { en: "The same with Fail: how admit ended, who was asked", zh: "policy 为 Fail：admit 的结果、问了谁" }).toEqual([`500: Internal error occurred: failed calling webhook "b.example.com": failed to call webhook: …`, "a b"]);
  });

  lab.test("mutating.bad-patch", { en: "A patch that cannot be read is a failed call; one that cannot be applied is refused, whatever the policy", zh: "读不懂的 patch 算调用失败；应用不了的 patch 则一律拒绝，与 policy 无关" }, async (t) => {
    const run = (answer: Answer, attributes = request()) => mutating(t, { a: answer }, [webhook("a", { failurePolicy: "Ignore" })]).admit(attributes);
    const unreadable: Answer = () => ({ allowed: true, patchType: "JSONPatch", patch: "bm9uc2Vuc2U=" });
    t.expect(await run(unreadable), { en: "A patch in base64 that is no JSON, from a webhook with Ignore", zh: "base64 解出来不是 JSON 的 patch，policy 为 Ignore" }).toBe("allowed");
    const nowhere = await run(() => patch({ op: "remove", path: "/spec/nodeName" }));
    t.expect(nowhere.slice(0, 28), { en: "A patch that removes a field that is not there, with Ignore: how the answer begins", zh: "删除不存在的字段的 patch，policy 为 Ignore：响应的开头" }).toBe("500: Internal error occurred");
    t.expect(await run(labels("a"), request({ operation: "DELETE" })), { en: "A patch for a DELETE, which has no object", zh: "针对 DELETE 的 patch，而 DELETE 没有对象" })
      .toBe(`500: Internal error occurred: admission webhook "a.example.com" attempted to modify the object, which is not supported for this operation`);
  });

  lab.test("mutating.equivalent", { en: "A patch for another version is applied to the converted object, and the result converted back", zh: "针对另一个版本的 patch 应用到转换后的对象上，结果再转换回来" }, async (t) => {
    const answer: Answer = () => patch({ op: "test", path: "/apiVersion", value: "extensions/v1beta1" }, { op: "add", path: "/metadata/labels", value: { old: "yes" } });
    const { admit } = mutating(t, { a: answer }, [webhook("a", { rules: [{ operations: ["*"], apiGroups: ["extensions"], apiVersions: ["v1beta1"], resources: ["deployments"] }] })]);
    const attributes = request({ kind: { group: "apps", version: "v1", kind: "Deployment" }, resource: { group: "apps", version: "v1", resource: "deployments" }, object: { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web" } } });
    t.expect([await admit(attributes), attributes.object?.apiVersion, labelsOf(attributes.object)], {
      en: "A Deployment of apps/v1, and a webhook for extensions/v1beta1 whose patch tests that the object is of that version: how admit ended, apiVersion and labels at the end", zh: "apps/v1 的 Deployment；webhook 针对 extensions/v1beta1，patch 里检查对象是这个版本：admit 的结果，以及最终的 apiVersion 和标签",
    }).toEqual(["allowed", "apps/v1", "old"]);
  });

  lab.test("mutating.reinvoke", { en: "With IfNeeded a webhook is asked once more if a later one has changed the object", zh: "IfNeeded：后面的 webhook 改了对象，就再问它一次" }, async (t) => {
    const run = async (b: Answer, ...hooks: MutatingWebhook[]) => {
      const { scene, admit } = mutating(t, { a: labels("a"), b, c: labels("c") }, hooks);
      await admit(request());
      return asked(scene).join(" ");
    };
    const again = { reinvocationPolicy: "IfNeeded" as const };
    t.expect(await run(labels("b"), webhook("a", again), webhook("b")), { en: "a with IfNeeded, then b, which changes the object: who was asked", zh: "a 为 IfNeeded，之后的 b 修改对象：问了谁" }).toBe("a b a");
    t.expect(await run(() => ({ allowed: true }), webhook("a", again), webhook("b", again), webhook("c")), { en: "a and b with IfNeeded, of which b changes nothing, then c, which does: who was asked", zh: "a 和 b 都为 IfNeeded，其中 b 什么都不改；之后的 c 修改对象：问了谁" }).toBe("a b c a b");
    t.expect(await run(labels("b"), webhook("a"), webhook("b", again)), { en: "a without a policy, then b with IfNeeded: nobody comes after b, and its own change does not count", zh: "a 没有设置，b 为 IfNeeded：b 后面没有别人，它自己的修改不算" }).toBe("a b");
    t.expect(await run(() => ({ allowed: true }), webhook("a", again), webhook("b")), { en: "a with IfNeeded, then b, which changes nothing", zh: "a 为 IfNeeded，之后的 b 什么都不改" }).toBe("a b");
    t.expect(await run(labels("a"), webhook("a", again), webhook("b")), { en: "a with IfNeeded, then b, whose patch leaves the object as it was", zh: "a 为 IfNeeded，b 的 patch 应用后对象没有变化" }).toBe("a b");
  });

  lab.test("mutating.reinvoke-once", { en: "At most once more, even if two webhooks never agree", zh: "最多再问一次，哪怕两个 webhook 永远谈不拢" }, async (t) => {
    let count = 0;
    const restless: Answer = () => addLabel("count", String(++count));
    const { scene, admit } = mutating(t, { a: restless, b: restless }, ["a", "b"].map((name) => webhook(name, { reinvocationPolicy: "IfNeeded" })));
    await admit(request());
    t.expect(asked(scene), { en: "a and b, both with IfNeeded, which change the object whenever they are asked: who was asked", zh: "a 和 b 都是 IfNeeded，每次被问都要修改对象：问了谁" }).toEqual(["a", "b", "a", "b"]);
  });

  lab.test("mutating.each-request", { en: "Each request begins anew: what was remembered for one is nothing to the next", zh: "每个请求重新开始：为一个请求记下的，与下一个无关" }, async (t) => {
    const b: Answer = ({ name }) => (name === "first" ? addLabel("b") : { allowed: true });
    const { scene, admit } = mutating(t, { a: labels("a"), b }, [webhook("a", { reinvocationPolicy: "IfNeeded" }), webhook("b")]);
    await admit(request({ name: "first" }));
    const first = asked(scene).join(" ");
    scene.steps.length = 0;
    await admit(request({ name: "second" }));
    t.expect([first, asked(scene).join(" ")], { en: "Two requests, one after the other, through the same plugin; b changes the first only: who was asked about each", zh: "两个请求先后经过同一个插件，b 只修改第一个：每个请求各问了谁" }).toEqual(["a b a", "a b"]);
  });

  lab.test("mutating.plugins-again", { en: "A change by a webhook has the plugins asked again; what these change has the webhooks asked again", zh: "webhook 改了对象，就再问一遍插件；插件又改了，就再问 webhook" }, async (t) => {
    const waits = (attributes: AdmissionAttributes) => attributes.object?.metadata?.labels?.a !== undefined;
    const { scene, admit } = mutating(t, { a: labels("a") }, [webhook("a", { reinvocationPolicy: "IfNeeded" })], { before: [plugin("p", waits)] });
    await admit(request());
    t.expect(asked(scene), { en: "The plugin p adds a label once the label a is there; the webhook a (IfNeeded) behind it adds that: who was asked", zh: "插件 p 要等标签 a 出现才加自己的标签；它后面的 webhook a（IfNeeded）会加上标签 a：问了谁" }).toEqual(["p", "a", "p", "a"]);
    const idle = mutating(t, { a: labels("a") }, [webhook("a", { reinvocationPolicy: "IfNeeded" })], { before: [plugin("p")] });
    await idle.admit(request());
    t.expect(asked(idle.scene), { en: "The same if p adds its label at once: in the second round it changes nothing", zh: "如果 p 一开始就加好了标签：第二轮什么都没改" }).toEqual(["p", "a", "p"]);
    const plain = mutating(t, { a: labels("a") }, [webhook("a")], { before: [plugin("p")] });
    await plain.admit(request());
    t.expect(asked(plain.scene), { en: "The same if a has no reinvocationPolicy: its change has the plugins asked again all the same", zh: "如果 a 没有设置 reinvocationPolicy：它改了对象，照样要再问一遍插件" }).toEqual(["p", "a", "p"]);
  });
}
