// mutant-of: importance.ts
// killed-by: cost.start
// mistake: The pod that has run for the longest is sacrificed first, and most work is lost.
import type { Pod } from "@reconcile/api";
import { podPriority, podStartTime } from "./pods";
export function moreImportantPod(a: Pod, b: Pod): boolean {
  if (podPriority(a) !== podPriority(b)) return podPriority(a) > podPriority(b);
  return podStartTime(a) > podStartTime(b);
}
export function byImportance(a: Pod, b: Pod): number {
  return moreImportantPod(a, b) ? -1 : moreImportantPod(b, a) ? 1 : 0;
}
