import type { Json, StepComponent } from "@reconcile/api";
import { storeStateJson } from "../observe";
import type { Context } from "./student";

/** What a client of the race sends. */
type Ask = { readonly get: string } | { readonly swap: string; readonly modRevision: number; readonly value: string };

/**
 * Three clients each add 1 to the same counter, five times: read it, compute, and write it if nobody has written it meanwhile; otherwise begin
 * again. Requests and answers travel through the network.
 */
export async function race(t: Context, seed: number): Promise<void> {
  const sim = t.sim({ seed, network: { delay: { kind: "uniform", min: 1, max: 8 } } });
  const clients = ["client-1", "client-2", "client-3"];
  const turns = 5;

  const store = sim.spawn("etcd", ({ net, clock }) => {
    const store = new t.student.txn.TxnStore({ clock });
    return {
      store,
      onMessage(from: string, message: Json) {
        const ask = message as Ask;
        if ("get" in ask) {
          const [kv] = store.range({ key: ask.get }).kvs;
          net.send(from, { value: kv?.value ?? "0", modRevision: kv?.modRevision ?? 0 });
        } else {
          const { succeeded } = store.txn({
            compare: [{ key: ask.swap, target: "mod", result: "=", modRevision: ask.modRevision }],
            success: [{ requestPut: { key: ask.swap, value: ask.value } }],
          });
          net.send(from, { succeeded });
        }
      },
    };
  }, { observe: ({ store }) => storeStateJson(store) }).component!.store;

  const done = new Map(clients.map((name) => [name, 0]));
  for (const name of clients) {
    sim.spawn(name, ({ net, timers, random, log }): StepComponent => {
      const begin = () => net.send("etcd", { get: "counter" });
      return {
        onStart: () => timers.set("begin", random.int(0, 5)),
        onTimer: begin,
        onMessage(_from, message) {
          const answer = message as { succeeded?: boolean; value: string; modRevision: number };
          if (answer.succeeded === undefined) {
            net.send("etcd", { swap: "counter", modRevision: answer.modRevision, value: String(Number(answer.value) + 1) });
          } else {
            const count = done.get(name)! + (answer.succeeded ? 1 : 0);
            done.set(name, count);
            log.info(answer.succeeded ? `added 1 (${count} of ${turns})` : "somebody was faster: once more");
            if (count < turns) begin();
          }
        },
      };
    });
  }
  await sim.run({ until: 5_000 });

  t.expect(Object.fromEntries(done), { en: "How often each client was told that it had added 1, within 5 s", zh: "5 s 内，每个客户端得知加 1 成功了几次" }).toEqual(Object.fromEntries(clients.map((name) => [name, turns])));
  t.expect(store.range({ key: "counter" }).kvs[0]?.value, { en: "Three clients each added 1 five times. The counter", zh: "三个客户端各加了五次 1。计数器的值" }).toBe(String(clients.length * turns));
}
