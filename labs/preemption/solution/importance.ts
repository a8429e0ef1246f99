import type { Pod } from "@reconcile/api";
import { podPriority, podStartTime } from "./pods";

/** Is `a` more important than `b`? A higher priority is; of equal ones the pod that has run longer (util.MoreImportantPod). */
export function moreImportantPod(a: Pod, b: Pod): boolean {
  if (podPriority(a) !== podPriority(b)) return podPriority(a) > podPriority(b);
  return podStartTime(a) < podStartTime(b);
}

/** For `sort`: the most important pod first. */
export function byImportance(a: Pod, b: Pod): number {
  return moreImportantPod(a, b) ? -1 : moreImportantPod(b, a) ? 1 : 0;
}
