import type { ObjectMeta, ValidatingWebhook } from "@reconcile/api";

export interface Hook<W> {
  /** `<configuration>/<webhook>/<n>`: names within a configuration need not be unique; n counts those alike from 0. */
  readonly uid: string;
  readonly webhook: W;
}

/** Stage 2. All webhooks of all configurations, in the order in which they are called. */
export function hooksOf<W extends ValidatingWebhook>(configurations: readonly { metadata?: ObjectMeta; webhooks?: W[] }[]): Hook<W>[] {
  throw new Error("not written yet: hooksOf");
}
