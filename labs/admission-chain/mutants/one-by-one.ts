// mutant-of: validating_webhook.ts
// killed-by: validating.parallel
// mistake: Validating webhooks are called one after the other: every write waits for the sum of them all.
import type { AdmissionAttributes, AdmissionPlugin, ValidatingWebhookConfiguration } from "@reconcile/api";
import type { WebhookPluginConfig } from "./config";
import { underFailurePolicy } from "./failure_policy";
import { shouldCallHook } from "./matcher";
import { callWebhook } from "./webhook_client";
import { hooksOf } from "./webhook_source";

/** Calls the validating webhooks, all at once; the first error that comes is the answer, when all have come (webhook/validating/dispatcher.go). */
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
    const relevant = hooksOf(this.#config.configurations()).flatMap(({ webhook }) => {
      const invocation = shouldCallHook(webhook, attributes, this.#config);
      return invocation === undefined ? [] : [{ webhook, invocation }];
    });
    const errors: unknown[] = [];
    for (const { webhook, invocation } of relevant) {
      await underFailurePolicy(webhook, this.#config.log, () => callWebhook(webhook, false, attributes, invocation, this.#config)).catch((error: unknown) => { errors.push(error); });
    }
    if (errors.length > 0) throw errors[0];
  }
}
