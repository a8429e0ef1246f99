import type { NodeInfo, PluginStatus } from "@reconcile/api";
import { MapCycleState } from "../framework/cycle_state";
import { IncrementalNodeInfo } from "../framework/node_info";
import { newStatus } from "../starter/status";
import { node, pod, zoneKey, selects } from "./manifests";
import { studentProfile } from "./profile";
import { ProfileRunner } from "./runner";
import { Scene } from "./scene";
import type { Builder, Context } from "./student";

const many = (count: number): NodeInfo[] => Array.from({ length: count }, (_, i) => new IncrementalNodeInfo(node(`n${i}`)));
const busy = newStatus("Unschedulable", "Insufficient cpu");

/** One search: which nodes were looked at, as a range, and how many passed. */
function search(finder: InstanceType<Context["student"]["feasible_nodes"]["NodeSearch"]>, nodes: readonly NodeInfo[], refuses: (index: number) => PluginStatus | undefined = () => undefined) {
  const looked: number[] = [];
  const { feasible, nodeToStatus } = finder.findNodesThatPassFilters(nodes, (info) => {
    const index = nodes.indexOf(info);
    looked.push(index);
    return refuses(index);
  });
  return { looked: looked.length === 0 ? "none" : `n${looked[0]} to n${looked.at(-1)}, ${looked.length} nodes`, feasible: feasible.length, refused: nodeToStatus.size };
}

