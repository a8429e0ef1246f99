// JSON values as objects of the API are: compared, copied and changed. A key may be any text, `__proto__` too.

export function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Keys of what JSON would print: without those of undefined values. */
export function keysOf(object: object): string[] {
  return Object.keys(object).filter((key) => (object as Record<string, unknown>)[key] !== undefined);
}

/** The property's value; undefined if it is absent or inherited. */
export function ownValue(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;
}

/** Assigns an own property: an assignment to `__proto__` would do something else. */
export function setOwn(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
}
