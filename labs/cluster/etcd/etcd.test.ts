import { expect, it } from "vitest";
import { LeaseStore } from "@/labs/mvcc-store/solution/lease";
import { HttpClient } from "@/labs/wire/client";
import { Simulation } from "@/lib/sim";
import { drain } from "@/lib/sim/testing/drain";
import type { TxnRequest } from "@reconcile/api";
import { RemoteEtcd } from "./etcd-connection";
import { EtcdProcess } from "./etcd-process";

const put = (key: string, value: string): TxnRequest => ({ success: [{ requestPut: { key, value } }] });

function cluster() {
  const sim = new Simulation({ seed: 1, drain });
  const etcd = sim.spawn("etcd", (cap) => new EtcdProcess(cap, (config) => new LeaseStore(config)));
  const client = sim.spawn("client", (cap) => {
    const http = new HttpClient(cap, "etcd", { timeout: 500, readIdleTimeout: 200, pingTimeout: 100 });
    return { start() {}, connection: new RemoteEtcd(http.roundTrip), onMessage: (from, message) => { http.onMessage(from, message); } };
  });
  return { sim, etcd, connection: client.component!.connection };
}

it("answers from a new life what an earlier one has acknowledged, with the same revisions", async () => {
  const { sim, etcd, connection } = cluster();
  const before = await sim.drive(async () => {
    await connection.txn(put("/a", "1"));
    await connection.txn(put("/b", "1"));
    await connection.txn(put("/a", "2"));
    return connection.range({ key: "/", rangeEnd: "0" });
  });
  etcd.crash();
  etcd.restart();
  expect(await sim.drive(() => connection.range({ key: "/", rangeEnd: "0" }))).toEqual(before);
  expect(before.kvs.map(({ key, value, modRevision }) => [key, value, modRevision])).toEqual([["/a", "2", 4], ["/b", "1", 3]]);
});

it("names the store's own refusals, so that a caller can tell them from a failed connection", async () => {
  const { sim, etcd, connection } = cluster();
  await expect(sim.drive(() => connection.range({ key: "/", revision: 99 }))).rejects.toMatchObject({ name: "ErrFutureRev" });
  etcd.crash();
  await expect(sim.drive(() => connection.range({ key: "/" }))).rejects.toMatchObject({ name: "ConnectionError" });
});

it("brings every change to a watch, and cancels it when the connection fails", async () => {
  const { sim, etcd, connection } = cluster();
  const seen: string[] = [];
  let over: unknown;
  await sim.drive(async () => {
    await connection.txn(put("/a", "1"));
    const watch = connection.watch({ key: "/", rangeEnd: "0", startRevision: 2 });
    void (async () => {
      for await (const response of watch) {
        for (const { kv } of response.events) seen.push(`${kv.key}=${kv.value}@${kv.modRevision}`);
        if (response.canceled) over = response.compactRevision;
      }
    })();
    await connection.txn(put("/b", "2"));
    await connection.txn(put("/a", "3"));
    await sim.clock.sleep(250); // a watch that begins in the past is caught up every 100 ms
  });
  expect(seen).toEqual(["/a=1@2", "/b=2@3", "/a=3@4"]);
  etcd.crash();
  await sim.advance(1_000);
  expect(over).toBe(0);
});

it("cancels a watch whose beginning is compacted, and says from where one can be had", async () => {
  const { sim, connection } = cluster();
  const response = await sim.drive(async () => {
    for (let i = 0; i < 5; i++) await connection.txn(put("/a", String(i)));
    await connection.compact(5);
    return connection.watch({ key: "/", rangeEnd: "0", startRevision: 2 }).next();
  });
  expect(response).toMatchObject({ canceled: true, compactRevision: 5 });
});
