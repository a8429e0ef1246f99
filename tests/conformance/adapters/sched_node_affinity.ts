import type { Node, NodeAffinity as Terms } from "@/labs/api";
import { NodeAffinity } from "@/labs/scheduler/solution/node_affinity";
import { Fields } from "../fields";
import type { Adapter } from "../types";
import { Cluster, expectStatus, nameOf, nodes as readNodes, pod as readPod } from "./scheduling";

/** NodeAffinity: filter, and scores after normalizing. */
export const schedNodeAffinity: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const pod = readPod(fields);
  const plugin = new NodeAffinity(fields.has("addedAffinity") ? fields.json<Terms>("addedAffinity") : undefined);
  switch (fields.string("op")) {
    case "filter": {
      const node = fields.json<Node>("node");
      const preFilter = !(fields.has("disablePreFilter") && fields.boolean("disablePreFilter"));
      // A PreFilterResult that leaves the node out is a refusal as well; the reason is the filter's.
      expectStatus(fields, new Cluster([node], []).filter(plugin, pod, { preFilter })(nameOf(node)), fields.object("status"));
      break;
    }
    case "scoreNormalized": {
      const nodes = readNodes(fields);
      const preScore = !testCase.name.includes("PreScore is not called");
      fields.equal(new Cluster(nodes, []).scores(plugin, pod, nodes.map(nameOf), { preScore }), fields.json("scores"), "scores");
      break;
    }
    default: fields.unknown("op");
  }
  fields.finish();
};
