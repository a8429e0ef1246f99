import type { ProcessHandle, Simulation } from "@/lib/sim";
import type { Clock, DeleteRangeResponse, KeyRange, KeyValue, KV, PutResponse, RangeRequest } from "@reconcile/api";
import type { Text } from "@/lib/grader/text";
import { rangeText, storeStateJson } from "../observe";
import type { Context } from "./student";
import { kvText, refused } from "./words";

/** A store of any stage; each test uses the methods that its stage has. */
export type AnyStore = Omit<KV, "txn">;

/** A student's store as the process `etcd` of a simulation. What is done to it, and what is in it afterwards, goes into the trace. */
export class Scene<S extends AnyStore> {
  readonly sim: Simulation;
  readonly store: S;
  readonly t: Context;
  readonly #host: Pick<ProcessHandle, "observe">;

  constructor(t: Context, make: (config: { readonly clock: Clock }) => S, { seed = t.seed } = {}) {
    this.t = t;
    this.sim = t.sim({ seed });
    // Watches are read with promises: `start` makes the process one whose promises settle before time goes on.
    const host = this.sim.spawn("etcd", ({ clock }) => ({ start() {}, store: make({ clock }) }), { observe: ({ store }) => storeStateJson(store) });
    this.store = host.component!.store;
    this.#host = host;
  }

  /** Does something to the store, under a name that the trace shows. */
  act<T>(what: string, action: (store: S) => T): T {
    this.sim.note(what);
    const result = action(this.store);
    this.#host.observe();
    return result;
  }

  put(key: string, value: string, lease = 0): PutResponse {
    const options = lease > 0 ? { lease } : {};
    return this.act(`put(${key}=${value}${lease > 0 ? `, lease ${lease}` : ""})`, (store) => store.put({ key, value, ...options }));
  }

  /** `a=1 b=2`: one put after the other. */
  puts(list: string): void {
    for (const pair of list.split(" ")) this.put(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
  }

  del(key: string, rangeEnd = ""): DeleteRangeResponse {
    const range = rangeEnd === "" ? { key } : { key, rangeEnd };
    return this.act(`deleteRange(${rangeText(range)})`, (store) => store.deleteRange(range));
  }

  compact(revision: number): void {
    this.act(`compact(${revision})`, (store) => store.compact(revision));
  }

  /** What the range holds, as texts; that it was refused, if it was. */
  kvs(request: RangeRequest): string[] {
    return this.#listed(request, kvText);
  }

  /** As `a=1`, for tests that are not about numbers. */
  values(request: RangeRequest): string[] {
    return this.#listed(request, ({ key, value }) => `${key}=${value}`);
  }

  #listed(request: RangeRequest, text: (kv: KeyValue) => string): string[] {
    let listed: string[] = [];
    const error = refused(() => { listed = this.store.range(request).kvs.map(text); });
    return error === "no error" ? listed : [`range throws ${error}`];
  }

  /** The store's revision, asked of a range that finds nothing. */
  revision(): number {
    return this.store.range({ key: "no such key" }).header.revision;
  }

  expectRevision(expected: number, what: Text): void {
    this.t.expect(this.revision(), { en: `The store's revision: ${what.en}`, zh: `store 的 revision：${what.zh}` }).toBe(expected);
  }

  expectKvs(request: RangeRequest, expected: string[], what: Text): void {
    this.t.expect(this.kvs(request), what).toEqual(expected);
  }

  expectValues(request: RangeRequest, expected: string[], what: Text): void {
    this.t.expect(this.values(request), what).toEqual(expected);
  }

  expectRefused(name: string, call: (store: S) => unknown, what: Text): void {
    this.t.expect(refused(() => this.act(what.en, call)), { en: `${what.en} must throw`, zh: `${what.zh} 应当抛出` }).toBe(name);
  }
}

/** Every key there is. */
export const all: KeyRange = { key: "\0", rangeEnd: "\0" };