export function choosingTests(lab: Builder): void {
  lab.test("choose.enough", { en: "In a large cluster some feasible nodes are enough", zh: "大集群里，找到一部分可行节点就够了" }, (t) => {
    const { numFeasibleNodesToFind } = t.student.feasible_nodes;
    const adaptive = (nodes: number) => `${nodes}: ${numFeasibleNodesToFind(0, nodes)}`;
    t.expect([3, 99, 100, 250, 400].map(adaptive), { en: "Nodes: enough, with no percentage given. Below 100 all; 50 % less 1 for every full 125 nodes (of 400 nodes 47 %), at least 100", zh: "节点数：足够的数量（未指定百分比）。不到 100 个时看全部；比例为 50% 减去每满 125 个节点 1 个百分点（400 个节点是 47%），至少 100 个" }).toEqual(["3: 3", "99: 99", "100: 100", "250: 120", "400: 188"]);
    t.expect([1000, 5000, 6000, 15000].map(adaptive), { en: "The same for larger clusters: the percentage does not fall below 5", zh: "更大的集群：比例不会低于 5%" }).toEqual(["1000: 420", "5000: 500", "6000: 300", "15000: 750"]);
    t.expect([[40, 6000], [33, 5001], [1, 5000], [100, 5000], [150, 5000]].map(([percentage = 0, nodes = 0]) => `${percentage} % of ${nodes}: ${numFeasibleNodesToFind(percentage, nodes)}`), { en: "With a percentage given: it is taken, cut off to whole nodes, but never fewer than 100 and never more than there are", zh: "指定了百分比：按它来，舍去小数，但不会少于 100 个节点，也不会多于总数" })
      .toEqual(["40 % of 6000: 2400", "33 % of 5001: 1650", "1 % of 5000: 100", "100 % of 5000: 5000", "150 % of 5000: 5000"]);
  });

  lab.test("choose.sorts-out", { en: "The search keeps who passed, and why the others did not", zh: "搜索记下谁通过了，以及其他节点为什么没有" }, (t) => {
    const nodes = many(4);
    const { feasible, nodeToStatus } = new t.student.feasible_nodes.NodeSearch().findNodesThatPassFilters(nodes, (info) => (info.name === "n2" ? busy : info.name === "n3" ? newStatus("Success") : undefined));
    t.expect({ feasible: feasible.map(({ name }) => name), refused: Object.fromEntries(nodeToStatus) }, { en: "Of four nodes n2 is refused; a status of Success is a yes as well", zh: "四个节点里 n2 被拒绝；状态为 Success 也是通过" })
      .toEqual({ feasible: ["n0", "n1", "n3"], refused: { n2: busy } });
  });

  lab.test("choose.stops", { en: "The search ends when enough nodes have passed", zh: "通过的节点足够多，搜索就结束" }, (t) => {
    t.expect(search(new t.student.feasible_nodes.NodeSearch(), many(400)), { en: "400 nodes, all feasible: 47 % of them are enough", zh: "400 个节点，全部可行：47% 就够了" }).toEqual({ looked: "n0 to n187, 188 nodes", feasible: 188, refused: 0 });
    t.expect(search(new t.student.feasible_nodes.NodeSearch(), many(400), (i) => (i < 300 ? busy : undefined)), { en: "The first 300 are refused: what counts is how many have passed, not how many were looked at", zh: "前 300 个被拒绝：要数的是通过了多少，而不是看了多少" }).toEqual({ looked: "n0 to n399, 400 nodes", feasible: 100, refused: 300 });
  });

  lab.test("choose.goes-on", { en: "The next search begins where the last one ended", zh: "下一次搜索从上一次结束的地方开始" }, (t) => {
    const nodes = many(150);
    const finder = new t.student.feasible_nodes.NodeSearch();
    t.expect([search(finder, nodes), search(finder, nodes), search(finder, nodes)].map(({ looked }) => looked), {
      en: "150 nodes, of which 100 are enough; three pods one after the other. After the last node comes the first",
      zh: "150 个节点，100 个就够；三个 Pod 依次调度。最后一个节点之后接着第一个",
    }).toEqual(["n0 to n99, 100 nodes", "n100 to n49, 100 nodes", "n50 to n149, 100 nodes"]);
    const other = new t.student.feasible_nodes.NodeSearch();
    search(other, nodes, (i) => (i < 30 ? busy : undefined));
    t.expect(search(other, nodes).looked, { en: "A search that refused 30 nodes and found 100 looked at 130: the next one begins at n130", zh: "拒绝了 30 个、找到 100 个的搜索一共看了 130 个：下一次从 n130 开始" }).toBe("n130 to n79, 100 nodes");
  });

  lab.test("choose.other-nodes", { en: "The next search may be among fewer nodes, or among none", zh: "下一次搜索的节点可能更少，甚至一个也没有" }, (t) => {
    const finder = new t.student.feasible_nodes.NodeSearch();
    const looked = (count: number): string[] => {
      const nodes = many(count);
      const names: string[] = [];
      finder.findNodesThatPassFilters(nodes, (info) => {
        names.push(nodes.includes(info) ? info.name : "no node");
        return undefined;
      });
      return names.sort();
    };
    looked(150);
    t.expect(looked(3), { en: "A search among 150 nodes has ended at n99; the next pod may go to three nodes only. Which nodes filter was asked about, sorted by name", zh: "在 150 个节点中的搜索停在 n99；下一个 Pod 只有三个节点可选。filter 被问到的节点，按名称排序" }).toEqual(["n0", "n1", "n2"]);
    t.expect({ none: looked(0), afterwards: looked(3) }, { en: "Then one that may go to none, and one that may go to three again. What is x % 0?", zh: "接着一个没有节点可选，再一个又有三个节点可选。x % 0 等于什么？" }).toEqual({ none: [], afterwards: ["n0", "n1", "n2"] });
  });

  lab.test("choose.error", { en: "An Error is not a refusal: it ends the search", zh: "Error 不是拒绝：搜索到此为止" }, (t) => {
    let message = "no exception";
    try {
      search(new t.student.feasible_nodes.NodeSearch(), many(3), (i) => (i === 1 ? newStatus("Error", "the lister is broken") : undefined));
    } catch (error) {
      message = String(error);
    }
    t.expect(message.includes("the lister is broken"), { en: `A filter answers with code Error. Expected an exception that says its reason; seen: ${message}`, zh: `某个 filter 返回 Error。应当抛出带有其原因的异常；实际：${message}` }).toBe(true);
  });

  lab.test("choose.best", { en: "The node with the highest total is chosen", zh: "选总分最高的节点" }, (t) => {
    const { random } = t.sim();
    const scores = [{ name: "a", totalScore: 3 }, { name: "b", totalScore: 7 }, { name: "c", totalScore: 5 }];
    const chosen = new Set(Array.from({ length: 40 }, () => t.student.select_host.selectHost(scores, random)));
    t.expect([...chosen], { en: "a 3, b 7, c 5. What was chosen in 40 draws", zh: "a 3、b 7、c 5。40 次选择的结果" }).toEqual(["b"]);
    t.expect(t.student.select_host.selectHost([{ name: "a", totalScore: 0 }], random), { en: "One node with a total of 0", zh: "唯一的节点，总分为 0" }).toBe("a");
  });

  lab.test("choose.ties", { en: "Among equals chance decides, and gives each the same", zh: "分数相同时由随机决定，机会均等" }, (t) => {
    const { random } = t.sim();
    const scores = ["low-1", "low-2", "a", "low-3", "b", "c", "d"].map((name) => ({ name, totalScore: name.startsWith("low") ? 1 : 9 }));
    const counts: Record<string, number> = {};
    for (let i = 0; i < 4000; i++) {
      const host = t.student.select_host.selectHost(scores, random);
      counts[host] = (counts[host] ?? 0) + 1;
    }
    const fair = ["a", "b", "c", "d"].every((name) => Math.abs((counts[name] ?? 0) - 1000) < 150);
    t.expect(fair && Object.keys(counts).length === 4, {
      en: `low-1, low-2, a, low-3, b, c, d: those called low have 1 each, the others 9. Chosen 4000 times: ${JSON.stringify(counts)}; each of the four should come about 1000 times`,
      zh: `依次是 low-1、low-2、a、low-3、b、c、d：名字带 low 的各 1 分，其余各 9 分。选 4000 次：${JSON.stringify(counts)}；四个节点各应出现 1000 次左右`,
    }).toBe(true);
  });

  lab.test("choose.whole", { en: "All together: a pod goes to the best node, or says why to none", zh: "合在一起：Pod 去最好的节点；去不了就说明原因" }, (t) => {
    const scene = new Scene(t, [
      node("a1", { zone: "a" }), node("a2", { zone: "a", taints: ["age=7:PreferNoSchedule"] }), node("b1", { zone: "b", cpu: "2" }),
      node("gpu", { zone: "b", taints: ["dedicated=gpu:NoSchedule"] }),
    ], [pod("db", { cpu: "3", memory: "4Gi", on: "a1", labels: { app: "db" } }), pod("cache", { cpu: "1", memory: "1Gi", on: "b1", labels: { app: "cache" } })]);
    const profile = studentProfile(t, scene.snapshot);
    const algorithm = new t.student.schedule_one.ScheduleAlgorithm(new ProfileRunner(profile, scene.snapshot, t.student.run_score.runScorePlugins), { random: scene.sim.random });
    const place = (name: string, form: Parameters<typeof pod>[1]) => {
      const next = pod(name, form);
      scene.table(profile, next);
      try {
        return algorithm.schedulePod(new MapCycleState(), next, scene.snapshot).suggestedHost;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    };
    t.expect(place("web", { cpu: "500m", memory: "1Gi", labels: { app: "web" } }), { en: "a1 is nearly full, a2 has a taint that advises against it, b1 is half empty, gpu is not for it", zh: "a1 几乎满了，a2 有 PreferNoSchedule 污点，b1 空着一半，gpu 不让它进" }).toBe("b1");
    t.expect(place("near-db", { cpu: "500m", memory: "1Gi", spec: { affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: zoneKey, ...selects("app=db") }] } } } }), { en: "The same, but in the zone of db: a1 or a2, and the taint counts three times", zh: "同样的 Pod，但要与 db 同区：a1 或 a2，而污点的权重是 3" }).toBe("a1");
    t.expect(place("huge", { cpu: "3500m", memory: "1Gi", spec: { nodeSelector: { [zoneKey]: "b" } } }), { en: "3.5 CPUs in zone b: b1 is too small, gpu has its taint, zone a is the wrong one", zh: "b 区、3.5 个 CPU：b1 太小，gpu 有污点，a 区不对" })
      .toBe("0/4 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint(s), 2 node(s) didn't match Pod's node affinity/selector.");
  });
}
