import { ResourceAllocation } from "@/labs/scheduler/plugins/resource_allocation";
import { balancedAllocation } from "@/labs/scheduler/solution/scorers";
import { Fields } from "../fields";
import type { Adapter } from "../types";
import { Cluster, nameOf, nodes as readNodes, pod as readPod, pods, resources } from "./scheduling";

/** NodeResourcesBalancedAllocation. Where today's PreScore skips the pod, the score of old must still come out of the formula. */
export const schedBalancedAllocation: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const nodes = readNodes(fields);
  const names = nodes.map(nameOf);
  const options = { name: "NodeResourcesBalancedAllocation", scorer: balancedAllocation, resources: resources(fields), useRequested: true };
  const cluster = new Cluster(nodes, pods(fields, "existingPods"));
  const pod = readPod(fields);
  const today = cluster.scores(new ResourceAllocation({ ...options, skipBestEffort: true }), pod, names);
  if (fields.has("preScoreStatusSince1_33")) fields.equal(today, fields.string("preScoreStatusSince1_33"), "PreScore");
  else fields.equal(today, fields.json("scores"), "scores");
  fields.equal(cluster.scores(new ResourceAllocation(options), pod, names), fields.json("scores"), "scores before 1.33");
  fields.finish();
};
