import type { List, ListOptions, Pod, Storage, StorageGetOptions, StorageUpdateOptions, UpdateFunc, Watch } from "@reconcile/api";

/** Lets everything pass until it is shut, and then nothing until it is opened. */
export class Gate {
  #waiting: (() => void)[] | undefined;

  shut(): void {
    this.#waiting ??= [];
  }

  open(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const go of waiting) go();
  }

  passed(): Promise<void> {
    const waiting = this.#waiting;
    return waiting === undefined ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));
  }
}

/** A storage whose watches are held up by a gate: what is read otherwise is newer than what they have told. */
export class HeldStorage implements Storage<Pod> {
  readonly #storage: Storage<Pod>;
  readonly #gate: Gate;

  constructor(storage: Storage<Pod>, gate: Gate) {
    this.#storage = storage;
    this.#gate = gate;
  }

  create(key: string, object: Pod): Promise<Pod> {
    return this.#storage.create(key, object);
  }

  get(key: string, options?: StorageGetOptions): Promise<Pod> {
    return this.#storage.get(key, options);
  }

  getList(prefix: string, options: ListOptions): Promise<List<Pod>> {
    return this.#storage.getList(prefix, options);
  }

  async watch(prefix: string, options: ListOptions): Promise<Watch<Pod>> {
    const watch = await this.#storage.watch(prefix, options);
    return {
      next: async () => {
        const event = await watch.next();
        await this.#gate.passed();
        return event;
      },
      stop: () => { watch.stop(); },
    };
  }

  guaranteedUpdate(key: string, update: UpdateFunc<Pod>, options?: StorageUpdateOptions): Promise<Pod> {
    return this.#storage.guaranteedUpdate(key, update, options);
  }

  delete(key: string, options?: StorageUpdateOptions): Promise<Pod> {
    return this.#storage.delete(key, options);
  }
}
