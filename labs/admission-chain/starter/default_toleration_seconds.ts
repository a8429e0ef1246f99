import type { AdmissionAttributes, AdmissionOperation, AdmissionPlugin, Pod, Toleration } from "@reconcile/api";

const notReady = "node.kubernetes.io/not-ready";
const unreachable = "node.kubernetes.io/unreachable";

/** Stage 1. Gives each pod 300 s on a node that is not ready, or unreachable, unless the pod says otherwise. */
export class DefaultTolerationSeconds implements AdmissionPlugin {
  readonly name = "DefaultTolerationSeconds";

  handles(operation: AdmissionOperation): boolean {
    return operation === "CREATE" || operation === "UPDATE";
  }

  async admit(attributes: AdmissionAttributes): Promise<void> {
    throw new Error("not written yet: DefaultTolerationSeconds.admit");
  }
}
