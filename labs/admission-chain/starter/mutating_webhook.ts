import { applyJSONPatch, deepEqual, newInternalError } from "@reconcile/api";
import type { AdmissionAttributes, AdmissionPlugin, AdmissionResponse, JSONPatchOperation, KubernetesObject, MutatingWebhook, MutatingWebhookConfiguration } from "@reconcile/api";
import { decodeBase64 } from "./base64";
import type { WebhookPluginConfig } from "./config";
import { underFailurePolicy } from "./failure_policy";
import { shouldCallHook, type WebhookInvocation } from "./matcher";
import { WebhookReinvocation } from "./reinvocation";
import { callWebhook } from "./webhook_client";
import { CallingWebhookError } from "./webhook_errors";
import { hooksOf } from "./webhook_source";

/** Stage 4. Calls the mutating webhooks, one after the other. */
export class MutatingAdmissionWebhook implements AdmissionPlugin {
  readonly name = "MutatingAdmissionWebhook";
  readonly #config: WebhookPluginConfig<MutatingWebhookConfiguration>;

  constructor(config: WebhookPluginConfig<MutatingWebhookConfiguration>) {
    this.#config = config;
  }

  handles(): boolean {
    return true;
  }

  async admit(attributes: AdmissionAttributes): Promise<void> {
    throw new Error("not written yet: MutatingAdmissionWebhook.admit");
  }
}
