import { matchesRequiredNodeAffinity, type Node, type Pod } from "@reconcile/api";

/** Does the node match the pod's `nodeSelector` and required node affinity? One that cannot be read matches nothing. */
export function nodeMatches(pod: Pod, node: Node): boolean {
  if (pod.spec?.nodeSelector === undefined && pod.spec?.affinity?.nodeAffinity === undefined) return true;
  try {
    return matchesRequiredNodeAffinity(pod, node);
  } catch {
    return false;
  }
}
