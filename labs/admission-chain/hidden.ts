import { suite } from "@/lib/grader/harness/api";
import type { AdmissionOperation, AdmissionPlugin, MutatingWebhook, Random, RuleWithOperations } from "@reconcile/api";
import { addLabel, labelsOf, request, webhook } from "./behaviours/requests";
import { Scene, cut, outcome, type Answer, type Server } from "./behaviours/scene";
import type { Modules } from "./behaviours/student";
import { AdmissionChain } from "./solution/admission_chain";
import { MutatingAdmissionWebhook } from "./solution/mutating_webhook";
import { matchesRule } from "./solution/rules";

const some = <T>(random: Random, items: readonly T[]): T[] => items.filter(() => random.next() < 0.4);

/** Run on the server only: random rules and random sets of webhooks, compared with the reference, which goes first: a student's code may change what it is handed. */
export default suite<Modules>((lab) => {
  lab.group("matching", { en: "Stage 2: which webhook is asked", zh: "阶段 2：该问哪个 webhook" }, () => {
    lab.test("hidden.any-rule", { en: "Any rule matches what upstream's matches", zh: "任意规则的匹配结果都与上游一致" }, (t) => t.seeds(3, () => {
      const { random } = new Scene(t).sim;
      for (let i = 0; i < 40; i++) {
        const rule: RuleWithOperations = {
          operations: some<AdmissionOperation | "*">(random, ["CREATE", "UPDATE", "DELETE", "CONNECT", "*"]), apiGroups: some(random, ["", "apps", "*"]), apiVersions: some(random, ["v1", "v1beta1", "*"]),
          resources: some(random, ["pods", "pods/status", "pods/*", "*", "*/status", "*/*", "namespaces", "nodes"]), scope: random.pick(["*", "Cluster", "Namespaced"] as const),
        };
        const attributes = request({
          operation: random.pick(["CREATE", "UPDATE", "DELETE", "CONNECT"] as const), subresource: random.pick(["", "", "status", "exec"]), namespace: random.pick(["", "shop"]),
          resource: { group: random.pick(["", "apps"]), version: random.pick(["v1", "v1beta1"]), resource: random.pick(["pods", "nodes", "namespaces"]) },
        });
        const expected = matchesRule(rule, attributes);
        t.expect(t.student.rules.matchesRule(rule, attributes), { en: "A random rule and request", zh: "随机的规则与请求" }).toBe(expected);
      }
    }));
  });
  lab.group("mutating", { en: "Stage 4: mutating webhooks", zh: "阶段 4：变更型 webhook" }, () => {
    lab.test("hidden.any-webhooks", { en: "Any set of webhooks and plugins is asked as upstream asks it", zh: "任意一组 webhook 与插件，询问的方式都与上游一致" }, (t) => t.seeds(3, async () => {
      const { random } = new Scene(t).sim;
      const names = ["a", "b", "c", "d"];
      const servers = (): Record<string, Answer | Server> => Object.fromEntries(names.map((name) => [name, kinds[name] as Answer]));
      const kinds: Record<string, Answer> = {};
      for (const name of names) {
        const needs = random.pick(names);
        const answers: Answer[] = [
          () => addLabel(name),
          ({ object }) => (labelsOf(object).includes(needs) ? addLabel(name) : { allowed: true }),
          ({ object }) => addLabel(name, String(Object.keys(object?.metadata?.labels ?? {}).length)),
          () => ({ status: 503, headers: {}, body: "" }),
        ];
        kinds[name] = random.pick(answers);
      }
      const hooks = names.map((name): MutatingWebhook => webhook(name, {
        failurePolicy: random.next() < 0.8 ? "Ignore" : "Fail", reinvocationPolicy: random.pick(["IfNeeded", "IfNeeded", "Never"] as const),
        ...(random.next() < 0.2 ? { objectSelector: { matchLabels: { [random.pick(names)]: "yes" } } } : {}),
      }));
      const wanted = random.pick(names);
      const plugin: AdmissionPlugin = {
        name: "p", handles: () => true,
        async admit({ object }) {
          const labels = object?.metadata?.labels;
          if (labels?.[wanted] !== undefined) labels.p = "yes";
        },
      };
      const runs: unknown[] = [];
      for (const [Chain, Plugin] of [[AdmissionChain, MutatingAdmissionWebhook], [t.student.admission_chain.AdmissionChain, t.student.mutating_webhook.MutatingAdmissionWebhook]] as const) {
        const scene = new Scene(t, servers());
        const chain = new Chain([plugin, new Plugin(scene.config({ metadata: { name: "all" }, webhooks: hooks }))]);
        const attributes = request();
        const ended = await scene.call("admit", attributes, () => chain.admit(attributes));
        runs.push([cut(outcome(ended)), scene.steps, labelsOf(attributes.object)]);
      }
      t.expect(runs[1], { en: "A random set of webhooks", zh: "随机的一组 webhook" }).toEqual(runs[0]);
    }));
  });
});
