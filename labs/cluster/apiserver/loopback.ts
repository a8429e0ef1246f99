import { isNotFound, isTooManyRequests, newNotFound, type Clock, type KubernetesObject, type ListerWatcher, type RESTStorage, type ServedResource, type StorageContext } from "@reconcile/api";

/** How often is looked whether a cache that is being filled has been, in ms (pkg/server/storage_readiness_hook.go). */
const readinessPeriod = 100;

/** The API server itself may do everything. */
const user = { username: "system:apiserver", groups: ["system:masters"] };

/**
 * The API server's own client (pkg/server's LoopbackClientConfig): it speaks to the registries without the way over the network. Which resources there are is asked
 * late, since some of them are made of parts that need this client.
 */
export class LoopbackClient {
  readonly #resources: () => readonly ServedResource[];
  readonly #clock: Clock;

  constructor(resources: () => readonly ServedResource[], clock: Clock) {
    this.#resources = resources;
    this.#clock = clock;
  }

  /** As it is stored; undefined if there is none. */
  async get<T extends KubernetesObject>(resource: string, name: string): Promise<T | undefined> {
    try {
      return await this.#call<T, "get">(resource, "get")(everywhere, name, {});
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  create<T extends KubernetesObject>(resource: string, object: T): Promise<T> {
    return this.#call<T, "create">(resource, "create")(everywhere, object, {});
  }

  listerWatcher<T extends KubernetesObject>(resource: string): ListerWatcher<T> {
    return {
      list: (options) => this.#whenReady(() => this.#call<T, "list">(resource, "list")(everywhere, options)),
      watch: (options) => this.#whenReady(() => this.#call<T, "watch">(resource, "watch")(everywhere, options)),
    };
  }

  /** A server that has just started fills its caches in a moment: not worth the second that others are told to stay away for. */
  async #whenReady<R>(ask: () => Promise<R>): Promise<R> {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (!isTooManyRequests(error)) throw error;
        await this.#clock.sleep(readinessPeriod);
      }
    }
  }

  #call<T extends KubernetesObject, M extends keyof RESTStorage<T>>(resource: string, method: M): Required<RESTStorage<T>>[M] {
    const storage = this.#resources().find((one) => one.resource === resource)?.storage as RESTStorage<T> | undefined;
    const found = storage?.[method];
    if (found === undefined) throw newNotFound({ group: "", resource }, "");
    return found.bind(storage) as Required<RESTStorage<T>>[M];
  }
}

const everywhere: StorageContext = { namespace: "", user };
