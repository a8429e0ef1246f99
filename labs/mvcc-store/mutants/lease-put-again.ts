// mutant-of: lease.ts
// killed-by: lease.moves
// mistake: The key is hung on its new lease and then taken off the old one: if they are the same it hangs on none, and is never deleted.
import type { Etcd, EtcdEvent, LeaseStatus, PutRequest, Timer } from "@reconcile/api";
import { etcdError } from "./errors";
import { WatchableStore } from "./watch";

/** The longest that may be asked for, in milliseconds. */
export const maxLeaseTTL = 9_000_000_000_000;

/** A lease that has not ended. Times in milliseconds. */
export interface Lease {
  readonly ttl: number;
  readonly keys: Set<string>;
  expiresAt: number;
  timer: Timer;
}

/**
 * A store with leases (etcd's server/lease/lessor.go). etcd looks twice a second for leases that have expired; here each
 * lease has a timer. What concerns the replacement of a leader (Promote, Demote, checkpoints) is not here.
 */
export class LeaseStore extends WatchableStore implements Etcd {
  readonly leaseMap = new Map<number, Lease>();
  #lastId = 0;

  grant(ttl: number, id = this.#freeId()): number {
    if (ttl > maxLeaseTTL) throw etcdError("ErrLeaseTTLTooLarge");
    if (this.leaseMap.has(id)) throw etcdError("ErrLeaseExist");
    this.leaseMap.set(id, { ttl, keys: new Set(), ...this.#term(id, ttl) });
    return id;
  }

  revoke(id: number): void {
    const lease = this.#lease(id);
    lease.timer.stop();
    this.leaseMap.delete(id);
    const keys = [...lease.keys].sort();
    this.write((txn) => keys.forEach((key) => txn.deleteRange({ key })));
  }

  keepAliveOnce(id: number): void {
    const lease = this.#lease(id);
    lease.timer.stop();
    Object.assign(lease, this.#term(id, lease.ttl));
  }

  timeToLive(id: number): LeaseStatus {
    const { ttl, expiresAt, keys } = this.#lease(id);
    return { id, ttl: expiresAt - this.clock.now(), grantedTTL: ttl, keys: [...keys].sort() };
  }

  leases(): readonly number[] {
    return [...this.leaseMap.keys()].sort((a, b) => a - b);
  }

  protected override checkPut(request: PutRequest): void {
    super.checkPut(request);
    if (request.lease) this.#lease(request.lease);
  }

  protected override committed(events: readonly EtcdEvent[]): void {
    for (const { kv, prevKv } of events) {
      this.leaseMap.get(kv.lease)?.keys.add(kv.key);
      if (prevKv) this.leaseMap.get(prevKv.lease)?.keys.delete(kv.key);
    }
    super.committed(events);
  }

  #lease(id: number): Lease {
    const lease = this.leaseMap.get(id);
    if (lease === undefined) throw etcdError("ErrLeaseNotFound");
    return lease;
  }

  /** A whole term, from now. */
  #term(id: number, ttl: number): Pick<Lease, "expiresAt" | "timer"> {
    return { expiresAt: this.clock.now() + ttl, timer: this.clock.setTimer(ttl, () => this.revoke(id)) };
  }

  #freeId(): number {
    do this.#lastId += 1; while (this.leaseMap.has(this.#lastId));
    return this.#lastId;
  }
}
