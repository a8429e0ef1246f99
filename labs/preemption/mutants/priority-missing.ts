// mutant-of: importance.ts
// killed-by: cost.priority
// mistake: A pod without a priority is compared as undefined, so it counts as neither more nor less important than any other.
import type { Pod } from "@reconcile/api";
import { podStartTime } from "./pods";
export function moreImportantPod(a: Pod, b: Pod): boolean {
  const [one, other] = [a.spec?.priority, b.spec?.priority];
  if (one !== undefined && other !== undefined && one !== other) return one > other;
  return podStartTime(a) < podStartTime(b);
}
export function byImportance(a: Pod, b: Pod): number {
  return moreImportantPod(a, b) ? -1 : moreImportantPod(b, a) ? 1 : 0;
}
