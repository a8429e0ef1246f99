import { NodePorts } from "@/labs/scheduler/plugins/node_ports";
import { Fields } from "../fields";
import type { Adapter } from "../types";
import { Cluster, expectStatus, pod as readPod, pods } from "./scheduling";

/** NodePorts' filter. The one node is where the pods say they are. */
export const schedNodePorts: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const pod = readPod(fields);
  const existing = pods(fields, "existingPods");
  const name = existing[0]?.spec?.nodeName ?? pod.spec?.nodeName ?? "node";
  const cluster = new Cluster([{ metadata: { name } }], existing);
  expectStatus(fields, cluster.filter(new NodePorts(), pod)(name), fields.object("status"));
  fields.finish();
};
