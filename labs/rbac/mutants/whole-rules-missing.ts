// mutant-of: covers.ts
// killed-by: covers.missing
// mistake: What is missing is told as whole rules: the message does not say which part of them is the trouble.
import type { PolicyRule } from "@reconcile/api";
import { urlCovers } from "./rules";

/** Do the owner's rules allow all that the servant's do? If not, which pieces are missing (component-helpers/auth/rbac/validation/policy_comparator.go)? */
export function covers(ownerRules: readonly PolicyRule[], servantRules: readonly PolicyRule[]): { readonly covered: boolean; readonly uncovered: readonly PolicyRule[] } {
  const uncovered = servantRules.filter((rule) => !breakdown(rule).every((piece) => ownerRules.some((owner) => ruleCovers(owner, piece))));
  return { covered: uncovered.length === 0, uncovered };
}

/** A rule in its smallest pieces: one verb, one group, one resource, one name, or one verb and one URL. */
export function breakdown({ verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): PolicyRule[] {
  const pieces: PolicyRule[] = [];
  for (const group of apiGroups) {
    for (const resource of resources) {
      for (const verb of verbs) {
        const piece = { apiGroups: [group], resources: [resource], verbs: [verb] };
        if (resourceNames.length === 0) pieces.push(piece);
        for (const name of resourceNames) pieces.push({ ...piece, resourceNames: [name] });
      }
    }
  }
  for (const url of nonResourceURLs) for (const verb of verbs) pieces.push({ nonResourceURLs: [url], verbs: [verb] });
  return pieces;
}

function ruleCovers(owner: PolicyRule, piece: PolicyRule): boolean {
  const everyOf = (wanted: readonly string[] | undefined, one: (value: string) => boolean) => (wanted ?? []).every(one);
  const in_ = (list: readonly string[] | undefined) => (value: string) => list?.some((one) => one === "*" || one === value) ?? false;
  return everyOf(piece.verbs, in_(owner.verbs))
    && everyOf(piece.apiGroups, in_(owner.apiGroups))
    && everyOf(piece.resources, (resource) => resourceCovered(owner.resources ?? [], resource))
    && everyOf(piece.nonResourceURLs, (url) => (owner.nonResourceURLs ?? []).some((rule) => urlCovers(rule, url)))
    && namesCovered(owner.resourceNames ?? [], piece.resourceNames ?? []);
}

function resourceCovered(owner: readonly string[], resource: string): boolean {
  if (owner.includes("*") || owner.includes(resource)) return true;
  const slash = resource.indexOf("/");
  return slash >= 0 && owner.includes(`*/${resource.slice(slash + 1)}`);
}

/** Rights to some names do not make rights to all. */
function namesCovered(owner: readonly string[], wanted: readonly string[]): boolean {
  if (owner.length === 0) return true;
  return wanted.length > 0 && wanted.every((name) => owner.includes(name));
}
