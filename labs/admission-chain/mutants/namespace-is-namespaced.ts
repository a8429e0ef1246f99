// mutant-of: rules.ts
// killed-by: rules.scope
// mistake: It takes a Namespace for a resource in a namespace, since the request names one.
import type { AdmissionAttributes, GroupVersionResource, RuleWithOperations } from "@reconcile/api";

/**
 * Whether a rule is about such a request (webhook/predicates/rules/rules.go). A list that is missing matches nothing.
 * @param resource the request's own, or another version's name for it
 */
export function matchesRule(rule: RuleWithOperations, attributes: Readonly<AdmissionAttributes>, resource: GroupVersionResource = attributes.resource): boolean {
  return inScope(rule.scope, attributes.namespace)
    && exactOrWildcard(rule.operations, attributes.operation)
    && exactOrWildcard(rule.apiGroups, resource.group)
    && exactOrWildcard(rule.apiVersions, resource.version)
    && (rule.resources ?? []).some((pattern) => {
      const [name, subresource = ""] = pattern.split("/");
      return (name === "*" || name === resource.resource) && (subresource === "*" || subresource === attributes.subresource);
    });
}

function exactOrWildcard(items: readonly string[] = [], requested: string): boolean {
  return items.includes("*") || items.includes(requested);
}

/** A namespace is at the cluster scope, though a request about one names it as its namespace. */
function inScope(scope: RuleWithOperations["scope"], namespace: string): boolean {
  if (scope === undefined || scope === "*") return true;
  const cluster = namespace === "";
  return scope === "Cluster" ? cluster : !cluster;
}
