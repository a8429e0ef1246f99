import { PodTopologySpread } from "@/labs/scheduler/solution/topology_spread";
import { PodTopologySpreadScore } from "@/labs/scheduler/plugins/topology_spread_score";
import { Fields } from "../fields";
import type { Adapter } from "../types";
import { Cluster, nameOf, nodes as readNodes, pod, pods } from "./scheduling";

/** PodTopologySpread's filter: the code for each node. */
export const schedTopologySpreadFilter: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const nodes = readNodes(fields);
  const filter = new Cluster(nodes, pods(fields, "existingPods")).filter(new PodTopologySpread(), pod(fields));
  fields.equal(Object.fromEntries(nodes.map((node) => [nameOf(node), filter(nameOf(node)).code])), fields.json("statusCode"), "codes");
  fields.finish();
};

/** PodTopologySpread's score, normalized, as of today; `scores1_24` is how it was before rounding came in. */
export const schedTopologySpreadScore: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const passed = readNodes(fields);
  const cluster = new Cluster([...passed, ...readNodes(fields, "failedNodes")], pods(fields, "existingPods"));
  fields.equal(cluster.scores(new PodTopologySpreadScore(cluster.snapshot), pod(fields), passed.map(nameOf)), fields.json("scores"), "scores");
  fields.json("scores1_24");
  fields.string("scoresFrom");
  fields.finish();
};
