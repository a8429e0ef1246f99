import { ResourceAllocation } from "@/labs/scheduler/plugins/resource_allocation";
import { balancedAllocation } from "@/labs/scheduler/solution/scorers";
import { Fields } from "../fields";
import type { Adapter } from "../types";
import { Cluster, nameOf, nodes as readNodes, pod as readPod, pods, resources } from "./scheduling";

/**
 * NodeResourcesBalancedAllocation. The cases are from before 1.36, when the balance with the pod was the score itself; it must still come out of the formula, also
 * where today's PreScore skips the pod.
 */
export const schedBalancedAllocation: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const nodes = readNodes(fields);
  const names = nodes.map(nameOf);
  const options = { name: "NodeResourcesBalancedAllocation", scorer: balancedAllocation, resources: resources(fields), useRequested: true };
  const cluster = new Cluster(nodes, pods(fields, "existingPods"));
  const pod = readPod(fields);
  if (fields.has("preScoreStatusSince1_33")) {
    fields.equal(cluster.scores(new ResourceAllocation({ ...options, skipBestEffort: true }), pod, names), fields.string("preScoreStatusSince1_33"), "PreScore");
  }
  fields.equal(cluster.scores(new ResourceAllocation(options), pod, names), fields.json("scores"), "scores before 1.36");
  fields.finish();
};
