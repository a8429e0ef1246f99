import type { Pod, WatchEvent } from "@reconcile/api";
import { keyOfName, pod, type PodFields } from "./pods";

interface Change {
  readonly version: number;
  readonly name: string;
  readonly event: WatchEvent<Pod> & { readonly type: "ADDED" | "MODIFIED" | "DELETED" };
}

/** What etcd keeps of the pods: their latest versions, and the changes that have not been compacted. It survives every crash. */
export class Storage {
  version = 100;
  /** Changes up to this version are forgotten. */
  compacted = 0;
  /** Called after each change. */
  readonly onChange = new Set<() => void>();
  readonly #changes: Change[] = [];

  create(name: string, fields: PodFields = {}): void {
    this.#write("ADDED", name, fields);
  }

  update(name: string, fields: PodFields = {}): void {
    this.#write("MODIFIED", name, fields);
  }

  delete(name: string): void {
    this.#write("DELETED", name, {});
  }

  /** Something else in the cluster was written: the version rises, and no pod has changed. */
  elsewhere(): void {
    this.version += 1;
  }

  has(name: string): boolean {
    return this.#names(this.version).has(name);
  }

  compact(): void {
    this.compacted = this.version;
  }

  /** The pods as they were at a version. */
  pods(version = this.version): Pod[] {
    return [...this.#names(version).values()];
  }

  /** What happened after one version, up to another. */
  changes(after: number, upTo: number): Change[] {
    return this.#changes.filter((change) => change.version > after && change.version <= upTo);
  }

  #names(version: number): Map<string, Pod> {
    const pods = new Map<string, Pod>();
    for (const { name, event } of this.changes(0, version)) {
      if (event.type === "DELETED") pods.delete(name);
      else pods.set(name, event.object);
    }
    return pods;
  }

  #write(type: Change["event"]["type"], name: string, fields: PodFields): void {
    if ((type === "ADDED") === this.has(name)) throw new Error(`${type} ${keyOfName(name)}: the test got its own story wrong`);
    this.version += 1;
    this.#changes.push({ version: this.version, name, event: { type, object: pod(name, this.version, fields) } });
    for (const tell of this.onChange) tell();
  }
}
