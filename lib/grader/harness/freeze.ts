/** Built-ins that no global name leads to. */
function hidden(): object[] {
  const prototypeOf = (value: object) => Object.getPrototypeOf(value) as object;
  const iterators = [[][Symbol.iterator](), new Map()[Symbol.iterator](), new Set()[Symbol.iterator](), ""[Symbol.iterator](), "".matchAll(/x/g)];
  const functions = [function () {}, function* () {}, async function () {}, async function* () {}];
  return [...iterators, ...functions, ...iteratorHelpers()].map(prototypeOf);
}

/** What `Iterator`'s methods return, where the engine has them. */
function iteratorHelpers(): object[] {
  const values: Iterator<number> & { map?: (each: (value: number) => number) => object } = [1].values();
  const from = (globalThis as { Iterator?: { from?: (source: object) => object } }).Iterator?.from;
  const foreign = { next: () => ({ done: true, value: undefined }) };
  return [...(values.map ? [values.map((value) => value)] : []), ...(from ? [from(foreign)] : [])];
}

/**
 * On a frozen prototype even assigning to an *own* property of that name fails (`this.name = "MyError"`). There the value becomes
 * an accessor whose setter defines the property on the object assigned to.
 */
function allowOverriding(prototype: object): void {
  for (const key of Reflect.ownKeys(prototype)) {
    const found = Object.getOwnPropertyDescriptor(prototype, key);
    if (!found || !("value" in found) || !found.configurable) continue;
    const value: unknown = found.value;
    Object.defineProperty(prototype, key, {
      configurable: false,
      enumerable: found.enumerable ?? false,
      get() { return value; },
      set(this: unknown, own: unknown) {
        if (this === prototype || (typeof this !== "object" && typeof this !== "function") || this === null) {
          throw new TypeError(`"${String(key)}" of a built-in cannot be changed in a lab.`);
        }
        Object.defineProperty(this, key, { value: own, writable: true, enumerable: true, configurable: true });
      },
    });
  }
}

/** Freezes an object; some hosts' global objects and buffers can only be locked property by property. */
function lock(value: object): void {
  try {
    Object.freeze(value);
  } catch {
    for (const key of Reflect.ownKeys(value)) {
      const property = Reflect.getOwnPropertyDescriptor(value, key);
      if (property) Reflect.defineProperty(value, key, { configurable: false, ...("value" in property ? { writable: false } : {}) });
    }
    Reflect.preventExtensions(value);
  }
}

/**
 * Freezes everything that can be reached from the global object and from `more`: own properties, accessors and prototypes.
 * What a student's code evaluates afterwards cannot change what anybody else's code means.
 */
export function freezeRealm(realm: typeof globalThis, more: readonly object[]): void {
  for (const constructor of [Object, Error, AggregateError, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError]) {
    allowOverriding(constructor.prototype);
  }
  const seen = new Set<object>();
  const open: unknown[] = [realm, ...hidden(), ...more];
  while (open.length > 0) {
    const value = open.pop();
    if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) continue;
    seen.add(value);
    open.push(Object.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) {
      const property = Object.getOwnPropertyDescriptor(value, key);
      if (property) open.push(property.value, property.get, property.set);
    }
    lock(value);
  }
}
