// mutant-of: admission_review.ts
// killed-by: call.review
// mistake: It does not tell the webhook that it is a dry run: one with the class NoneOnDryRun does what it should not.
import type { AdmissionAttributes, AdmissionResponse, AdmissionReview, KubernetesObject } from "@reconcile/api";
import type { ResourceVersions } from "./config";
import type { WebhookInvocation } from "./matcher";

/** What a webhook is sent: the objects in the version that its rules ask for, and beside it what the client really asked (webhook/request/admissionreview.go). */
export function createAdmissionReview(uid: string, attributes: Readonly<AdmissionAttributes>, { kind, resource }: WebhookInvocation, versions: ResourceVersions): AdmissionReview {
  const { object, oldObject, subresource } = attributes;
  const converted = (one: KubernetesObject) => (kind === attributes.kind ? one : versions.convert(one, kind));
  return {
    apiVersion: "admission.k8s.io/v1",
    kind: "AdmissionReview",
    request: {
      uid, kind, resource, ...(subresource === "" ? {} : { subResource: subresource, requestSubResource: subresource }),
      requestKind: attributes.kind, requestResource: attributes.resource,
      name: attributes.name, namespace: attributes.namespace, operation: attributes.operation, userInfo: attributes.userInfo,
      ...(object === undefined ? {} : { object: converted(object) }),
      ...(oldObject === undefined ? {} : { oldObject: converted(oldObject) }),
    },
  };
}

/** The response in what came back. Throws an Error that says why it is none. */
export function verifyAdmissionResponse(uid: string, mutating: boolean, { apiVersion = "", kind = "", response }: AdmissionReview): AdmissionResponse {
  if (response === undefined) throw new Error("webhook response was absent");
  if (response.uid !== uid) throw new Error(`expected response.uid=${JSON.stringify(uid)}, got ${JSON.stringify(response.uid ?? "")}`);
  if (apiVersion !== "admission.k8s.io/v1" || kind !== "AdmissionReview") {
    throw new Error(`expected webhook response of admission.k8s.io/v1, Kind=AdmissionReview, got ${apiVersion.includes("/") ? apiVersion : `/${apiVersion}`}, Kind=${kind}`);
  }
  const { patch = "", patchType } = response;
  if (!mutating) {
    if (patch !== "") throw new Error("validating webhook may not return response.patch");
    if (patchType !== undefined) throw new Error("validating webhook may not return response.patchType");
  } else if (patch !== "" && patchType === undefined) {
    throw new Error("webhook returned response.patch but not response.patchType");
  } else if (patch === "" && patchType !== undefined) {
    throw new Error("webhook returned response.patchType but not response.patch");
  }
  return response;
}
