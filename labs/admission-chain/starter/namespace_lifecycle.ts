import { newForbidden, newNotFound } from "@reconcile/api";
import type { AdmissionAttributes, AdmissionOperation, AdmissionPlugin } from "@reconcile/api";
import type { NamespaceLister } from "./config";

const immortal = ["default", "kube-system", "kube-public"];

/**
 * Nothing new comes into a namespace that is not there, or that is being deleted; some namespaces cannot be deleted at all
 * (apiserver pkg/admission/plugin/namespace/lifecycle). It changes nothing, yet works in the mutating phase: what would be refused
 * anyway need not be changed first. Upstream waits a moment for a namespace that its cache does not know, and then asks etcd.
 */
export class NamespaceLifecycle implements AdmissionPlugin {
  readonly name = "NamespaceLifecycle";
  readonly #namespaces: NamespaceLister;

  constructor(namespaces: NamespaceLister) {
    this.#namespaces = namespaces;
  }

  handles(operation: AdmissionOperation): boolean {
    return operation !== "CONNECT";
  }

  async admit({ operation, kind, resource, namespace, name }: AdmissionAttributes): Promise<void> {
    if (kind.group === "" && kind.kind === "Namespace") {
      if (operation === "DELETE" && immortal.includes(name)) throw newForbidden(resource, name, "this namespace may not be deleted");
      return;
    }
    if (namespace === "" || operation !== "CREATE") return;
    const found = this.#namespaces.get(namespace);
    if (found === undefined) throw newNotFound({ group: "", resource: "namespaces" }, namespace);
    if (found.status?.phase !== "Terminating") return;
    throw newForbidden(resource, name, `unable to create new content in namespace ${namespace} because it is being terminated`);
  }
}
