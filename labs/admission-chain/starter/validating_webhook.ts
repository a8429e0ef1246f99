import type { AdmissionAttributes, AdmissionPlugin, ValidatingWebhookConfiguration } from "@reconcile/api";
import type { WebhookPluginConfig } from "./config";
import { underFailurePolicy } from "./failure_policy";
import { shouldCallHook } from "./matcher";
import { callWebhook } from "./webhook_client";
import { hooksOf } from "./webhook_source";

/** Stage 5. Calls the validating webhooks, all at once. */
export class ValidatingAdmissionWebhook implements AdmissionPlugin {
  readonly name = "ValidatingAdmissionWebhook";
  readonly #config: WebhookPluginConfig<ValidatingWebhookConfiguration>;

  constructor(config: WebhookPluginConfig<ValidatingWebhookConfiguration>) {
    this.#config = config;
  }

  handles(): boolean {
    return true;
  }

  async validate(attributes: Readonly<AdmissionAttributes>): Promise<void> {
    throw new Error("not written yet: ValidatingAdmissionWebhook.validate");
  }
}
