import type { AdmissionAttributes, AdmissionResponse, AdmissionReview } from "@reconcile/api";
import type { ResourceVersions } from "./config";
import type { WebhookInvocation } from "./matcher";

/** Stage 3. What a webhook is sent. */
export function createAdmissionReview(uid: string, attributes: Readonly<AdmissionAttributes>, invocation: WebhookInvocation, versions: ResourceVersions): AdmissionReview {
  throw new Error("not written yet: createAdmissionReview");
}

/** Stage 3. The response in what came back. Throws an Error that says why it is none. */
export function verifyAdmissionResponse(uid: string, mutating: boolean, review: AdmissionReview): AdmissionResponse {
  throw new Error("not written yet: verifyAdmissionResponse");
}
