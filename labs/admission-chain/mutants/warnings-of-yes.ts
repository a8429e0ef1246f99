// mutant-of: webhook_client.ts
// killed-by: call.warnings
// mistake: Warnings of a webhook that denies are lost.
import { StatusError, newBadRequest, newGenericServerResponse } from "@reconcile/api";
import type { AdmissionAttributes, AdmissionResponse, AdmissionReview, HttpResponse, Status, ValidatingWebhook } from "@reconcile/api";
import { createAdmissionReview, verifyAdmissionResponse } from "./admission_review";
import { webhookAddress, type WebhookPluginConfig } from "./config";
import type { WebhookInvocation } from "./matcher";
import { CallingWebhookError } from "./webhook_errors";

/**
 * Asks a webhook, and resolves to an answer that allows the request (callHook of webhook/validating/dispatcher.go). Rejects with a StatusError
 * if the webhook denies it, with a CallingWebhookError if it could not be asked or its answer is of no use.
 */
export async function callWebhook(webhook: ValidatingWebhook, mutating: boolean, attributes: Readonly<AdmissionAttributes>, invocation: WebhookInvocation, config: WebhookPluginConfig<unknown>): Promise<AdmissionResponse> {
  const { name, sideEffects } = webhook;
  if (attributes.dryRun && sideEffects !== "None" && sideEffects !== "NoneOnDryRun") throw newBadRequest(`admission webhook ${JSON.stringify(name)} does not support dry run`);
  const uid = config.newUID();
  const sent = createAdmissionReview(uid, attributes, invocation, config.versions);
  const came = await post(webhook, sent, config).catch((error: unknown) => { throw new CallingWebhookError(name, `failed to call webhook: ${words(error)}`); });
  const response = verified(name, uid, mutating, came);
  if (!response.allowed) throw deniedBy(name, response.status);
  attributes.warnings.push(...(response.warnings ?? []));
  return response;
}

/** Rejects if no answer came in time, or one that is no JSON object with a code of 2xx. */
async function post({ clientConfig, timeoutSeconds = 10 }: ValidatingWebhook, review: AdmissionReview, { clock, connect }: WebhookPluginConfig<unknown>): Promise<AdmissionReview> {
  const { url, path } = webhookAddress(clientConfig);
  const query = `?timeout=${timeoutSeconds}s`;
  const answer = connect(clientConfig)({
    method: "POST", url: `${path}${query}`, headers: { "content-type": "application/json", accept: "application/json" }, body: JSON.stringify(review),
  });
  const { status, body } = await new Promise<HttpResponse>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`Post ${JSON.stringify(`${url}${query}`)}: ${why}`));
    const timer = clock.setTimer(timeoutSeconds * 1000, () => fail("context deadline exceeded"));
    answer.then(resolve, (error: unknown) => fail(words(error))).finally(() => timer.stop());
  });
  const text = typeof body === "string" ? body : "";
  if (status < 200 || status > 299) throw newGenericServerResponse({ code: status, verb: "POST", serverMessage: text });
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== "object" || parsed === null) throw new Error("the answer is no object");
  return parsed;
}

function verified(name: string, uid: string, mutating: boolean, review: AdmissionReview): AdmissionResponse {
  try {
    return verifyAdmissionResponse(uid, mutating, review);
  } catch (error) {
    throw new CallingWebhookError(name, `received invalid webhook response: ${words(error)}`);
  }
}

/** The webhook's status, made sure to be a refusal (webhook/errors/statuserror.go). */
function deniedBy(name: string, { code = 0, message, reason, ...status }: Status = {}): StatusError {
  const why = message || reason;
  const denied = `admission webhook ${JSON.stringify(name)} denied the request`;
  return new StatusError({ ...status, status: "Failure", code: Math.max(code, 400), ...(reason ? { reason } : {}), message: why ? `${denied}: ${why}` : `${denied} without explanation` });
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
