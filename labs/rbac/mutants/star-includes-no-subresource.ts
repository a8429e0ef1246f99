// mutant-of: rules.ts
// killed-by: rules.wildcards
// mistake: The star among the resources covers the objects and not their sub-resources: cluster-admin cannot read a log.
import type { AuthorizerAttributes, PolicyRule } from "@reconcile/api";

/** Does one rule allow this? pkg/apis/rbac/v1/evaluation_helpers.go, and RuleAllows of plugin/pkg/auth/authorizer/rbac. */
export function ruleAllows(rule: PolicyRule, { verb, resourceRequest, apiGroup, resource, subresource, name, path }: AuthorizerAttributes): boolean {
  if (!has(rule.verbs, verb)) return false;
  if (!resourceRequest) return (rule.nonResourceURLs ?? []).some((url) => urlCovers(url, path));
  return has(rule.apiGroups, apiGroup) && (rule.resources ?? []).some((wanted) => resourceCovers(wanted, resource, subresource)) && nameMatches(rule, name);
}

/** Is it in the list, or is everything? */
function has(list: readonly string[] | undefined, wanted: string): boolean {
  return list?.some((one) => one === "*" || one === wanted) ?? false;
}

/** A bare resource does not cover its sub-resources; "*\/scale" is that sub-resource of any resource. */
function resourceCovers(rule: string, resource: string, subresource: string): boolean {
  if (subresource === "") return rule === "*" || rule === resource;
  return rule === `${resource}/${subresource}` || rule === `*/${subresource}`;
}

/** With names, the rule is about these objects only: never about a list, or a create, whose name is yet unknown. */
function nameMatches({ resourceNames = [] }: PolicyRule, name: string): boolean {
  return resourceNames.length === 0 || resourceNames.includes(name);
}

/** A star at the end covers everything that begins alike. */
export function urlCovers(rule: string, path: string): boolean {
  return rule === path || (rule.endsWith("*") && path.startsWith(rule.replace(/\*+$/, "")));
}
