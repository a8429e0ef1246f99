import { StatusError, newBadRequest, newGenericServerResponse } from "@reconcile/api";
import type { AdmissionAttributes, AdmissionResponse, AdmissionReview, HttpResponse, Status, ValidatingWebhook } from "@reconcile/api";
import { createAdmissionReview, verifyAdmissionResponse } from "./admission_review";
import { webhookAddress, type WebhookPluginConfig } from "./config";
import type { WebhookInvocation } from "./matcher";
import { CallingWebhookError } from "./webhook_errors";

/**
 * Stage 3. Asks a webhook, and resolves to an answer that allows the request. Rejects with a StatusError if the webhook denies it, with a CallingWebhookError if
 * it could not be asked or its answer is of no use.
 */
export async function callWebhook(webhook: ValidatingWebhook, mutating: boolean, attributes: Readonly<AdmissionAttributes>, invocation: WebhookInvocation, config: WebhookPluginConfig<unknown>): Promise<AdmissionResponse> {
  throw new Error("not written yet: callWebhook");
}
