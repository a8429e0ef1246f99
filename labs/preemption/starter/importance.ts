import type { Pod } from "@reconcile/api";
import { podPriority, podStartTime } from "./pods";

/** Stage 1. Is `a` more important than `b`? podPriority and podStartTime of pods.ts know what a pod has. */
export function moreImportantPod(a: Pod, b: Pod): boolean {
  throw new Error("not written yet: moreImportantPod");
}

/** For `sort`: the most important pod first. */
export function byImportance(a: Pod, b: Pod): number {
  return moreImportantPod(a, b) ? -1 : moreImportantPod(b, a) ? 1 : 0;
}
