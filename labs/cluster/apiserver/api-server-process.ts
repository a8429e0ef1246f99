import { HttpClient } from "@/labs/wire/client";
import { HttpServer } from "@/labs/wire/server";
import { RuleResolver } from "@/labs/rbac/solution/resolver";
import type { AsyncComponent, Capabilities, Json } from "@reconcile/api";
import { RemoteEtcd } from "../etcd/etcd-connection";
import type { ApiServerParts, ClientParts } from "../parts";
import { discovery } from "./discovery";
import { LiveRBAC } from "./live-rbac";
import { servedResources } from "./resources";

/** How long the server waits for etcd, and how soon it notices that a watch of it is dead, in ms. */
const etcdTimeouts = { timeout: 2_000, readIdleTimeout: 2_000, pingTimeout: 1_000 };

/**
 * kube-apiserver as a process: the handler chain in front of the registries of all resources, and these on a connection to etcd. It keeps nothing of its own:
 * a crash loses its caches and its connections.
 */
export class ApiServerProcess implements AsyncComponent {
  readonly #etcd: HttpClient;
  readonly #http: HttpServer;
  /** Requests by status code, for whoever looks on. */
  readonly served: Record<string, number> = {};

  readonly #rbac: LiveRBAC;

  constructor(capabilities: Capabilities, parts: ApiServerParts & Pick<ClientParts, "informer">, etcd = "etcd") {
    const { clock, log, random } = capabilities;
    this.#etcd = new HttpClient(capabilities, etcd, etcdTimeouts);
    const connection = new RemoteEtcd(this.#etcd.roundTrip);
    const resources = servedResources({
      etcd: connection, decorate: parts.storage({ clock, log }), admission: parts.admission({ clock, log }), identity: { clock, random },
    });
    this.#rbac = new LiveRBAC(resources, (listerWatcher) => parts.informer({ listerWatcher, clock, random, log }));
    const handle = parts.buildHandlerChain(
      { clock, log, authenticator: parts.authenticator, authorizer: parts.authorizer(new RuleResolver(this.#rbac)), audit: () => {} },
      parts.routeTo(resources, discovery(resources, () => true)),
    );
    this.#http = new HttpServer(capabilities, async (request) => {
      const response = await handle(request);
      this.served[response.status] = (this.served[response.status] ?? 0) + 1;
      return response;
    });
  }

  async start(): Promise<void> {
    await this.#rbac.run();
  }

  onMessage(from: string, message: Json): void {
    if (!this.#etcd.onMessage(from, message)) this.#http.onMessage(from, message);
  }
}
