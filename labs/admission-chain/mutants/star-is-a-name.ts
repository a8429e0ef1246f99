// mutant-of: rules.ts
// killed-by: rules.lists
// mistake: It takes * for a name: rules for everything match nothing.
import type { AdmissionAttributes, GroupVersionResource, RuleWithOperations } from "@reconcile/api";

/**
 * Whether a rule is about such a request (webhook/predicates/rules/rules.go). A list that is missing matches nothing.
 * @param resource the request's own, or another version's name for it
 */
export function matchesRule(rule: RuleWithOperations, attributes: Readonly<AdmissionAttributes>, resource: GroupVersionResource = attributes.resource): boolean {
  return inScope(rule.scope, attributes.namespace, resource)
    && exactOrWildcard(rule.operations, attributes.operation)
    && exactOrWildcard(rule.apiGroups, resource.group)
    && exactOrWildcard(rule.apiVersions, resource.version)
    && (rule.resources ?? []).some((pattern) => {
      const [name, subresource = ""] = pattern.split("/");
      return (name === "*" || name === resource.resource) && (subresource === "*" || subresource === attributes.subresource);
    });
}

function exactOrWildcard(items: readonly string[] = [], requested: string): boolean {
  return items.includes(requested);
}

/** A namespace is at the cluster scope, though a request about one names it as its namespace. */
function inScope(scope: RuleWithOperations["scope"], namespace: string, { group, resource }: GroupVersionResource): boolean {
  if (scope === undefined || scope === "*") return true;
  const cluster = namespace === "" || (group === "" && resource === "namespaces");
  return scope === "Cluster" ? cluster : !cluster;
}
