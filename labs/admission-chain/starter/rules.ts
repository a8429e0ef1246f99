import type { AdmissionAttributes, GroupVersionResource, RuleWithOperations } from "@reconcile/api";

/** Stage 2. Whether a rule is about such a request. `resource` is the request's own, or another version's name for it. */
export function matchesRule(rule: RuleWithOperations, attributes: Readonly<AdmissionAttributes>, resource: GroupVersionResource = attributes.resource): boolean {
  throw new Error("not written yet: matchesRule");
}
