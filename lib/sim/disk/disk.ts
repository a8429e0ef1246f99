import type { Json } from "../capabilities";
import { copyJson } from "../core/json";

const deleted = Symbol("deleted");

/** A disk that keeps what was synced and forgets the rest in a crash. */
export class StoredDisk {
  private readonly durable = new Map<string, Json>();
  private readonly unsynced = new Map<string, Json | typeof deleted>();

  read(key: string): Json | undefined {
    const value = this.unsynced.has(key) ? this.unsynced.get(key) : this.durable.get(key);
    return value === deleted || value === undefined ? undefined : copyJson(value);
  }

  /** @param value is the disk's from now on: pass a copy. */
  write(key: string, value: Json): void {
    this.unsynced.set(key, value);
  }

  delete(key: string): void {
    this.unsynced.set(key, deleted);
  }

  keys(): string[] {
    const all = new Set([...this.durable.keys(), ...this.unsynced.keys()]);
    return [...all].filter((key) => this.unsynced.get(key) !== deleted).sort();
  }

  /** Returns the number of keys that became durable. */
  sync(): number {
    for (const [key, value] of this.unsynced) {
      if (value === deleted) this.durable.delete(key);
      else this.durable.set(key, value);
    }
    const written = this.unsynced.size;
    this.unsynced.clear();
    return written;
  }

  /** What would survive a crash now. */
  durableEntries(): Record<string, Json> {
    return Object.fromEntries([...this.durable].map(([key, value]) => [key, copyJson(value)]));
  }

  /** Forgets what was not synced; returns the number of keys concerned. */
  crash(): number {
    const lost = this.unsynced.size;
    this.unsynced.clear();
    return lost;
  }
}
