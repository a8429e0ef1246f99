import type { Random } from "@reconcile/api";
import { suite } from "@/lib/grader/harness/api";
import { MapCycleState } from "./framework/cycle_state";
import { ParsedPodInfo } from "./framework/pod_info";
import { Snapshot } from "./framework/snapshot";
import { studentProfile } from "./behaviours/profile";
import { randomNodes, randomPod } from "./behaviours/random-cluster";
import { ProfileRunner } from "./behaviours/runner";
import type { Context, Modules } from "./behaviours/student";
import * as affinityRules from "./solution/affinity_rules";
import * as feasibleNodes from "./solution/feasible_nodes";
import * as fit from "./solution/fit";
import * as fitError from "./solution/fit_error";
import * as nodeAffinity from "./solution/node_affinity";
import * as normalizeScore from "./solution/normalize_score";
import * as runScore from "./solution/run_score";
import * as scheduleOne from "./solution/schedule_one";
import * as scorers from "./solution/scorers";
import * as selectHost from "./solution/select_host";
import * as taintToleration from "./solution/taint_toleration";
import * as topologySpread from "./solution/topology_spread";

const reference: Modules = {
  affinity_rules: affinityRules, feasible_nodes: feasibleNodes, fit, fit_error: fitError, node_affinity: nodeAffinity, normalize_score: normalizeScore, run_score: runScore,
  schedule_one: scheduleOne, scorers, select_host: selectHost, taint_toleration: taintToleration, topology_spread: topologySpread,
};

/** Run on the server only: random clusters, compared with the reference. Titles name behaviours, nothing computed. */
export default suite<Modules>((lab) => {
  lab.group("score", { en: "Stage 2: rank the rest", zh: "阶段 2：给剩下的排名" }, () => {
    lab.test("hidden.scores", { en: "Any pod gives every node the same scores", zh: "任意 Pod，每个节点的分数都与参考实现一致" }, (t) =>
      t.seeds(3, (seed) => compare(t, seed, (student, random) => {
        const cluster = new Cluster(student, random);
        return Array.from({ length: 8 }, (_, i) => cluster.scores(`pod-${i}`));
      })));

    lab.test("hidden.scorers", { en: "Any amounts of resources give the same scores", zh: "任意资源数量，分数都与参考实现一致" }, (t) =>
      t.seeds(2, (seed) => compare(t, seed, ({ scorers: { leastAllocated, mostAllocated, balancedAllocation }, normalize_score }, random) =>
        Array.from({ length: 60 }, () => {
          const size = random.int(1, 4);
          const list = (highest: number) => Array.from({ length: size }, () => random.int(0, highest));
          const [requested, allocatable, weights] = [list(9000), list(3).map((some) => (some === 0 ? 0 : random.int(1, 9000))), list(4).map((weight) => weight + 1)];
          const scores = list(500).map((score, i) => ({ name: `n${i}`, score }));
          normalize_score.defaultNormalizeScore(random.pick([100, 10]), random.int(0, 1) === 0, scores);
          return [...[leastAllocated, mostAllocated, balancedAllocation].map((scorer) => scorer(requested, allocatable, weights)), ...scores.map(({ score }) => score)];
        }))));
  });

  lab.group("neighbours", { en: "Stage 3: mind the neighbours", zh: "阶段 3：顾及邻居" }, () => {
    lab.test("hidden.filters", { en: "Any pod is refused by the same plugins, on the same nodes, for the same reasons", zh: "任意 Pod，在哪些节点上、被哪个插件、因什么原因拒绝，都与参考实现一致" }, (t) =>
      t.seeds(3, (seed) => compare(t, seed, (student, random) => {
        const cluster = new Cluster(student, random);
        return Array.from({ length: 8 }, (_, i) => cluster.refusals(`pod-${i}`));
      })));
  });

  lab.group("choose", { en: "Stage 4: one node, or a reason", zh: "阶段 4：选出一个，或说明原因" }, () => {
    lab.test("hidden.messages", { en: "Any pod that fits nowhere gets the same message", zh: "任意放不下的 Pod，消息都与参考实现一致" }, (t) =>
      t.seeds(3, (seed) => compare(t, seed, (student, random) => {
        const cluster = new Cluster(student, random);
        return Array.from({ length: 10 }, (_, i) => cluster.place(`pod-${i}`));
      })));

    lab.test("hidden.search", { en: "Any searches look at the same nodes in the same order", zh: "任意多次搜索，查看的节点和顺序都与参考实现一致" }, (t) =>
      t.seeds(2, (seed) => compare(t, seed, ({ feasible_nodes: { NodeSearch } }, random) => {
        const search = new NodeSearch(random.pick([0, 30, 100]));
        const nodes = new Cluster(reference, random, random.int(90, 320)).nodes();
        return Array.from({ length: 4 }, () => {
          const [from, to] = [random.int(0, 200), random.int(0, 320)];
          const looked: string[] = [];
          const { feasible, nodeToStatus } = search.findNodesThatPassFilters(nodes, ({ name }) => {
            looked.push(name);
            const index = Number(name.slice(1));
            return index >= from && index < to ? { code: "Unschedulable", reasons: ["no"] } : undefined;
          });
          return [looked.at(0), looked.at(-1), looked.length, feasible.length, nodeToStatus.size];
        });
      })));
  });
});

