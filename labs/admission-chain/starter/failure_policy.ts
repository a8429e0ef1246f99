import { newInternalError } from "@reconcile/api";
import type { Log, ValidatingWebhook } from "@reconcile/api";
import { CallingWebhookError } from "./webhook_errors";

/** Stage 3. What comes of a call. If it failed and the webhook's failurePolicy is Ignore: undefined, and a warning in the log. */
export async function underFailurePolicy<T>(webhook: ValidatingWebhook, log: Log, call: () => Promise<T>): Promise<T | undefined> {
  throw new Error("not written yet: underFailurePolicy");
}
