import { brokenLinear, requestedToCapacityRatio, type UtilizationShapePoint } from "@/labs/scheduler/plugins/requested_to_capacity_ratio";
import { ResourceAllocation } from "@/labs/scheduler/plugins/resource_allocation";
import { Fields } from "../fields";
import type { Adapter } from "../types";
import { Cluster, nameOf, nodes as readNodes, pod, pods, resources } from "./scheduling";

/** NodeResourcesFit's score RequestedToCapacityRatio, and the curve it is made of. */
export const schedRequestedToCapacityRatio: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const shape = fields.json<UtilizationShapePoint[]>("shape");
  switch (fields.string("op")) {
    case "brokenLinear":
      fields.equal(brokenLinear(shape)(fields.number("p")), fields.number("expected"), "score");
      break;
    case "score": {
      const nodes = readNodes(fields);
      const plugin = new ResourceAllocation({ name: "NodeResourcesFit", scorer: requestedToCapacityRatio(shape), resources: resources(fields) });
      fields.equal(new Cluster(nodes, pods(fields, "existingPods")).scores(plugin, pod(fields), nodes.map(nameOf)), fields.json("scores"), "scores");
      break;
    }
    default: fields.unknown("op");
  }
  fields.finish();
};
