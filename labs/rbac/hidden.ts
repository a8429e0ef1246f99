import { suite } from "@/lib/grader/harness/api";
import type { ClusterRole, ClusterRoleBinding, LabelSelector, PolicyRule, RoleBinding, Subject } from "@reconcile/api";
import type { Random } from "@/lib/sim";
import { Scene, account, asked, clusterRole, group, role, ruleText, user, wants } from "./behaviours/scene";
import type { Modules } from "./behaviours/student";
import { RBACAuthorizer } from "./solution/authorizer";
import { covers } from "./solution/covers";
import { aggregatedRules } from "./solution/aggregation";
import { RuleResolver, type RBACObjects } from "./solution/resolver";
import { ruleAllows } from "./solution/rules";

const some = <T>(random: Random, from: readonly T[], most = 2): T[] => Array.from({ length: random.int(1, most) }, () => random.pick(from));

function randomRule(random: Random): PolicyRule {
  const verbs = some(random, ["get", "list", "update", "*"]);
  if (random.int(0, 4) === 0) return { verbs, nonResourceURLs: some(random, ["/healthz", "/healthz/*", "/metrics", "/*", "*", "/a*"]) };
  return {
    verbs, apiGroups: some(random, ["", "apps", "*"]), resources: some(random, ["pods", "pods/log", "deployments", "deployments/scale", "*/scale", "*", "pods/*"], 3),
    ...(random.int(0, 3) === 0 ? { resourceNames: some(random, ["web", "db"]) } : {}),
  };
}

function randomQuestion(random: Random) {
  const who = { as: random.pick(["alice", "bob", "system:serviceaccount:shop:robot"]), groups: random.pick([[], ["devs"], ["devs", "system:authenticated"]]) };
  const verb = random.pick(["get", "list", "update", "delete"]);
  if (random.int(0, 4) === 0) return wants(verb, random.pick(["/healthz", "/healthz/etcd", "/metrics", "/abc", "/"]), who);
  return wants(verb, `${random.pick(["pods", "pods/log", "deployments.apps", "deployments.apps/scale", "replicationcontrollers/scale"])}${random.pick(["", " web", " db"])}`, { ...who, in: random.pick(["", "shop", "bank"]) });
}

/** Two roles a namespace, three cluster roles, and bindings of all kinds, some of them to roles that do not exist. */
function randomObjects(random: Random): RBACObjects {
  const rules = () => Array.from({ length: random.int(0, 3) }, () => randomRule(random));
  const subject = (): Subject => random.pick([user("alice"), user("bob"), group("devs"), account("robot", "shop"), account("robot")]);
  const subjects = () => Array.from({ length: random.int(0, 2) }, subject);
  return {
    roles: ["shop", "bank"].flatMap((namespace) => ["r1", "r2"].map((name) => ({ metadata: { name, namespace }, rules: rules() }))),
    clusterRoles: ["r1", "c1", "c2"].map((name) => ({ metadata: { name }, rules: rules() })),
    clusterRoleBindings: Array.from({ length: random.int(0, 2) }, (_, i): ClusterRoleBinding => ({ metadata: { name: `crb${i}` }, subjects: subjects(), roleRef: clusterRole(random.pick(["r1", "c1", "c2", "gone"])) })),
    roleBindings: Array.from({ length: random.int(1, 4) }, (_, i): RoleBinding => ({
      metadata: { name: `rb${i}`, namespace: random.pick(["shop", "bank"]) }, subjects: subjects(), roleRef: random.pick([role(random.pick(["r1", "r2", "gone"])), clusterRole(random.pick(["r1", "c1"]))]),
    })),
  };
}

