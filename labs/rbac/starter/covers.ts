import type { PolicyRule } from "@reconcile/api";
import { urlCovers } from "./rules";

/** Stage 4. Do the owner's rules, together, allow all that the servant's do? If not, which of their smallest pieces are missing? */
export function covers(ownerRules: readonly PolicyRule[], servantRules: readonly PolicyRule[]): { readonly covered: boolean; readonly uncovered: readonly PolicyRule[] } {
  throw new Error("not written yet: covers");
}
