import type { Taint, Toleration } from "../kubernetes/affinity";
import { parseInt64 } from "./int64";

/**
 * Whether the toleration covers the taint (api core/v1/toleration.go, ToleratesTaint). An empty effect covers all effects, an empty
 * key all keys; the operator is `Equal` if it is absent. `Lt` and `Gt` (1.35, alpha) compare the taint's value with the
 * toleration's, both whole numbers, if `comparisonOperators` says that the feature is on.
 */
export function tolerationToleratesTaint(toleration: Toleration, taint: Taint, comparisonOperators = false): boolean {
  if (toleration.effect && toleration.effect !== taint.effect) return false;
  if (toleration.key && toleration.key !== taint.key) return false;
  switch (toleration.operator ?? "Equal") {
    case "Exists": return true;
    case "Equal": return (toleration.value ?? "") === (taint.value ?? "");
    case "Lt": case "Gt": {
      const [bound, value] = [decimalInteger(toleration.value), decimalInteger(taint.value)];
      if (!comparisonOperators || bound === undefined || value === undefined) return false;
      return toleration.operator === "Lt" ? value < bound : value > bound;
    }
    // Upstream's empty operator means Equal as well; whatever else stands there covers nothing.
    default: return (toleration.operator as string) === "" && (toleration.value ?? "") === (taint.value ?? "");
  }
}

/** In canonical form: no plus sign, no leading zeros. */
function decimalInteger(text = ""): bigint | undefined {
  return /^(0|-?[1-9]\d*)$/.test(text) ? parseInt64(text) : undefined;
}

/** Whether any toleration covers the taint (component-helpers scheduling/corev1/helpers.go). */
export function tolerationsTolerateTaint(tolerations: readonly Toleration[] | undefined, taint: Taint, comparisonOperators = false): boolean {
  return (tolerations ?? []).some((toleration) => tolerationToleratesTaint(toleration, taint, comparisonOperators));
}

/**
 * The first taint that `filter` lets through (all, without one) and that no toleration covers; undefined if there is none
 * (component-helpers scheduling/corev1/helpers.go).
 */
export function findMatchingUntoleratedTaint(
  taints: readonly Taint[] | undefined, tolerations: readonly Toleration[] | undefined, filter: (taint: Taint) => boolean = () => true, comparisonOperators = false,
): Taint | undefined {
  return (taints ?? []).find((taint) => filter(taint) && !tolerationsTolerateTaint(tolerations, taint, comparisonOperators));
}
