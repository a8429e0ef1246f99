import { InterPodAffinity } from "@/labs/scheduler/plugins/inter_pod_affinity";
import { InterPodAffinityScore } from "@/labs/scheduler/plugins/inter_pod_affinity_score";
import { affinityStatus } from "@/labs/scheduler/solution/affinity_rules";
import { Fields } from "../fields";
import type { Adapter } from "../types";
import { Cluster, expectStatus, nameOf, namespaceLister, nodes as readNodes, pod, pods } from "./scheduling";

/** InterPodAffinity's filter, node by node. */
export const schedInterpodAffinityFilter: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const nodes = readNodes(fields);
  const cluster = new Cluster(nodes, pods(fields, "existingPods"));
  const filter = cluster.filter(new InterPodAffinity(cluster.snapshot, affinityStatus, namespaceLister(fields)), pod(fields));
  for (const [i, expected] of fields.list("statuses").entries()) expectStatus(fields, filter(nameOf(nodes[i] ?? {})), expected);
  fields.finish();
};

/** InterPodAffinity's score, normalized. A plugin that skips adds nothing to any node. */
export const schedInterpodAffinityScore: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const nodes = readNodes(fields);
  const cluster = new Cluster(nodes, pods(fields, "existingPods"));
  const args = { hardPodAffinityWeight: fields.number("hardPodAffinityWeight") };
  const scores = cluster.scores(new InterPodAffinityScore(cluster.snapshot, namespaceLister(fields), args), pod(fields), nodes.map(nameOf));
  fields.equal(scores === "Skip" ? Object.fromEntries(nodes.map((node) => [nameOf(node), 0])) : scores, fields.json("scores"), "scores");
  fields.finish();
};
