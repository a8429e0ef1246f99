import type { SuiteBuilder, TestContext } from "@/lib/grader/harness/api";
import type * as keyIndex from "../solution/key_index";
import type * as keyRange from "../solution/key_range";
import type * as lease from "../solution/lease";
import type * as store from "../solution/store";
import type * as txn from "../solution/txn";
import type * as watch from "../solution/watch";

/** The modules that a student writes and that tests look into, by file name without ".ts". */
export interface Modules {
  readonly key_range: Pick<typeof keyRange, "contains">;
  readonly key_index: { readonly KeyIndex: new () => Pick<keyIndex.KeyIndex, "put" | "tombstone" | "get" | "since" | "compact" | "isEmpty"> };
  readonly store: { readonly Store: new (config: store.StoreConfig) => Pick<store.Store, "range" | "put" | "deleteRange" | "compact" | "index" | "backend"> };
  readonly txn: { readonly TxnStore: new (config: store.StoreConfig) => Pick<txn.TxnStore, "range" | "put" | "deleteRange" | "compact" | "txn"> };
  readonly watch: { readonly WatchableStore: new (config: store.StoreConfig) => Pick<watch.WatchableStore, "range" | "put" | "deleteRange" | "compact" | "txn" | "watch"> };
  readonly lease: Pick<typeof lease, "LeaseStore">;
}

export type Context = TestContext<Modules>;
export type Builder = SuiteBuilder<Modules>;
