import type { LiveNamespaces } from "@/labs/admission-chain/solution/namespace_lifecycle";
import type { NamespaceLister } from "@/labs/admission-chain/solution/config";
import { isAlreadyExists, isDeletedFinalStateUnknown, metaNamespaceKeyFunc, type Clock, type Log, type Namespace, type SharedIndexInformer } from "@reconcile/api";
import type { LoopbackClient } from "./loopback";

/** What is there in every cluster, and how often that is made sure, in ms. */
const systemNamespaces = ["kube-system", "kube-public", "kube-node-lease", "default"];
const interval = 60_000;

/**
 * Namespaces as admission sees them: what the server's informer knows, and a way past it. What has been asked for past it is remembered until the informer
 * knows better, so that a webhook's namespaceSelector sees the namespace that NamespaceLifecycle has found (upstream, the selector's matcher asks once more).
 */
export class NamespaceSource implements NamespaceLister {
  readonly live: LiveNamespaces;
  readonly #informer: SharedIndexInformer<Namespace>;
  readonly #fetched = new Map<string, Namespace>();

  constructor(informer: SharedIndexInformer<Namespace>, client: LoopbackClient, clock: Clock) {
    this.#informer = informer;
    this.live = {
      clock,
      get: async (name) => {
        const found = await client.get<Namespace>("namespaces", name);
        if (found !== undefined && this.#informer.getIndexer().getByKey(name) === undefined) this.#fetched.set(name, found);
        return found;
      },
    };
    const known = (namespace: Namespace) => { this.#fetched.delete(metaNamespaceKeyFunc(namespace)); };
    informer.addEventHandler({
      onAdd: known, onUpdate: (_old, namespace) => known(namespace),
      onDelete: (gone) => { this.#fetched.delete(isDeletedFinalStateUnknown<Namespace>(gone) ? gone.key : metaNamespaceKeyFunc(gone)); },
    });
  }

  get(name: string): Namespace | undefined {
    return this.#informer.getIndexer().getByKey(name) ?? this.#fetched.get(name);
  }
}

/** Makes the namespaces that every cluster has, for as long as the server lives (pkg/controlplane/controller/systemnamespaces). */
export async function keepSystemNamespaces(namespaces: NamespaceLister, client: LoopbackClient, { clock, log }: { readonly clock: Clock; readonly log: Log }): Promise<never> {
  for (;;) {
    for (const name of systemNamespaces) {
      if (namespaces.get(name) !== undefined) continue;
      try {
        await client.create<Namespace>("namespaces", { metadata: { name } });
      } catch (error) {
        if (!isAlreadyExists(error)) log.warn(`unable to create required kubernetes system namespace ${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    await clock.sleep(interval);
  }
}
