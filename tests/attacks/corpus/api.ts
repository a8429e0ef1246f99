/**
 * Ways to make what `@reconcile/api` hands to every test carry something from one test to the next, or to tests that nobody may see: `leave` is
 * run in each test, before it `read` looks whether an earlier one has left anything. All modules are evaluated afresh for each test.
 */
export interface Channel {
  readonly id: string;
  readonly leave: string;
  /** An expression, true if something was left. */
  readonly read: string;
}

const onObject = (id: string, object: string): Channel => ({ id, leave: `${object}.mark = 1;`, read: `${object}.mark === 1` });

export const channels: readonly Channel[] = [
  onObject("api-namespace", "api"),
  onObject("api-function", "api.parseQuantity"),
  onObject("api-class", "api.Quantity"),
  onObject("api-prototype", "api.Quantity.prototype"),
  onObject("api-error-prototype", "api.StatusError.prototype"),
  onObject("api-method", "api.Selector.prototype.matches"),
  onObject("api-constructor-of-a-value", "api.everything().constructor"),
  onObject("api-prototype-of-a-value", "Object.getPrototypeOf(new api.Backoff({ clock: world.clock, initial: 1, max: 2 }))"),
  onObject("api-returned-list", "api.isDNS1123Label('A')"),
  onObject("api-returned-object", "api.newConflict({ group: '', resource: 'pods' }, 'x').status"),
  onObject("api-returned-requirements", "api.parseLabelSelector('a=b').requirements"),
  { id: "api-replaced-value", leave: "api.metaNamespaceKeyFunc = () => 'left';", read: "api.metaNamespaceKeyFunc({}) === 'left'" },
  { id: "api-deleted-value", leave: "delete api.deepCopy;", read: "api.deepCopy === undefined" },
  { id: "api-getter", leave: "Object.defineProperty(api, 'deepEqual', { get() { return () => 'left'; } });", read: "api.deepEqual(1, 1) === 'left'" },
  { id: "api-setter", leave: "Object.defineProperty(api.Quantity.prototype, 'format', { set(v) { this.left = v; }, get() { return 'left'; } });", read: "api.parseQuantity('1').format === 'left'" },
  { id: "api-replaced-method", leave: "api.Quantity.prototype.cmp = () => 0;", read: "api.parseQuantity('1').cmp(api.parseQuantity('2')) === 0" },
  { id: "api-defined-method", leave: "Object.defineProperty(api.Selector.prototype, 'matches', { value: () => 'left' });", read: "api.nothing().matches({}) === 'left'" },
  { id: "api-symbol-on-class", leave: "Object.defineProperty(api.StatusError, Symbol.hasInstance, { value: () => true });", read: "({}) instanceof api.StatusError" },
  { id: "api-to-primitive", leave: "api.Quantity.prototype[Symbol.toPrimitive] = () => 'left';", read: "`${api.parseQuantity('1')}` === 'left'" },
  { id: "api-prototype-swapped", leave: "Object.setPrototypeOf(api.Quantity.prototype, { left: 1 });", read: "api.parseQuantity('1').left === 1" },
  { id: "api-namespace-prototype", leave: "Object.setPrototypeOf(api, { left: 1 });", read: "api.left === 1" },
  { id: "api-class-prototype-of-errors", leave: "Object.getPrototypeOf(api.StatusError).mark = 1;", read: "Object.getPrototypeOf(api.StatusError).mark === 1" },
  { id: "api-caught-within", leave: "try { api.applyJSONPatch({}, [{ op: 'test', path: '/x', value: 1 }]); } catch (e) { Object.getPrototypeOf(e.cause).mark = 1; }", read: "new Error().mark === 1" },
  { id: "api-callback-arguments", leave: "api.findMatchingUntoleratedTaint([{ key: 'a', effect: 'NoSchedule' }], [], function (t) { Object.getPrototypeOf(t).mark = 1; this.mark = 1; return true; });", read: "({}).mark === 1" },
  {
    id: "api-hostile-arguments",
    leave: `
      const hostile = new Proxy({}, { get: (_, key) => { try { api.mark = 1; Object.prototype.mark = 1; } catch {} return key === "length" ? 1 : hostile; }, ownKeys: () => ["a"], getOwnPropertyDescriptor: () => ({ value: hostile, enumerable: true, configurable: true, writable: true }) });
      for (const name of Object.keys(api)) { try { api[name](hostile, hostile, hostile); } catch {} try { new api[name](hostile, hostile, hostile); } catch {} }`,
    read: "api.mark === 1 || ({}).mark === 1",
  },
  {
    id: "api-unwound-stack",
    leave: "const sink = (n) => { try { sink(n + 1); } catch { try { api.parseLabelSelector('a in (b,c),d').toString(); api.deepCopy({ a: [1] }); } catch {} } }; try { sink(0); } catch {}",
    read: "api.parseLabelSelector('a in (b,c),d').toString() !== 'a in (b,c),d' || !api.deepEqual(api.deepCopy({ a: [1] }), { a: [1] })",
  },
];

/** Imports that are no names of values, although some object would have them. */
export const namesOfNothing: readonly string[] = ["__proto__", "constructor", "toString", "__esModule", "hasOwnProperty", "default", "eval", "QuantityFormat"];
