import type { KeyRange, Json, RequestOp, StepComponent, WatchResponse } from "@reconcile/api";
import { rangeText, storeStateJson } from "../observe";
import type { Context } from "./student";
import { eventText, responseText } from "./words";

const keys = ["a/1", "a/2", "b/1", "c"];
const ranges: readonly KeyRange[] = [{ key: "a/", rangeEnd: "a0" }, { key: "b/1" }, { key: "\0", rangeEnd: "\0" }, { key: "b", rangeEnd: "\0" }];

/**
 * Writers send puts, deletes and transactions to the store through the network; readers begin to watch at moments and revisions of their own, and
 * what the store tells them travels back. In the end each reader's events are compared with what the writers were told that they had done.
 */
export async function crowd(t: Context, seed: number): Promise<void> {
  const sim = t.sim({ seed, network: { delay: { kind: "uniform", min: 1, max: 6 } } });
  /** Every change, by revision, in the order inside of the revision. */
  const changes: { readonly revision: number; readonly key: string; readonly text: string }[] = [];

  sim.spawn("etcd", ({ clock, net }) => {
    const store = new t.student.watch.WatchableStore({ clock });
    return {
      start() {},
      store,
      async onMessage(from: string, message: Json) {
        const ask = message as unknown as { readonly write: RequestOp[] } | { readonly watch: KeyRange; readonly back: number };
        if ("write" in ask) {
          const before = new Set(store.range({ key: "\0", rangeEnd: "\0" }).kvs.map(({ key }) => key));
          const { header: { revision } } = store.txn({ success: ask.write });
          for (const op of ask.write) {
            if ("requestPut" in op) changes.push({ revision, key: op.requestPut.key, text: `${revision}: PUT ${op.requestPut.key}=${op.requestPut.value}` });
            if ("requestDeleteRange" in op && before.has(op.requestDeleteRange.key)) changes.push({ revision, key: op.requestDeleteRange.key, text: `${revision}: DELETE ${op.requestDeleteRange.key}` });
          }
          net.send(from, { revision });
        } else {
          const { revision } = store.range({ key: "\0" }).header;
          const startRevision = Math.max(1, revision + 1 - ask.back);
          net.send(from, { startRevision });
          const watch = store.watch({ ...ask.watch, startRevision });
          for (let response = await watch.next(); response !== undefined; response = await watch.next()) net.send(from, response as unknown as Json);
        }
      },
    };
  }, { observe: ({ store }) => storeStateJson(store) });

  for (const name of ["writer-1", "writer-2"]) {
    let left = 12;
    sim.spawn(name, ({ net, timers, random }): StepComponent => ({
      onStart: () => timers.set("write", random.int(0, 10)),
      onTimer() {
        left -= 1;
        const value = `${name.at(-1)}.${12 - left}`;
        const chosen = [...new Set([random.pick(keys), ...(random.int(0, 3) === 0 ? [random.pick(keys)] : [])])];
        net.send("etcd", { write: chosen.map((key) => (random.int(0, 3) === 0 ? { requestDeleteRange: { key } } : { requestPut: { key, value } })) });
        if (left > 0) timers.set("write", random.int(0, 25));
      },
    }));
  }

  const readers = ranges.map((range, i) => ({ name: `reader-${i + 1}`, range, from: NaN, events: [] as string[] }));
  for (const reader of readers) {
    sim.spawn(reader.name, ({ net, timers, random, log }): StepComponent => ({
      onStart: () => timers.set("watch", random.int(20, 150)),
      // Some begin in the past, some now, some in the future.
      onTimer: () => net.send("etcd", { watch: { ...reader.range }, back: random.int(-3, 8) }),
      onMessage(_from, message) {
        if (typeof message === "object" && message !== null && "startRevision" in message) {
          reader.from = Number(message.startRevision);
          log.state({ watches: rangeText(reader.range), from: reader.from, read: [] });
        } else {
          const response = message as unknown as WatchResponse;
          reader.events.push(...response.events.map(eventText));
          log.info(responseText(response));
          log.state({ watches: rangeText(reader.range), from: reader.from, read: reader.events.slice(-8) });
        }
      },
    }));
  }
  await sim.run({ until: 3_000 });

  for (const { name, range, from, events } of readers) {
    const within = ({ key, rangeEnd = "" }: KeyRange, one: string) => (rangeEnd === "" ? one === key : one >= key && (rangeEnd === "\0" || one < rangeEnd));
    const expected = changes.filter(({ revision, key }) => revision >= from && within(range, key)).map(({ text }) => text);
    t.expect(events, {
      en: `What ${name} was told of ${rangeText(range)} from revision ${from} on. Expected: every change that the writers made, once, in order`,
      zh: `${name} 从 revision ${from} 起收到的关于 ${rangeText(range)} 的事件。期望：写者的每一次改动，不重复，按顺序`,
    }).toEqual(expected);
  }
}
