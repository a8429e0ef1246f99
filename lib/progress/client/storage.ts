import { deleteDB, type IDBPDatabase, openDB } from "idb";
import type { SourceFiles } from "@/lib/grader/report";
import { databaseName } from "./database-name";
import type { KeptWhy, LocalPass, QuizAnswer, StorageKind } from "./types";

/** What is kept, by store. `synced`: the account has it too. */
export interface Stores {
  drafts: { lab: string; files: SourceFiles; savedAt: number; /** Server revision that the text builds on. */ base: number; synced: boolean };
  kept: { id: string; lab: string; files: SourceFiles; why: KeptWhy; savedAt: number; synced: boolean };
  lessons: { lesson: string; readAt: number; synced: boolean };
  answers: QuizAnswer & { lesson: string; synced: boolean };
  passes: LocalPass;
}
export type StoreName = keyof Stores;
const names: readonly StoreName[] = ["drafts", "kept", "lessons", "answers", "passes"];

/** One owner's records in this browser. Each call is atomic. */
export interface Storage {
  readonly kind: StorageKind;
  get<N extends StoreName>(store: N, key: string): Promise<Stores[N] | undefined>;
  all<N extends StoreName>(store: N): Promise<readonly Stores[N][]>;
  /** Writes what `change` makes of the record that is there; `undefined` removes it. */
  update<N extends StoreName>(store: N, key: string, change: (now: Stores[N] | undefined) => Stores[N] | undefined): Promise<void>;
  close(): void;
}

/** Opens the owner's database; in memory where the browser refuses (private windows, full disks, policies). */
export async function openStorage(owner: string | null): Promise<Storage> {
  try {
    const db = await openDB(databaseName(owner), 1, {
      upgrade: (fresh) => { for (const name of names) fresh.createObjectStore(name); },
      // A newer version of the site in another tab must not wait for this one.
      blocking: (_from, _to, event) => { (event.target as IDBDatabase).close(); },
    });
    return onDevice(db);
  } catch {
    return inMemory();
  }
}

/** Forgets everything of an owner on this device. */
export function deleteStorage(owner: string | null): Promise<void> {
  return deleteDB(databaseName(owner)).catch(() => undefined);
}

function onDevice(db: IDBPDatabase): Storage {
  return {
    kind: "device",
    get: (store, key) => db.get(store, key),
    all: (store) => db.getAll(store),
    async update(store, key, change) {
      const transaction = db.transaction(store, "readwrite", { durability: "strict" });
      const next = change(await transaction.store.get(key));
      await Promise.all([next === undefined ? transaction.store.delete(key) : transaction.store.put(next, key), transaction.done]);
    },
    close: () => db.close(),
  };
}

function inMemory(): Storage {
  const stores = new Map<StoreName, Map<string, unknown>>(names.map((name) => [name, new Map()]));
  const records = <N extends StoreName>(name: N) => stores.get(name) as Map<string, Stores[N]>;
  return {
    kind: "memory",
    get: async (store, key) => records(store).get(key),
    all: async (store) => [...records(store).values()],
    async update(store, key, change) {
      const next = change(records(store).get(key));
      if (next === undefined) records(store).delete(key);
      else records(store).set(key, next);
    },
    close: () => undefined,
  };
}
