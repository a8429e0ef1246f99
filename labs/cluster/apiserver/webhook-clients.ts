import { HttpClient } from "@/labs/wire/client";
import { webhookAddress } from "@/labs/admission-chain/solution/config";
import type { Capabilities, Json, RoundTripper, WebhookClientConfig } from "@reconcile/api";

/** A webhook's own time-out ends a call before that, in ms: it is 30 s at most. */
const timeouts = { timeout: 35_000 };

/**
 * The API server's ways to the servers of webhooks. A webhook is a process of the simulation that is called as its host is: `labels.example.com` for
 * `https://labels.example.com/admit`, `labels.default.svc` for the service default/labels. Hand every message that the process gets to {@link onMessage}.
 */
export class WebhookClients {
  readonly #capabilities: Pick<Capabilities, "clock" | "net" | "random">;
  /** By process. */
  readonly #clients = new Map<string, HttpClient>();

  constructor(capabilities: Pick<Capabilities, "clock" | "net" | "random">) {
    this.#capabilities = capabilities;
  }

  readonly connect = (config: WebhookClientConfig): RoundTripper => {
    const host = /^https:\/\/([^/:]+)/.exec(webhookAddress(config).url)?.[1] ?? "";
    let client = this.#clients.get(host);
    if (client === undefined) this.#clients.set(host, (client = new HttpClient(this.#capabilities, host, timeouts)));
    return client.roundTrip;
  };

  /** Takes a message of the network; false if it is no webhook's answer. */
  onMessage(from: string, message: Json): boolean {
    return this.#clients.get(from)?.onMessage(from, message) ?? false;
  }
}
