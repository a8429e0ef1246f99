// mutant-of: failure_policy.ts
// killed-by: policy.failure
// mistake: Ignore also ignores a webhook that says no.
import { newInternalError } from "@reconcile/api";
import type { Log, ValidatingWebhook } from "@reconcile/api";
import { CallingWebhookError } from "./webhook_errors";

/** What comes of a call. If it failed and the webhook's failurePolicy is Ignore: undefined, and a warning in the log. A denial is no failure. */
export async function underFailurePolicy<T>({ name, failurePolicy }: ValidatingWebhook, log: Log, call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    const open = failurePolicy === "Ignore";
    log.warn(`Failed calling webhook, failing ${open ? "open" : "closed"} ${name}: ${String(error)}`);
    if (open) return undefined;
    if (error instanceof CallingWebhookError) throw newInternalError(error);
    throw error;
  }
}
