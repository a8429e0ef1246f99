import type { ValidatingWebhook } from "@reconcile/api";
import { addLabel, labelsOf, request, webhook } from "./requests";
import { Scene, cut, outcome, type Answer, type Server } from "./scene";
import type { Builder, Context } from "./student";

const allow: Answer = () => ({ allowed: true });

function validating(t: Context, servers: Readonly<Record<string, Answer | Server>>, hooks: readonly ValidatingWebhook[]) {
  const scene = new Scene(t, servers);
  const plugin = new t.student.validating_webhook.ValidatingAdmissionWebhook(scene.config({ metadata: { name: "all" }, webhooks: [...hooks] }));
  const attributes = request();
  return { scene, attributes, validate: async () => cut(outcome(await scene.call("validate", attributes, () => plugin.validate(attributes)))) };
}

export function validatingTests(lab: Builder): void {
  lab.test("validating.parallel", { en: "All are asked at once: the slowest one says how long it takes", zh: "同时询问所有 webhook：耗时取决于最慢的那个" }, async (t) => {
    const { scene, validate } = validating(t, { a: { answer: allow, delay: 300 }, b: { answer: allow, delay: 200 }, c: { answer: allow, delay: 100 } }, [webhook("a"), webhook("b"), webhook("c"), webhook("other", { rules: [] })]);
    const ended = await validate();
    const asked = scene.timed.filter((step) => step.endsWith("←")).sort();
    t.expect([ended, asked, scene.timed.filter((step) => step.endsWith("→"))], { en: "Webhooks that take 300, 200 and 100 ms, and one that does not match: how validate ended, and when each was asked (←) and answered (→)", zh: "三个 webhook 分别需要 300、200、100 ms，另有一个不匹配：validate 的结果，以及各自何时被问（←）、何时响应（→）" })
      .toEqual(["allowed", ["0 ms: a ←", "0 ms: b ←", "0 ms: c ←"], ["100 ms: c →", "200 ms: b →", "300 ms: a →"]]);
  });

  lab.test("validating.denied", { en: "One no is enough, and the first to come is the answer", zh: "一个“不”就够了，最先到的那个就是结果" }, async (t) => {
    const no = (message: string, delay: number): Server => ({ delay, answer: () => ({ allowed: false, status: { message } }) });
    const { scene, validate } = validating(t, { a: no("slow no", 300), b: no("quick no", 100), c: allow }, [webhook("a"), webhook("b"), webhook("c")]);
    t.expect([await validate(), `${scene.sim.now} ms`], { en: "a says no after 300 ms, b after 100 ms, c yes: how validate ended, and when (it waits for all)", zh: "a 在 300 ms 后说不，b 在 100 ms 后说不，c 同意：validate 的结果，以及结束的时间（要等所有 webhook）" }).toEqual([`400: admission webhook "b.example.com" denied the request: quick no`, "300 ms"]);
  });

  lab.test("validating.failure", { en: "One that cannot be asked counts by its failurePolicy", zh: "问不到的 webhook，按它的 failurePolicy 处理" }, async (t) => {
    const run = (failurePolicy: "Fail" | "Ignore", b: Answer = allow) => validating(t, { b }, [webhook("nobody", { failurePolicy }), webhook("b")]).validate();
    t.expect([await run("Ignore"), await run("Fail"), await run("Ignore", () => ({ allowed: false }))], { en: "One that does not exist, beside one that allows, with Ignore; with Fail; beside one that denies, with Ignore", zh: "一个不存在的 webhook 和一个允许的：policy 为 Ignore；为 Fail；另一个改为拒绝，policy 为 Ignore" }).toEqual([
      "allowed", `500: Internal error occurred: failed calling webhook "nobody.example.com": failed to call webhook: …`, `400: admission webhook "b.example.com" denied the request without explanation`,
    ]);
  });

  lab.test("validating.never-mutates", { en: "A patch does not change the object: it is a failed call", zh: "验证型 webhook 的 patch 改不了对象，只会算作调用失败" }, async (t) => {
    const run = async (failurePolicy: "Fail" | "Ignore") => {
      const { validate, attributes } = validating(t, { a: () => addLabel("a") }, [webhook("a", { failurePolicy })]);
      return [await validate(), labelsOf(attributes.object)];
    };
    t.expect([await run("Fail"), await run("Ignore")], { en: "A validating webhook that sends a patch, with Fail; with Ignore: how validate ended, and the labels of the object", zh: "带 patch 的验证型 webhook，policy 为 Fail；为 Ignore：validate 的结果，以及对象的标签" }).toEqual([
      [`500: Internal error occurred: failed calling webhook "a.example.com": received invalid webhook response: validating webhook may not return response.patch`, "none"], ["allowed", "none"],
    ]);
  });
}
