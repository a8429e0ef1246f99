// mutant-of: lease.ts
// killed-by: lease.unknown
// mistake: A put with a lease that has ended is accepted: its key will never be deleted.
import type { Etcd, EtcdEvent, LeaseStatus, PutRequest, Timer } from "@reconcile/api";
import { etcdError } from "./errors";
import { WatchableStore } from "./watch";

const maxLeaseTTL = 9_000_000_000_000;

export interface Lease {
  readonly ttl: number;
  readonly keys: Set<string>;
  expiresAt: number;
  timer: Timer;
}

export class LeaseStore extends WatchableStore implements Etcd {
  readonly leaseMap = new Map<number, Lease>();
  private nextId = 1;

  grant(ttl: number, id?: number): number {
    if (ttl > maxLeaseTTL) throw etcdError("ErrLeaseTTLTooLarge");
    while (id === undefined && this.leaseMap.has(this.nextId)) this.nextId++;
    const given = id ?? this.nextId++;
    if (this.leaseMap.has(given)) throw etcdError("ErrLeaseExist");
    this.leaseMap.set(given, { ttl, keys: new Set(), expiresAt: this.clock.now() + ttl, timer: this.clock.setTimer(ttl, () => this.revoke(given)) });
    return given;
  }

  revoke(id: number): void {
    const lease = this.find(id);
    lease.timer.stop();
    this.leaseMap.delete(id);
    const keys = [...lease.keys].sort();
    this.write((txn) => {
      for (const key of keys) txn.deleteRange({ key });
    });
  }

  keepAliveOnce(id: number): void {
    const lease = this.find(id);
    lease.timer.stop();
    lease.expiresAt = this.clock.now() + lease.ttl;
    lease.timer = this.clock.setTimer(lease.ttl, () => this.revoke(id));
  }

  timeToLive(id: number): LeaseStatus {
    const lease = this.find(id);
    return { id, ttl: lease.expiresAt - this.clock.now(), grantedTTL: lease.ttl, keys: [...lease.keys].sort() };
  }

  leases(): readonly number[] {
    return [...this.leaseMap.keys()].sort((a, b) => a - b);
  }

  protected override checkPut(request: PutRequest): void {
    super.checkPut(request);
  }

  protected override committed(events: readonly EtcdEvent[]): void {
    super.committed(events);
    for (const { kv } of events) {
      for (const lease of this.leaseMap.values()) lease.keys.delete(kv.key);
      if (kv.lease) this.leaseMap.get(kv.lease)?.keys.add(kv.key);
    }
  }

  private find(id: number): Lease {
    const lease = this.leaseMap.get(id);
    if (!lease) throw etcdError("ErrLeaseNotFound");
    return lease;
  }
}
