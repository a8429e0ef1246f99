import { isObject, keysOf, ownValue, setOwn } from "./json";

/** Whether two JSON values are the same; the order of keys does not matter, and a property that is undefined counts as absent. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((element, i) => deepEqual(element, b[i]));
  if (!isObject(a)) return Object.is(a, b) || (a === 0 && b === 0);
  if (!isObject(b)) return false;
  const keys = keysOf(a);
  return keys.length === keysOf(b).length && keys.every((key) => Object.hasOwn(b, key) && deepEqual(ownValue(a, key), ownValue(b, key)));
}

/** A copy of a JSON value that shares nothing with it: what is read from a cache is copied before it is changed. */
export function deepCopy<T>(value: T): T {
  if (Array.isArray(value)) return value.map((element: unknown) => deepCopy(element)) as T;
  if (!isObject(value)) return value;
  const copy = {};
  for (const key of keysOf(value)) setOwn(copy, key, deepCopy(ownValue(value, key)));
  return copy as T;
}
