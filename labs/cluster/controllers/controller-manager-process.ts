import type { AsyncComponent, Capabilities, Json } from "@reconcile/api";
import { ClusterClient } from "../client";
import type { ClientParts } from "../parts";
import { InformerFactory } from "../informer-factory";
import { NamespaceController } from "./namespace-controller";
import { ReplicaSetController } from "./replica-set-controller";

/** kube-controller-manager as a process: controllers that share their informers. */
export class ControllerManagerProcess implements AsyncComponent {
  readonly #client: ClusterClient;
  readonly #capabilities: Capabilities;
  readonly #informers: InformerFactory;
  readonly #controllers: readonly { run(): Promise<void> }[];

  constructor(capabilities: Capabilities, parts: ClientParts) {
    const { clock, log } = capabilities;
    this.#capabilities = capabilities;
    this.#client = new ClusterClient(capabilities, { commonName: "system:kube-controller-manager", organizations: [] });
    this.#informers = new InformerFactory(capabilities, parts);
    const context = { clock, log, parts, informers: this.#informers };
    this.#controllers = [new ReplicaSetController(context, this.#client), new NamespaceController(context, this.#client)];
  }

  /** How many pods the controllers believe there are. */
  show(): Json {
    return { pods: this.#informers.for("pods", () => this.#client.pods("")).getIndexer().listKeys().length };
  }

  async start(): Promise<void> {
    await Promise.all([this.#informers.run(), ...this.#controllers.map((controller) => controller.run())]);
    this.#capabilities.log.info("all controllers have ended");
  }

  onMessage(from: string, message: Json): void {
    this.#client.onMessage(from, message);
  }
}
