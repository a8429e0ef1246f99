import { MapCycleState } from "@/labs/scheduler/framework/cycle_state";
import { Fit, fitsRequest } from "@/labs/scheduler/solution/fit";
import { IncrementalNodeInfo } from "@/labs/scheduler/framework/node_info";
import { ParsedPodInfo } from "@/labs/scheduler/framework/pod_info";
import { podResource } from "@/labs/scheduler/solution/resources";
import type { Node } from "@/labs/api";
import { Fields } from "../fields";
import type { Adapter } from "../types";
import { pod as readPod, pods } from "./scheduling";

/** NodeResourcesFit's filter: the code of today, the reasons, and what is missing in detail. */
export const schedFitFilter: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const pod = readPod(fields);
  const node = new IncrementalNodeInfo(fields.json<Node>("node"), pods(fields, "existingPods").map((existing) => new ParsedPodInfo(existing)));
  const args = { ignoredResources: fields.json<string[]>("ignoredResources"), ignoredResourceGroups: fields.json<string[]>("ignoredResourceGroups") };
  const fit = new Fit(args);
  const state = new MapCycleState();
  fit.preFilter(state, pod);
  const status = fit.filter(state, pod, node);
  const expected = fields.object("status");
  const then = expected.string("code");
  fields.equal(status?.code ?? "Success", fields.has("codeToday") ? fields.string("codeToday") : then, "code");
  if (expected.has("reasons")) fields.equal(status?.reasons ?? [], expected.json("reasons"), "reasons");
  expected.finish();
  if (fields.has("insufficient")) {
    const missing = fitsRequest(podResource(pod), node, args).map(({ resourceName, reason, requested, used, capacity }) => ({ resource: resourceName, reason, requested, used, capacity }));
    fields.equal(missing, fields.json("insufficient"), "insufficient");
  }
  fields.finish();
};
