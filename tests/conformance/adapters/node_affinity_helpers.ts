import { matchesRequiredNodeAffinity, preferredNodeAffinityScore, type Node, type Pod, type PreferredSchedulingTerm } from "@/labs/api";
import { Fields } from "../fields";
import type { Adapter } from "../types";

/** Required node affinity of a pod, and the score of preferred terms. */
export const nodeAffinityHelpers: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  const op = fields.string("op");
  const node = fields.json<Node>("node");
  if (op === "required") {
    const matches = () => matchesRequiredNodeAffinity(fields.json<Pod>("pod"), node);
    if (fields.has("error")) fields.equal(fields.boolean("error"), fields.failure(matches, "match") instanceof Error, "error");
    else fields.equal(matches(), fields.boolean("match"), "match");
  } else if (op === "preferred") {
    const score = () => preferredNodeAffinityScore(termsOf(fields), node);
    if (fields.has("error")) fields.equal(fields.boolean("error"), fields.failure(score, "score") instanceof Error, "error");
    else fields.equal(score(), fields.number("score"), "score");
  } else {
    fields.unknown("op");
  }
  fields.finish();
};

/** The terms themselves, or those of a pod. */
function termsOf(fields: Fields): PreferredSchedulingTerm[] {
  if (fields.has("terms")) return fields.json("terms");
  return fields.json<Pod>("pod").spec?.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
}
