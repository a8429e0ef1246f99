import { newForbidden } from "@reconcile/api";
import type { AdmissionAttributes, AdmissionPlugin, Pod, Toleration } from "@reconcile/api";
import { labelsOf, pod, request } from "./requests";
import { Scene, outcome } from "./scene";
import type { Builder, Context } from "./student";

/** A plugin that adds its name to the labels, a while after it is asked, and notes what it saw. */
function mutator(scene: Scene, name: string, more: Partial<AdmissionPlugin> = {}): AdmissionPlugin {
  return {
    name, handles: () => true,
    async admit(attributes) {
      scene.note(`${name} sees ${labelsOf(attributes.object)}`);
      await scene.clock.sleep(10);
      attributes.object = { ...attributes.object, metadata: { ...attributes.object?.metadata, labels: { ...attributes.object?.metadata?.labels, [name]: "yes" } } };
    },
    ...more,
  };
}

function validator(scene: Scene, name: string, refuses = false): AdmissionPlugin {
  return {
    name, handles: () => true,
    async validate({ object, resource, name: what }) {
      scene.note(`${name} judges ${labelsOf(object)}`);
      if (refuses) throw newForbidden(resource, what, name);
    },
  };
}

async function through(t: Context, scene: Scene, plugins: readonly AdmissionPlugin[], attributes: AdmissionAttributes = request()): Promise<string> {
  const chain = new t.student.admission_chain.AdmissionChain(plugins);
  return outcome(await scene.call("admit, then validate", attributes, async () => {
    await chain.admit(attributes);
    await chain.validate(attributes);
  }));
}

export function chainTests(lab: Builder): void {
  lab.test("chain.mutate", { en: "Plugins change the object one after the other: each sees what those before it did", zh: "插件依次修改对象：后面的看得到前面改了什么" }, async (t) => {
    const scene = new Scene(t);
    const attributes = request();
    const chain = new t.student.admission_chain.AdmissionChain([mutator(scene, "a"), mutator(scene, "b"), mutator(scene, "c")]);
    const ending = await scene.call("admit", attributes, () => chain.admit(attributes));
    t.expect([outcome(ending), scene.steps, labelsOf(attributes.object)], { en: "admit of the plugins a, b and c, each of which adds its label after 10 ms: how it ended, what each saw of the labels, and those at the end", zh: "admit：插件 a、b、c 各在 10 ms 后加上自己的标签。结果、各插件看到的标签，以及最终的标签" })
      .toEqual(["allowed", ["a sees none", "b sees a", "c sees a b"], "a b c"]);
  });

  lab.test("chain.refuse", { en: "The first plugin that refuses ends it", zh: "遇到第一个拒绝的插件就到此为止" }, async (t) => {
    const scene = new Scene(t);
    const refusing = mutator(scene, "b", { admit: async ({ resource, name }) => { scene.note("b refuses"); throw newForbidden(resource, name, "not on a Friday"); } });
    const ended = await through(t, scene, [mutator(scene, "a"), refusing, mutator(scene, "c"), validator(scene, "v")]);
    t.expect([ended, scene.steps], { en: "a, b and c mutate, b refuses: how admit ended, and who was asked", zh: "a、b、c 依次变更，b 拒绝：admit 的结果，以及问过哪些插件" })
      .toEqual([`403: pods "web" is forbidden: not on a Friday`, ["a sees none", "b refuses"]]);
  });

  lab.test("chain.validate", { en: "Validation comes after all mutation, and judges what is to be stored", zh: "全部变更结束后才验证，判断的是即将存储的对象" }, async (t) => {
    const scene = new Scene(t);
    const ended = await through(t, scene, [validator(scene, "v"), mutator(scene, "a"), validator(scene, "w", true), validator(scene, "x"), mutator(scene, "b")]);
    t.expect([ended, scene.steps], { en: "The chain v, a, w, x, b, of which a and b mutate and w refuses: admit, then validate", zh: "链为 v、a、w、x、b，其中 a、b 变更，w 拒绝：先 admit，再 validate" })
      .toEqual([`403: pods "web" is forbidden: w`, ["a sees none", "b sees a", "v judges a b", "w judges a b"]]);
  });

  lab.test("chain.handles", { en: "A plugin is not asked about operations that it does not handle", zh: "插件不处理的操作，就不去问它" }, async (t) => {
    const scene = new Scene(t);
    const plugins = [mutator(scene, "a", { handles: (operation) => operation === "CREATE" }), mutator(scene, "b", { handles: (operation) => operation !== "DELETE" }), { ...validator(scene, "v"), handles: () => false }];
    await through(t, scene, plugins, request({ operation: "UPDATE" }));
    const chain = new t.student.admission_chain.AdmissionChain(plugins);
    t.expect([scene.steps, chain.handles("UPDATE"), chain.handles("DELETE")], { en: "An UPDATE, where a handles CREATE only, b all but DELETE, and v nothing: who was asked; and handles() of the chain for UPDATE and DELETE", zh: "UPDATE 请求；a 只处理 CREATE，b 处理除 DELETE 以外的操作，v 什么都不处理：问了谁，以及链的 handles() 对 UPDATE 和 DELETE 的返回值" })
      .toEqual([["b sees none"], true, false]);
  });

  lab.test("chain.second-round", { en: "If a plugin asks for it, all mutate once more, and never a third time", zh: "有插件提出要求，全体就再变更一轮，但绝没有第三轮" }, async (t) => {
    const scene = new Scene(t);
    const asking: AdmissionPlugin = {
      name: "asking", handles: () => true,
      async admit({ reinvocation }) {
        scene.note(reinvocation === undefined ? "no context" : reinvocation.isReinvoke ? "round 2" : "round 1");
        if (reinvocation !== undefined) reinvocation.shouldReinvoke = true;
      },
    };
    await through(t, scene, [mutator(scene, "a"), asking]);
    const first = scene.steps.splice(0);
    await through(t, scene, [mutator(scene, "a")]);
    t.expect([first, scene.steps], { en: "A plugin that always sets shouldReinvoke, behind the plugin a: who was asked. Then the same without it", zh: "a 后面有一个总是设置 shouldReinvoke 的插件：问了哪些插件。再去掉它走一遍" })
      .toEqual([["a sees none", "round 1", "a sees a", "round 2"], ["a sees none"]]);
  });
}

