import { HttpClient } from "@/labs/wire/client";
import { HttpServer } from "@/labs/wire/server";
import { RuleResolver } from "@/labs/rbac/solution/resolver";
import type { AsyncComponent, Capabilities, Json, Log } from "@reconcile/api";
import { RemoteEtcd } from "../etcd/etcd-connection";
import { InformerFactory } from "../informer-factory";
import type { ApiServerParts, ClientParts } from "../parts";
import { newAdmissionConfig, ReadyAdmission, type AdmissionConfig } from "./admission";
import { discovery } from "./discovery";
import { LiveRBAC } from "./live-rbac";
import { LoopbackClient } from "./loopback";
import { keepSystemNamespaces } from "./namespaces";
import { servedResources } from "./resources";
import { withWarnings } from "./warnings";
import { WebhookClients } from "./webhook-clients";

/** How long the server waits for etcd, and how soon it notices that a watch of it is dead, in ms. */
const etcdTimeouts = { timeout: 2_000, readIdleTimeout: 2_000, pingTimeout: 1_000 };

/**
 * kube-apiserver as a process: the handler chain in front of the registries of all resources, and these on a connection to etcd. It keeps nothing of its own:
 * a crash loses its caches and its connections.
 */
export class ApiServerProcess implements AsyncComponent {
  readonly #etcd: HttpClient;
  readonly #webhooks: WebhookClients;
  readonly #http: HttpServer;
  readonly #log: Log;
  readonly #clock: Capabilities["clock"];
  readonly #client: LoopbackClient;
  readonly #informers: InformerFactory;
  readonly #admissionConfig: AdmissionConfig;
  /** Requests by status code, for whoever looks on. */
  readonly served: Record<string, number> = {};

  constructor(capabilities: Capabilities, parts: ApiServerParts & Pick<ClientParts, "informer">, etcd = "etcd") {
    const { clock, log, random } = capabilities;
    this.#clock = clock;
    this.#log = log;
    this.#etcd = new HttpClient(capabilities, etcd, etcdTimeouts);
    this.#webhooks = new WebhookClients(capabilities);
    this.#client = new LoopbackClient(() => resources, clock);
    this.#informers = new InformerFactory(capabilities, parts);
    this.#admissionConfig = newAdmissionConfig({ capabilities, informers: this.#informers, client: this.#client, resources: () => resources, connect: this.#webhooks.connect });
    const admission = new ReadyAdmission(parts.admission(this.#admissionConfig), () => this.#informers.hasSynced(), clock);
    const resources = servedResources({ etcd: new RemoteEtcd(this.#etcd.roundTrip), decorate: parts.storage({ clock, log }), admission, identity: { clock, random } });
    const rbac = new LiveRBAC(this.#informers, this.#client);
    const handle = parts.buildHandlerChain(
      { clock, log, authenticator: parts.authenticator, authorizer: parts.authorizer(new RuleResolver(rbac)), audit: () => {} },
      withWarnings(parts.routeTo, resources, discovery(resources, () => true)),
    );
    this.#http = new HttpServer(capabilities, async (request) => {
      const response = await handle(request);
      this.served[response.status] = (this.served[response.status] ?? 0) + 1;
      return response;
    });
  }

  async start(): Promise<void> {
    const informers = this.#informers.run();
    await this.#informers.waitForSync(this.#clock);
    await Promise.all([informers, keepSystemNamespaces(this.#admissionConfig.namespaces, this.#client, { clock: this.#clock, log: this.#log })]);
  }

  onMessage(from: string, message: Json): void {
    if (!this.#etcd.onMessage(from, message) && !this.#webhooks.onMessage(from, message)) this.#http.onMessage(from, message);
  }
}
