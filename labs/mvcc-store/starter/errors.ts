import type { EtcdError, EtcdErrorName } from "@reconcile/api";

/** etcd's words for each error (api/v3rpc/rpctypes/error.go). */
const messages: Readonly<Record<EtcdErrorName, string>> = {
  ErrEmptyKey: "etcdserver: key is not provided",
  ErrTooManyOps: "etcdserver: too many operations in txn request",
  ErrDuplicateKey: "etcdserver: duplicate key given in txn request",
  ErrCompacted: "etcdserver: mvcc: required revision has been compacted",
  ErrFutureRev: "etcdserver: mvcc: required revision is a future revision",
  ErrLeaseNotFound: "etcdserver: requested lease not found",
  ErrLeaseExist: "etcdserver: lease already exists",
  ErrLeaseTTLTooLarge: "etcdserver: too large lease TTL",
};

/** An error to throw: `throw etcdError("ErrCompacted")`. */
export function etcdError(name: EtcdErrorName): EtcdError {
  return Object.assign(new Error(messages[name]), { name });
}
