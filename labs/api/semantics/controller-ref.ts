// apimachinery pkg/apis/meta/v1/controller_ref.go.
import type { GroupVersionKind, KubernetesObject, OwnerReference } from "../kubernetes/meta";

/** The owner that manages the object; undefined if there is none. */
export function getControllerOf(object: KubernetesObject): OwnerReference | undefined {
  return object.metadata?.ownerReferences?.find((reference) => reference.controller === true);
}

/** Whether the owner manages the object. It is the uid that counts: an owner created again under its name is another one. */
export function isControlledBy(object: KubernetesObject, owner: KubernetesObject): boolean {
  const uid = getControllerOf(object)?.uid;
  return uid !== undefined && uid === owner.metadata?.uid;
}

/** The reference that an object gets which `owner`, of this kind, manages. */
export function newControllerRef(owner: KubernetesObject, { group, version, kind }: GroupVersionKind): OwnerReference {
  return {
    apiVersion: group === "" ? version : `${group}/${version}`,
    kind,
    name: owner.metadata?.name ?? "",
    uid: owner.metadata?.uid ?? "",
    blockOwnerDeletion: true,
    controller: true,
  };
}
