import type { NodeInfo, NodePluginScores, ScorePlugin } from "@reconcile/api";
import { MapCycleState } from "../framework/cycle_state";
import { IncrementalNodeInfo } from "../framework/node_info";
import { node, pod } from "./manifests";
import { Scene } from "./scene";
import type { Builder, Context } from "./student";

/** A plugin that gives the scores it is told to. */
function scripted(name: string, scores: Readonly<Record<string, number>>, normalize?: ScorePlugin["normalizeScore"]): ScorePlugin {
  const plugin = { name, points: scores, score(_state: unknown, _pod: unknown, info: NodeInfo): number { return this.points[info.name] ?? 0; } };
  return { ...plugin, ...(normalize === undefined ? {} : { normalizeScore: normalize }) };
}

const infos = (...names: string[]): NodeInfo[] => names.map((name) => new IncrementalNodeInfo(node(name)));

function run(t: Context, plugins: { plugin: ScorePlugin; weight: number }[], nodes: NodeInfo[], state = new MapCycleState()): NodePluginScores[] {
  const scene = new Scene(t, nodes.map((info) => info.node));
  const result = t.student.run_score.runScorePlugins(plugins, state, pod("web"), nodes);
  scene.show({
    pod: "web", filters: [], scores: plugins.map(({ plugin, weight }) => ({ plugin: plugin.name, weight })),
    rows: result.map(({ name, rawScores, scores, totalScore }) => ({
      node: name, facts: [], verdicts: [], total: totalScore,
      scores: scores.map(({ name: plugin, score }, i) => ({ plugin, raw: rawScores[i]?.score ?? 0, normalized: score / (plugins.find((one) => one.plugin.name === plugin)?.weight ?? 1), weighted: score })),
    })),
  });
  return result;
}

export function weighingTests(lab: Builder): void {
  lab.test("score.total", { en: "A node's total is the sum of its weighted scores", zh: "节点的总分是各项加权分数之和" }, (t) => {
    const result = run(t, [{ plugin: scripted("Emptiness", { a: 60, b: 90 }), weight: 1 }, { plugin: scripted("Taste", { a: 50, b: 30 }), weight: 3 }], infos("b", "a"));
    t.expect(result.map(({ name, totalScore }) => `${name}: ${totalScore}`), {
      en: "Emptiness (weight 1) scores a 60, b 90; Taste (weight 3) scores a 50, b 30. The nodes are b, a. Totals, in the order of the nodes",
      zh: "Emptiness（权重 1）给 a 60、b 90；Taste（权重 3）给 a 50、b 30。节点依次是 b、a。总分，按节点的顺序",
    }).toEqual(["b: 180", "a: 210"]);
    t.expect(result[1]?.scores, { en: "What a's total is made of: each plugin's score times its weight", zh: "a 的总分由哪些组成：每个插件的分数乘以权重" }).toEqual([{ name: "Emptiness", score: 60 }, { name: "Taste", score: 150 }]);
  });

  lab.test("score.normalizes-first", { en: "Scores are normalized before they are weighed, all nodes together", zh: "先把所有节点的分数一起归一化，再乘权重" }, (t) => {
    let asked: string[] = [];
    const halves: ScorePlugin["normalizeScore"] = (_state, _pod, scores) => {
      asked = scores.map(({ name, score }) => `${name}: ${score}`);
      for (const one of scores) one.score = one.score / 8;
      return undefined;
    };
    const result = run(t, [{ plugin: scripted("Rooms", { a: 800, b: 400, c: 0 }, halves), weight: 2 }], infos("a", "b", "c"));
    t.expect(asked, { en: "What normalizeScore was handed", zh: "normalizeScore 收到的内容" }).toEqual(["a: 800", "b: 400", "c: 0"]);
    t.expect(result.map(({ totalScore }) => totalScore), { en: "800, 400, 0 become 100, 50, 0; times weight 2", zh: "800、400、0 归一化为 100、50、0，再乘权重 2" }).toEqual([200, 100, 0]);
    t.expect(result[0]?.rawScores, { en: "rawScores keeps what score() gave", zh: "rawScores 保留 score() 的原始结果" }).toEqual([{ name: "Rooms", score: 800 }]);
  });

  lab.test("score.skipped", { en: "A plugin that had nothing to do is left out", zh: "无事可做的插件不参与打分" }, (t) => {
    const state = new MapCycleState();
    state.skipScorePlugins = new Set(["Taste"]);
    const silent: ScorePlugin = { name: "Taste", score: () => { throw new Error("Taste was asked although its PreScore had said Skip"); } };
    const result = run(t, [{ plugin: scripted("Emptiness", { a: 60 }), weight: 1 }, { plugin: silent, weight: 3 }], infos("a"), state);
    t.expect(result[0]?.scores, { en: "state.skipScorePlugins holds Taste. Scores of a", zh: "state.skipScorePlugins 里有 Taste。a 的各项分数" }).toEqual([{ name: "Emptiness", score: 60 }]);
  });

  lab.test("score.normalize-fails", { en: "A plugin that cannot normalize is an error", zh: "归一化失败是错误" }, (t) => {
    let message = "no exception";
    try {
      run(t, [{ plugin: scripted("Broken", { a: 60 }, () => ({ code: "Error", reasons: ["the lister is broken"] })), weight: 1 }], infos("a"));
    } catch (error) {
      message = String(error);
    }
    t.expect(message.includes("the lister is broken"), { en: `normalizeScore answers with code Error. Expected an exception that says its reason; seen: ${message}`, zh: `normalizeScore 返回 Error。应当抛出带有其原因的异常；实际：${message}` }).toBe(true);
  });

  lab.test("score.out-of-range", { en: "A score that is not within 0 to 100 after normalizing is an error", zh: "归一化之后不在 0 到 100 之间的分数是错误" }, (t) => {
    const verdict = (score: number) => {
      try {
        run(t, [{ plugin: scripted("Greedy", { a: score }), weight: 1 }], infos("a"));
        return "accepted";
      } catch {
        return "refused";
      }
    };
    t.expect([0, 100, 101, -1].map((score) => `${score}: ${verdict(score)}`), {
      en: "A plugin gives these scores. A plugin that could give 1000 would overrule all others; throw an Error",
      zh: "插件给出这些分数。能给 1000 分的插件会压倒其他所有插件；请抛出 Error",
    }).toEqual(["0: accepted", "100: accepted", "101: refused", "-1: refused"]);
  });
}
