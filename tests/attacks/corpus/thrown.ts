import type { Attack } from "../attack";

const threw = ["threw"] as const;

const values: readonly [id: string, expression: string][] = [
  ["null", "null"],
  ["undefined", "undefined"],
  ["symbol", "Symbol('passed')"],
  ["function", "function passed() {}"],
  ["bigint", "10n ** 1000n"],
  ["empty-string", "''"],
  ["bare-object", "Object.create(null)"],
  ["proxy", "new Proxy({}, { get() { throw new Error('trap'); }, getPrototypeOf() { throw 1; }, has() { throw 2; }, ownKeys() { throw 3; } })"],
  ["revoked-proxy", "(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()"],
  ["throwing-getters", "{ get name() { throw 1; }, get message() { throw 2; }, get stack() { throw 3; }, toString() { throw 4; }, [Symbol.toPrimitive]() { throw 5; } }"],
  ["error-with-object-message", "Object.assign(new Error(), { message: { toString: null, valueOf: null }, stack: { split: null } })"],
  ["error-with-cause-cycle", "(() => { const e = new Error('round'); e.cause = e; e.errors = [e]; return e; })()"],
  ["huge-message", "new Error('x'.repeat(5e5))"],
  ["promise", "Promise.reject(new Error('inner'))"],
  ["aggregate", "new AggregateError(Array.from({ length: 1000 }, (_, i) => new Error('e' + i)), 'many')"],
];

export const thrown: readonly Attack[] = [
  ...values.map(([id, expression]): Attack => ({
    id: `throw-${id}`,
    tries: `to throw ${id.replaceAll("-", " ")}`,
    call: `throw ${expression};`,
    ends: threw,
    browser: threw,
  })),
  { id: "throw-from-then", tries: "a thenable that throws when it is waited for", call: "return { get then() { throw new Error('then'); } };", ends: ["threw", "assertion"] },
  { id: "throw-async-null", tries: "to reject with null", call: "return Promise.reject(null);", ends: ["threw", "assertion", "stuck"] },
];
