/** Globals that a lab has. Everything else goes, so that the realm is the language and nothing of its host. */
const kept = new Set([
  "globalThis", "undefined", "NaN", "Infinity", "parseFloat", "parseInt", "isFinite", "isNaN",
  "encodeURI", "encodeURIComponent", "decodeURI", "decodeURIComponent",
  "Object", "Function", "Boolean", "Symbol", "Number", "BigInt", "String", "RegExp", "Date", "Math", "JSON", "Reflect", "Proxy",
  "Array", "Map", "Set", "WeakMap", "WeakSet", "Promise", "Iterator",
  "ArrayBuffer", "DataView", "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array",
  "Uint32Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array",
  "Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError",
]);

/** Functions of other hosts that people reach for, and what to use instead. */
const instead: Record<string, string> = {
  setTimeout: "Time is virtual: use the clock that your code is handed (clock.setTimer, clock.sleep).",
  setInterval: "Time is virtual: use the clock that your code is handed (clock.setTimer, clock.sleep).",
  setImmediate: "Time is virtual: use the clock that your code is handed (clock.setTimer, clock.sleep).",
  requestAnimationFrame: "Time is virtual: use the clock that your code is handed (clock.setTimer, clock.sleep).",
  fetch: "There is no network besides what your code is handed.",
  eval: "Code is never made from text.",
  require: "Import at the top of the file instead.",
};

/** Deletes what is not the language, along the global object's own chain, and puts explanations where people will look. */
export function reduceGlobals(realm: typeof globalThis): void {
  for (let holder: object | null = realm; holder && holder !== Object.prototype; holder = Object.getPrototypeOf(holder) as object | null) {
    for (const key of Reflect.ownKeys(holder)) {
      if (typeof key === "string" && kept.has(key) && holder === realm) continue;
      if (holder !== realm && key === "constructor") continue;
      if (!Reflect.deleteProperty(holder, key)) Reflect.set(holder, key, undefined);
    }
  }
  for (const [name, what] of Object.entries(instead)) {
    Object.defineProperty(realm, name, { value: unavailable(`${name} is not available in a lab.`, what), writable: true, configurable: true });
  }
}

/** A function that explains why it does nothing. */
export function unavailable(name: string, what: string): () => never {
  return function missing(): never {
    throw new Error(`${name} ${what}`);
  };
}
