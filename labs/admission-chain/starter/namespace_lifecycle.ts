import { newForbidden, newNotFound, StatusError } from "@reconcile/api";
import type { AdmissionAttributes, AdmissionOperation, AdmissionPlugin, Clock, Namespace } from "@reconcile/api";
import type { NamespaceLister } from "./config";

const immortal = ["default", "kube-system", "kube-public"];

/** A namespace that the lister does not know may be one that it is about to hear of: so long it is waited for, in ms. */
const missingNamespaceWait = 50;
/** So long after a namespace's deletion the lister may still take it for an active one, in ms. So many deletions are remembered. */
const forceLiveLookupTTL = 30_000;
const maxLiveLookups = 100;

/** The way past a lister, which is fed by a watch and may be behind. */
export interface LiveNamespaces {
  readonly clock: Clock;
  /** As it is stored; undefined if there is none. */
  get(name: string): Promise<Namespace | undefined>;
}

/**
 * Nothing new comes into a namespace that is not there, or that is being deleted; some namespaces cannot be deleted at all
 * (apiserver pkg/admission/plugin/namespace/lifecycle). It changes nothing, yet works in the mutating phase: what would be refused
 * anyway need not be changed first.
 */
export class NamespaceLifecycle implements AdmissionPlugin {
  readonly name = "NamespaceLifecycle";
  readonly #namespaces: NamespaceLister;
  readonly #live: LiveNamespaces | undefined;
  /** Namespaces of which a deletion was asked, with the time until which the lister is not believed when it says that they are active. */
  readonly #forceLiveLookup = new Map<string, number>();

  /** @param live asked where the lister may be behind; without it, the lister has the last word */
  constructor(namespaces: NamespaceLister, live?: LiveNamespaces) {
    this.#namespaces = namespaces;
    this.#live = live;
  }

  handles(operation: AdmissionOperation): boolean {
    return operation !== "CONNECT";
  }

  async admit(attributes: AdmissionAttributes): Promise<void> {
    const { operation, kind, resource, namespace, name } = attributes;
    if (kind.group === "" && kind.kind === "Namespace") {
      if (operation !== "DELETE") return;
      if (immortal.includes(name)) throw newForbidden(resource, name, "this namespace may not be deleted");
      this.#noteDeletion(name);
      return;
    }
    if (namespace === "" || operation !== "CREATE") return;
    const found = await this.#find(namespace);
    if (found === undefined) throw newNotFound({ group: "", resource: "namespaces" }, namespace);
    if (found.status?.phase === "Terminating") throw terminating(attributes);
  }

  /** The lister's answer; if that cannot be trusted, the storage's. */
  async #find(name: string): Promise<Namespace | undefined> {
    const found = this.#namespaces.get(name);
    if (this.#live === undefined) return found;
    if (found === undefined) await this.#live.clock.sleep(missingNamespaceWait);
    const later = found ?? this.#namespaces.get(name);
    const outdated = later?.status?.phase === "Active" && (this.#forceLiveLookup.get(name) ?? 0) > this.#live.clock.now();
    return later === undefined || outdated ? this.#live.get(name) : later;
  }

  #noteDeletion(name: string): void {
    if (this.#live === undefined) return;
    this.#forceLiveLookup.delete(name);
    this.#forceLiveLookup.set(name, this.#live.clock.now() + forceLiveLookupTTL);
    const [oldest] = this.#forceLiveLookup.keys();
    if (this.#forceLiveLookup.size > maxLiveLookups && oldest !== undefined) this.#forceLiveLookup.delete(oldest);
  }
}

/** Controllers know by the cause that there is no use in trying again. */
function terminating({ resource, namespace, name, object }: AdmissionAttributes): StatusError {
  // A name that is yet to be generated: what it will begin with.
  const named = name || object?.metadata?.generateName || "Unknown";
  const { status } = newForbidden(resource, named, `unable to create new content in namespace ${namespace} because it is being terminated`);
  const cause = { reason: "NamespaceTerminating", message: `namespace ${namespace} is being terminated`, field: "metadata.namespace" };
  return new StatusError({ ...status, details: { ...status.details, causes: [cause] } });
}
