import type { Affinity, Node, Pod, Random } from "@reconcile/api";
import { suite } from "@/lib/grader/harness/api";
import { hostKey, selects, zoneKey } from "@/labs/scheduler/behaviours/manifests";
import { budget, node, pod } from "./behaviours/manifests";
import { Scene } from "./behaviours/scene";
import type { Context, Modules } from "./behaviours/student";
import * as affinityRules from "./solution/affinity_rules";
import * as budgets from "./solution/budgets";
import * as defaultPreemption from "./solution/default_preemption";
import * as dryRun from "./solution/dry_run";
import * as eligible from "./solution/eligible";
import * as evaluator from "./solution/evaluator";
import * as executor from "./solution/executor";
import * as fit from "./solution/fit";
import * as importance from "./solution/importance";
import * as pickNode from "./solution/pick_node";
import * as preemptPod from "./solution/preempt_pod";
import * as selectVictims from "./solution/select_victims";
import * as topologySpread from "./solution/topology_spread";

const reference: Modules = {
  importance, budgets, select_victims: selectVictims, dry_run: dryRun, pick_node: pickNode, eligible, evaluator, preempt_pod: preemptPod, executor, default_preemption: defaultPreemption,
  fit, topology_spread: topologySpread, affinity_rules: affinityRules,
};

/** Run on the server only: random clusters, compared with the reference. Titles name behaviours, nothing computed. */
export default suite<Modules>((lab) => {
  lab.group("victims", { en: "Stage 2: the victims on one node", zh: "阶段 2：一个节点上的牺牲者" }, () => {
    lab.test("hidden.victims", { en: "Any pod finds the same victims on every node", zh: "任意 Pod，每个节点上的牺牲者都与参考实现一致" }, (t) =>
      t.seeds(3, (seed) => compare(t, seed, async (scene, preemptors) => preemptors.map((one) => scene.dryRun(one)))));
  });

  lab.group("plugin", { en: "Stage 4: decide, and tell the victims", zh: "阶段 4：做决定，并通知牺牲者" }, () => {
    lab.test("hidden.preempt", { en: "Any pod preempts the same pods, for the same nomination", zh: "任意 Pod，抢占谁、提名到哪里，都与参考实现一致" }, (t) =>
      t.seeds(3, (seed) => compare(t, seed, async (scene, preemptors) => {
        const results: unknown[] = [];
        for (const one of preemptors) results.push(await scene.preempt(one).then(({ nominated, status }) => [nominated, status, scene.api.calls.filter((call) => call.startsWith("delete")).sort()]));
        return results;
      })));
  });
});

/** What the student's code and the reference make of the same cluster. The offset is always 0: when it is drawn is the student's business. */
async function compare(t: Context, seed: number, ask: (scene: Scene, preemptors: readonly Pod[]) => Promise<unknown>): Promise<void> {
  const answers: unknown[] = [];
  for (const student of [reference, t.student]) {
    const { random } = t.sim({ seed });
    const { nodes, pods, pdbs } = randomCluster(random);
    const preemptors = Array.from({ length: 4 }, (_, i) => randomPreemptor(random, i));
    const context: Context = { ...t, student, sim: (options) => t.sim({ ...options, seed }) };
    answers.push(await ask(new OffsetZero(context, nodes, pods, { pdbs, quiet: true }), preemptors));
  }
  t.expect(answers[1], { en: "What your code answers", zh: "你的代码的回答" }).toEqual(answers[0]);
}

const first: Random = Object.freeze({ next: () => 0, int: (min: number) => min, pick: ([one]: readonly unknown[]) => one as never });

class OffsetZero extends Scene {
  override plugin() {
    return super.plugin(first);
  }
}

const apps = ["web", "db", "batch"];

function randomCluster(random: Random) {
  const nodes: Node[] = Array.from({ length: 6 }, (_, i) => node(`n${i}`, String(random.int(3, 6)), {
    zone: random.pick(["east", "west"]), cordoned: random.int(1, 8) === 1,
  }));
  const pods = nodes.flatMap((on, n) => Array.from({ length: random.int(2, 5) }, (_, i) => {
    const app = random.pick(apps);
    return pod(`p${n}${i}`, {
      on: on.metadata?.name ?? "", app, priority: random.int(-2, 6) * 10, cpu: `${random.int(5, 16)}00m`,
      // Two pods that are alike in everything could go in either order.
      start: n * 10 + i,
      ...(random.int(1, 6) === 1 ? { spec: { affinity: rule(random, "podAntiAffinity") } } : {}),
    });
  }));
  return { nodes, pods, pdbs: apps.filter(() => random.int(0, 1) === 0).map((app) => budget(app, random.int(0, 2))) };
}

function randomPreemptor(random: Random, i: number): Pod {
  const app = random.pick(apps);
  return pod(`vip${i}`, {
    app, priority: random.int(0, 7) * 10 + 5, cpu: `${random.int(8, 40)}00m`,
    spec: {
      ...(random.int(1, 3) === 1 ? { affinity: rule(random, random.pick(["podAffinity", "podAntiAffinity"])) } : {}),
      ...(random.int(1, 3) === 1 ? { topologySpreadConstraints: [{ maxSkew: random.int(1, 3), topologyKey: random.pick([zoneKey, hostKey]), whenUnsatisfiable: "DoNotSchedule" as const, ...selects(`app=${app}`) }] } : {}),
    },
  });
}

function rule(random: Random, kind: "podAffinity" | "podAntiAffinity"): Affinity {
  return { [kind]: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: random.pick([zoneKey, hostKey]), ...selects(`app=${random.pick(apps)}`) }] } };
}
