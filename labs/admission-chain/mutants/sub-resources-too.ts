// mutant-of: default_toleration_seconds.ts
// killed-by: tolerations.pods-only
// mistake: It also changes the pod of an update of its status, for which the spec must not change.
import type { AdmissionAttributes, AdmissionOperation, AdmissionPlugin, Pod, Toleration } from "@reconcile/api";

const notReady = "node.kubernetes.io/not-ready";
const unreachable = "node.kubernetes.io/unreachable";

/** Gives each pod 300 s on a node that is not ready, or unreachable, unless the pod says otherwise (plugin/pkg/admission/defaulttolerationseconds). */
export class DefaultTolerationSeconds implements AdmissionPlugin {
  readonly name = "DefaultTolerationSeconds";

  handles(operation: AdmissionOperation): boolean {
    return operation === "CREATE" || operation === "UPDATE";
  }

  async admit({ resource, object }: AdmissionAttributes): Promise<void> {
    if (resource.group !== "" || resource.resource !== "pods") return;
    const { spec } = object as Pod;
    if (spec === undefined) return;
    const own = spec.tolerations ?? [];
    const added = [notReady, unreachable]
      .filter((key) => !own.some((toleration) => tolerates(toleration, key)))
      .map((key): Toleration => ({ key, operator: "Exists", effect: "NoExecute", tolerationSeconds: 300 }));
    if (added.length > 0) spec.tolerations = [...own, ...added];
  }
}

/** Whether the pod has said itself how long it stays. An empty key stands for every taint, an empty effect for every effect. */
function tolerates({ key = "", effect = "" }: { key?: string; effect?: string }, taint: string): boolean {
  return (key === "" || key === taint) && (effect === "" || effect === "NoExecute");
}
