import type { EtcdErrorName } from "@reconcile/api";

/** The requests of etcd's gRPC gateway (JSON over HTTP), as far as the cluster needs them: path to what it does. */
export const paths = {
  range: "/v3/kv/range",
  txn: "/v3/kv/txn",
  compact: "/v3/kv/compaction",
  watch: "/v3/watch",
} as const;

/** What a refused request is answered with, and status 400. */
export interface RefusedBody {
  readonly name: EtcdErrorName;
  readonly message: string;
}
