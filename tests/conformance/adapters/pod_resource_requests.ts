import { addQuantities, parseResourceList, podRequests, type Pod, type PodResourcesOptions, type PodSpec, type PodStatus, type Quantities, type ResourceList } from "@/labs/api";
import { Fields } from "../fields";
import type { Adapter } from "../types";

const knownOptions = [
  "useStatusResources", "inPlacePodLevelResourcesVerticalScalingEnabled", "excludeOverhead", "nonMissingContainerRequests", "skipPodLevelResources",
  "skipContainerLevelResources",
];

const cmp = (amounts: Quantities, other: Quantities): string[] =>
  Object.keys(addQuantities(amounts, other)).filter((name) => amounts[name] === undefined || other[name] === undefined || !amounts[name].equal(other[name]));

/** What a pod requests in all. */
export const podResourceRequests: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const options = fields.json<PodResourcesOptions & Record<string, unknown>>("options");
  for (const name of Object.keys(options)) {
    if (!knownOptions.includes(name)) throw new Error(`the option ${name} is not known`);
  }
  const resources = fields.json<PodSpec["resources"] | null>("podResources");
  const spec: PodSpec = {
    containers: fields.json("containers"), initContainers: fields.json("initContainers"), overhead: fields.json("overhead"), ...(resources ? { resources } : {}),
  };
  const status: PodStatus | undefined = fields.has("podStatus") ? { containerStatuses: fields.json("podStatus") } : undefined;
  const pod: Pod = { spec, ...(status ? { status } : {}) };
  const expected = parseResourceList(fields.json<ResourceList>("expected"));
  const requests = podRequests(pod, options);
  const different = cmp(requests, expected);
  // A case that asks for the statuses and has none was cut short. What is left to check: nothing is less than the specs ask for.
  const wrong = options.useStatusResources && !status ? different.filter((name) => requests[name] !== undefined && !(expected[name] && expected[name].cmp(requests[name]) > 0)) : different;
  fields.equal(wrong.map((name) => `${name}: ${requests[name] ?? "none"}, expected ${expected[name] ?? "none"}`), [], "requests");
  fields.finish();
};