/** How often a tie is drawn for is the student's business: the draw must not touch the chance that the cluster is made of. */
const noChance: Random = Object.freeze({ next: () => 0, int: (min: number) => min, pick: ([first]: readonly unknown[]) => first as never });

/** What the student's code and the reference answer, each with chance of its own that begins alike. */
function compare(t: Context, seed: number, ask: (modules: Modules, random: Random) => unknown): void {
  const answers = [reference, t.student].map((modules) => ask(modules, t.sim({ seed }).random));
  t.expect(answers[1], { en: "What your code answers", zh: "你的代码的回答" }).toEqual(answers[0]);
}

/** A random cluster that fills up. Where pods go is drawn, so that one wrong answer does not lead to others. */
class Cluster {
  readonly #snapshot: Snapshot;
  readonly #student: Modules;
  readonly #random: Random;
  readonly #names: readonly string[];

  constructor(student: Modules, random: Random, size = 9) {
    this.#student = student;
    this.#random = random;
    const nodes = randomNodes(random, size);
    this.#names = nodes.map(({ metadata }) => metadata?.name ?? "");
    this.#snapshot = new Snapshot(nodes);
    for (let i = 0; i < Math.min(14, size * 2); i++) this.#add(`old-${i}`);
  }

  nodes() {
    return this.#snapshot.list();
  }

  refusals(name: string): unknown {
    const { pod, runner, state } = this.#cycle(name);
    const { status } = runner.runPreFilterPlugins(state, pod);
    const said = status ?? this.#snapshot.list().map((info) => runner.runFilterPluginsWithNominatedPods(state, pod, info) ?? null);
    this.#add(`${name}-next`);
    return said;
  }

  scores(name: string): unknown {
    const { pod, runner, state } = this.#cycle(name);
    const nodes = this.#snapshot.list();
    runner.runPreFilterPlugins(state, pod);
    runner.runPreScorePlugins(state, pod, nodes);
    const said = runner.runScorePlugins(state, pod, nodes);
    this.#add(`${name}-next`);
    return said;
  }

  place(name: string): unknown {
    const { pod, runner, state } = this.#cycle(name);
    const { ScheduleAlgorithm } = this.#student.schedule_one;
    let said: unknown;
    try {
      const { evaluatedNodes, feasibleNodes: feasible } = new ScheduleAlgorithm(runner, { random: noChance }).schedulePod(state, pod, this.#snapshot);
      said = [evaluatedNodes, feasible];
    } catch (error) {
      said = error instanceof Error ? error.message : String(error);
    }
    this.#add(`${name}-next`);
    return said;
  }

  #cycle(name: string) {
    const profile = studentProfile({ student: this.#student }, this.#snapshot);
    const runner = new ProfileRunner(profile, this.#snapshot, this.#student.run_score.runScorePlugins);
    return { pod: randomPod(this.#random, name), runner, state: new MapCycleState() };
  }

  #add(name: string): void {
    this.#snapshot.addPod(new ParsedPodInfo(randomPod(this.#random, name)), this.#random.pick(this.#names));
  }
}
