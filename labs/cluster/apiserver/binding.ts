import { newConflict, newInvalid, fieldRequired } from "@reconcile/api";
import type { AdmissionAttributes, Binding, CreateOptions, Pod, RESTStorage, Storage, StorageContext } from "@reconcile/api";
import type { Admission } from "./admission";
import { timestamp, type IdentitySource } from "./identity";

/**
 * pods/binding: puts a pod on a node, once (registry/core/pod/storage/storage.go). It is the only way in which a pod gets its node.
 */
export class BindingStorage implements RESTStorage<Binding> {
  readonly #pods: Storage<Pod>;
  readonly #admission: Admission;
  readonly #identity: IdentitySource;

  constructor(pods: Storage<Pod>, admission: Admission, identity: IdentitySource) {
    this.#pods = pods;
    this.#admission = admission;
    this.#identity = identity;
  }

  async create({ namespace, user, warnings = [] }: StorageContext, sent: Binding, { dryRun }: CreateOptions): Promise<Binding> {
    const attributes: AdmissionAttributes = {
      operation: "CREATE", object: sent, oldObject: undefined, namespace, userInfo: user, dryRun: dryRun?.includes("All") ?? false, warnings, name: sent.metadata?.name ?? "",
      kind: { group: "", version: "v1", kind: "Binding" }, resource: { group: "", version: "v1", resource: "pods" }, subresource: "binding",
    };
    await this.#admission.admit(attributes);
    await this.#admission.validate(attributes);
    const binding = attributes.object as Binding;
    const name = binding.metadata?.name ?? "";
    const node = binding.target.name ?? "";
    if (node === "") throw newInvalid({ group: "", kind: "Binding" }, name, [fieldRequired("target.name", "")]);
    if (attributes.dryRun) return binding;
    const resource = { group: "", resource: "pods/binding" };
    await this.#pods.guaranteedUpdate(`/registry/pods/${namespace}/${name}`, (pod) => {
      if (binding.metadata?.uid !== undefined && binding.metadata.uid !== pod.metadata?.uid) throw newConflict(resource, name, `Precondition failed: UID in precondition: ${binding.metadata.uid}, UID in object meta: ${pod.metadata?.uid ?? ""}`);
      if (pod.metadata?.deletionTimestamp !== undefined) throw newConflict(resource, name, `pod ${name} is being deleted, cannot be assigned to a host`);
      if (pod.spec?.nodeName) throw newConflict(resource, name, `pod ${name} is already assigned to node "${pod.spec.nodeName}"`);
      if (pod.spec?.schedulingGates?.length) throw newConflict(resource, name, `pod ${name} has non-empty .spec.schedulingGates`);
      const scheduled = { type: "PodScheduled", status: "True" as const, lastTransitionTime: timestamp(this.#identity.clock.now()) };
      const conditions = [...(pod.status?.conditions ?? []).filter(({ type }) => type !== "PodScheduled"), scheduled];
      return { ...pod, spec: { ...pod.spec, containers: pod.spec?.containers ?? [], nodeName: node }, status: { ...pod.status, conditions } };
    });
    return binding;
  }
}
