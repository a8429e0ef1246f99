// mutant-of: failure_policy.ts
// killed-by: policy.failure
// mistake: Without a failurePolicy it lets the request through: v1beta1's default, which v1 has turned round.
import { newInternalError } from "@reconcile/api";
import type { Log, ValidatingWebhook } from "@reconcile/api";
import { CallingWebhookError } from "./webhook_errors";

/** What comes of a call. If it failed and the webhook's failurePolicy is Ignore: undefined, and a warning in the log. A denial is no failure. */
export async function underFailurePolicy<T>({ name, failurePolicy }: ValidatingWebhook, log: Log, call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof CallingWebhookError)) throw error;
    const open = failurePolicy !== "Fail";
    log.warn(`Failed calling webhook, failing ${open ? "open" : "closed"} ${name}: ${error.message}`);
    if (!open) throw newInternalError(error);
    return undefined;
  }
}