/** Run on the server only: random rules, bindings and questions, compared with the reference, which is asked first: a student's code may change what it is handed. */
export default suite<Modules>((lab) => {
  lab.group("rules", { en: "Stage 1: a rule", zh: "阶段 1：一条规则" }, () => {
    lab.test("hidden.any-rule", { en: "Any rule allows what the reference says", zh: "任意规则允许的内容都与参考实现一致" }, (t) => t.seeds(4, () => {
      const { random } = new Scene(t).sim;
      for (let i = 0; i < 60; i++) {
        const [rule, question] = [randomRule(random), randomQuestion(random)];
        const [expected, words] = [ruleAllows(rule, question), asked(question)];
        t.expect(t.student.rules.ruleAllows(rule, question), { en: `A random rule, asked: ${words}`, zh: `随机规则，询问：${words}` }).toBe(expected);
      }
    }));
  });

  lab.group("bindings", { en: "Stage 2: bindings", zh: "阶段 2：绑定" }, () => {
    lab.test("hidden.any-bindings", { en: "Any objects, any question: decision and reason are the reference's", zh: "任意对象、任意问题：决定和原因都与参考实现一致" }, (t) => t.seeds(6, async () => {
      const scene = new Scene(t);
      const { random } = scene.sim;
      const objects = randomObjects(random);
      const reference = new RBACAuthorizer(new RuleResolver(objects));
      const questions = Array.from({ length: 20 }, () => randomQuestion(random));
      const expected: [question: string, answer: [decision: string, reason: string]][] = [];
      for (const question of questions) {
        const { decision, reason = "" } = await reference.authorize(question);
        expected.push([asked(question), [decision, reason]]);
      }
      const own = new t.student.authorizer.RBACAuthorizer(new t.student.resolver.RuleResolver(objects));
      for (const [i, [words, answer]] of expected.entries()) {
        const { decision, reason = "" } = await scene.ask(words, () => own.authorize(questions[i]!));
        t.expect([decision, reason], { en: `Random bindings, asked: ${words}`, zh: `随机的绑定，询问：${words}` }).toEqual(answer);
      }
    }));
  });

  lab.group("giving", { en: "Stage 4: giving away", zh: "阶段 4：授予别人" }, () => {
    lab.test("hidden.any-cover", { en: "Any rules cover what the reference says, and lack the same pieces", zh: "任意规则的覆盖结果和缺少的单元都与参考实现一致" }, (t) => t.seeds(4, () => {
      const { random } = new Scene(t).sim;
      for (let i = 0; i < 25; i++) {
        const [owner, servant] = [some(random, [0, 0, 0], 4).map(() => randomRule(random)), some(random, [0], 1).map(() => randomRule(random))];
        const lines = (pieces: readonly PolicyRule[]) => pieces.map(({ verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }) => JSON.stringify([verbs, apiGroups, resources, resourceNames, nonResourceURLs])).sort();
        const [expected, answer] = [covers, t.student.covers.covers].map((ask) => {
          const { covered, uncovered } = ask(owner, servant);
          return [covered, lines(uncovered)];
        });
        t.expect(answer, { en: "Random rules of an owner and a servant", zh: "随机的已有规则和待授予规则" }).toEqual(expected);
      }
    }));

    lab.test("hidden.any-aggregation", { en: "Any roles aggregate as in the reference", zh: "任意角色的聚合结果都与参考实现一致" }, (t) => t.seeds(4, () => {
      const { random } = new Scene(t).sim;
      const labels = () => Object.fromEntries(some(random, [["a", "1"], ["a", "2"], ["b", "1"]] as const));
      const all: ClusterRole[] = Array.from({ length: 8 }, (_, i) => ({ metadata: { name: `r${(i * 5) % 8}`, labels: labels() }, rules: some(random, [0]).map(() => ({ verbs: ["get"], apiGroups: [""], resources: [random.pick(["pods", "nodes", "secrets"])] })) }));
      const target: ClusterRole = { ...all[random.int(0, 7)], aggregationRule: { clusterRoleSelectors: some<LabelSelector>(random, [{ matchLabels: { a: "1" } }, { matchLabels: { b: "1" } }, { matchExpressions: [{ key: "a", operator: "Exists" }] }]) } };
      const expected = aggregatedRules(target, all).map(ruleText);
      t.expect(t.student.aggregation.aggregatedRules(target, all).map(ruleText), { en: "Rules of a role that selects random others", zh: "选中随机角色的聚合角色的规则" }).toEqual(expected);
    }));
  });
});
