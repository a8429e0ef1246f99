import { labelSelectorAsSelector, newNotFound } from "@reconcile/api";
import type { AdmissionAttributes, GroupVersionKind, GroupVersionResource, ValidatingWebhook } from "@reconcile/api";
import type { WebhookPluginConfig } from "./config";
import { matchesRule } from "./rules";

/** In which version a webhook is to see a request. */
export interface WebhookInvocation {
  readonly resource: GroupVersionResource;
  readonly kind: GroupVersionKind;
}

/** Stage 2. How a webhook is to be called about a request; undefined if it is not. Mutating webhooks have the same fields. */
export function shouldCallHook(webhook: ValidatingWebhook, attributes: Readonly<AdmissionAttributes>, config: Pick<WebhookPluginConfig<unknown>, "namespaces" | "versions">): WebhookInvocation | undefined {
  throw new Error("not written yet: shouldCallHook");
}
