import type { AuthorizerAttributes, PolicyRule } from "@reconcile/api";

/** Stage 1. Does this one rule allow what is asked? */
export function ruleAllows(rule: PolicyRule, attributes: AuthorizerAttributes): boolean {
  throw new Error("not written yet: ruleAllows");
}

/** Stage 1. Does a URL of a rule cover that path? A star at its end covers everything that begins alike. */
export function urlCovers(rule: string, path: string): boolean {
  throw new Error("not written yet: urlCovers");
}
