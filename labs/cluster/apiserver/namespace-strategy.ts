import type { Namespace } from "@reconcile/api";
import { keepStatus, type ResourceStrategy } from "./strategy";

/** Stays until the namespace controller has removed everything that is in the namespace. */
const kubernetes = "kubernetes";

/** registry/core/namespace: a namespace that is deleted is there until it is empty, and says meanwhile that it is terminating. */
export const namespaces: ResourceStrategy<Namespace> = {
  resource: { group: "", resource: "namespaces" }, kind: { group: "", kind: "Namespace" }, version: "v1", namespaced: false,
  applyDefaults({ metadata }) {
    // What selectors of namespaces select one by.
    if (metadata?.name) metadata.labels = { ...metadata.labels, "kubernetes.io/metadata.name": metadata.name };
  },
  prepareForCreate(namespace) {
    namespace.status = { phase: "Active" };
    namespace.spec = { ...namespace.spec, finalizers: [...new Set([...(namespace.spec?.finalizers ?? []), kubernetes])] };
  },
  prepareForUpdate(namespace, old) {
    keepStatus(namespace, old);
    setFinalizers(namespace, old.spec?.finalizers);
  },
  prepareForDelete(namespace) { namespace.status = { ...namespace.status, phase: "Terminating" }; },
  isHeld: ({ spec }) => (spec?.finalizers?.length ?? 0) > 0,
  fieldsOf: ({ metadata, status }) => ({ "metadata.name": metadata?.name ?? "", "status.phase": status?.phase ?? "" }),
};

/** The sub-resource through which a finalizer is taken off: it may change `spec`, and no status. */
export function finalizeOf(strategy: ResourceStrategy<Namespace>): ResourceStrategy<Namespace> {
  return { ...strategy, prepareForUpdate: keepStatus };
}

function setFinalizers(namespace: Namespace, finalizers: string[] | undefined): void {
  namespace.spec = { ...namespace.spec };
  if (finalizers === undefined) delete namespace.spec.finalizers;
  else namespace.spec.finalizers = finalizers;
}
