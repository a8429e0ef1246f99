import type { Node } from "@/labs/api";
import { TaintToleration } from "@/labs/scheduler/solution/taint_toleration";
import { Fields } from "../fields";
import type { Adapter } from "../types";
import { Cluster, expectStatus, nameOf, nodes as readNodes, pod as readPod } from "./scheduling";

/** TaintToleration: filter (the code; the reason has been reworded twice since), and scores after normalizing. */
export const schedTaintToleration: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const pod = readPod(fields);
  const plugin = new TaintToleration();
  switch (fields.string("op")) {
    case "filter": {
      const node = fields.json<Node>("node");
      expectStatus(fields, new Cluster([node], []).filter(plugin, pod)(nameOf(node)), fields.object("status"), { reasons: false });
      break;
    }
    case "scoreNormalized": {
      const nodes = readNodes(fields);
      fields.equal(new Cluster(nodes, []).scores(plugin, pod, nodes.map(nameOf)), fields.json("scores"), "scores");
      break;
    }
    default: fields.unknown("op");
  }
  fields.finish();
};
