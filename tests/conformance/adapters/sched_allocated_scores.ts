import { ResourceAllocation } from "@/labs/scheduler/plugins/resource_allocation";
import { leastAllocated, mostAllocated, type ResourceScorer } from "@/labs/scheduler/solution/scorers";
import { Fields } from "../fields";
import type { Adapter } from "../types";
import { Cluster, nameOf, nodes as readNodes, pod as readPod, pods, resources as readResources } from "./scheduling";

/** NodeResourcesFit's scores, LeastAllocated and MostAllocated. */
export const schedAllocatedScores: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const nodes = readNodes(fields);
  const resources = readResources(fields);
  const plugin = new ResourceAllocation({ name: "NodeResourcesFit", scorer: scorerOf(fields), resources });
  const cluster = new Cluster(nodes, pods(fields, "existingPods"));
  const pod = readPod(fields);
  const expected = fields.json<Record<string, number>>("scores");
  if (resources.length > 0) {
    fields.equal(cluster.scores(plugin, pod, nodes.map(nameOf)), expected, "scores");
  } else {
    // Without resources upstream answers an Error status, with a score of 0 that nobody uses.
    for (const node of nodes) {
      let failed = false;
      try { plugin.score(cluster.state, pod, cluster.node(nameOf(node))); } catch { failed = true; }
      fields.equal([failed, expected[nameOf(node)]], [true, 0], `${nameOf(node)} fails`);
    }
  }
  fields.finish();
};

function scorerOf(fields: Fields): ResourceScorer {
  switch (fields.string("strategy")) {
    case "LeastAllocated": return leastAllocated;
    case "MostAllocated": return mostAllocated;
    default: return fields.unknown("strategy");
  }
}