const keys = { notReady: "node.kubernetes.io/not-ready", unreachable: "node.kubernetes.io/unreachable" };
const read = ({ key = "*", operator = "Equal", effect, tolerationSeconds }: Toleration): string => `${key.replace("node.kubernetes.io/", "")} ${operator} ${effect ?? "*"}${tolerationSeconds === undefined ? "" : ` ${tolerationSeconds} s`}`;

export function tolerationTests(lab: Builder): void {
  const admitted = async (t: Context, attributes: AdmissionAttributes): Promise<string[] | string> => {
    const plugin = new t.student.default_toleration_seconds.DefaultTolerationSeconds();
    const ending = await new Scene(t).call("DefaultTolerationSeconds.admit", attributes, () => plugin.admit(attributes));
    return "error" in ending ? outcome(ending) : ((attributes.object as Pod).spec?.tolerations ?? []).map(read);
  };
  const tolerating = (...tolerations: Toleration[]) => request({ object: pod({}, { containers: [], tolerations }) });

  lab.test("tolerations.added", { en: "A pod gets 300 s on a node that is not ready or unreachable", zh: "Pod 在未就绪或不可达的节点上可以再留 300 秒" }, async (t) => {
    t.expect(await admitted(t, tolerating({ key: "gpu", operator: "Exists" })), { en: "Tolerations of a pod that came with one of its own, for gpu", zh: "一个自带 gpu 容忍的 Pod，最终的容忍" })
      .toEqual(["gpu Exists *", "not-ready Exists NoExecute 300 s", "unreachable Exists NoExecute 300 s"]);
  });

  lab.test("tolerations.kept", { en: "What the pod says itself of these taints stays as it is", zh: "Pod 自己对这些污点的声明原样保留" }, async (t) => {
    t.expect(await admitted(t, tolerating({ key: keys.notReady, operator: "Exists", effect: "NoExecute", tolerationSeconds: 5 })), { en: "A pod that stays 5 s on a node that is not ready", zh: "声明在未就绪节点上只留 5 秒的 Pod" })
      .toEqual(["not-ready Exists NoExecute 5 s", "unreachable Exists NoExecute 300 s"]);
    t.expect(await admitted(t, tolerating({ operator: "Exists" })), { en: "A pod that tolerates everything: without a key and an effect, operator Exists", zh: "容忍一切的 Pod：没有 key 和 effect，operator 为 Exists" }).toEqual(["* Exists *"]);
    t.expect(await admitted(t, tolerating({ key: keys.unreachable, operator: "Exists", effect: "NoSchedule" })), { en: "One that tolerates unreachable with the effect NoSchedule, which says nothing of NoExecute", zh: "对 unreachable 只容忍 NoSchedule 的 Pod，这与 NoExecute 无关" })
      .toEqual(["unreachable Exists NoSchedule", "not-ready Exists NoExecute 300 s", "unreachable Exists NoExecute 300 s"]);
  });

  lab.test("tolerations.pods-only", { en: "It touches pods only, and neither their sub-resources nor anything twice", zh: "只动 Pod，不动其子资源，也不重复添加" }, async (t) => {
    t.expect(await admitted(t, request({ operation: "UPDATE", subresource: "status" })), { en: "An UPDATE of pods/status: tolerations of the pod", zh: "对 pods/status 的 UPDATE：Pod 的容忍" }).toEqual([]);
    const deployment = request({ resource: { group: "apps", version: "v1", resource: "deployments" }, kind: { group: "apps", version: "v1", kind: "Deployment" } });
    t.expect(await admitted(t, deployment), { en: "A Deployment: tolerations in its spec", zh: "Deployment：spec 里的容忍" }).toEqual([]);
    const metrics = request({ resource: { group: "metrics.k8s.io", version: "v1", resource: "pods" }, kind: { group: "metrics.k8s.io", version: "v1", kind: "PodMetrics" } });
    t.expect(await admitted(t, metrics), { en: "pods of the group metrics.k8s.io, which are none", zh: "metrics.k8s.io 组的 pods，并不是 Pod" }).toEqual([]);
    const twice = request();
    await admitted(t, twice);
    t.expect(await admitted(t, twice), { en: "A pod that is admitted twice", zh: "同一个 Pod 经过两次" }).toEqual(["not-ready Exists NoExecute 300 s", "unreachable Exists NoExecute 300 s"]);
  });
}
