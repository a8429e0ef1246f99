// mutant-of: webhook_source.ts
// killed-by: match.order
// mistake: It sorts by the names of webhooks: the order that an author wrote down is lost.
import type { ObjectMeta, ValidatingWebhook } from "@reconcile/api";

export interface Hook<W> {
  /** `<configuration>/<webhook>/<n>`: names within a configuration need not be unique; n counts those alike from 0. */
  readonly uid: string;
  readonly webhook: W;
}

/** All webhooks: configurations by name, those of one in the order in which they stand (admission/configuration/mutating_webhook_manager.go). */
export function hooksOf<W extends ValidatingWebhook>(configurations: readonly { metadata?: ObjectMeta; webhooks?: W[] }[]): Hook<W>[] {
  const named = configurations.map(({ metadata, webhooks = [] }) => ({ name: metadata?.name ?? "", webhooks }));
  named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const hooks = named.flatMap(({ name, webhooks }) => webhooks.map((webhook, i) => {
    const n = webhooks.slice(0, i).filter((earlier) => earlier.name === webhook.name).length;
    return { uid: `${name}/${webhook.name}/${n}`, webhook };
  }));
  return hooks.sort((a, b) => (a.webhook.name < b.webhook.name ? -1 : 1));
}
