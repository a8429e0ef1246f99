// JSON Merge Patch (RFC 7386), and what github.com/evanphx/json-patch adds to it.
import { deepCopy, deepEqual } from "./deep";
import { isObject, keysOf, ownValue, setOwn } from "./json";

/**
 * What the patch makes of the target, which stays as it is: the patch's keys replace the target's, `null` removes one, anything but an
 * object replaces the whole. That the result is a `T` again is the patch's promise.
 */
export function applyMergePatch<T>(target: T, patch: unknown): T {
  return merge(target, patch, false) as T;
}

/** One patch that does what the two do one after the other; what either removes stays removed. */
export function mergeMergePatches(first: unknown, second: unknown): unknown {
  return merge(first, second, true);
}

function merge(target: unknown, patch: unknown, keepNulls: boolean): unknown {
  if (!isObject(patch)) return deepCopy(patch);
  const result = isObject(target) ? deepCopy(target) : {};
  for (const key of keysOf(patch)) {
    const value = ownValue(patch, key);
    if (value === null && !keepNulls) delete result[key];
    else setOwn(result, key, merge(ownValue(result, key), value, keepNulls));
  }
  return result;
}

/**
 * The smallest patch that makes `modified` of `original`. A `null` in `modified` cannot be said by a merge patch and is lost when it
 * is applied.
 */
export function createMergePatch(original: object, modified: object): { [key: string]: unknown } {
  const patch: { [key: string]: unknown } = {};
  for (const key of keysOf(modified)) {
    const [before, after] = [ownValue(original, key), ownValue(modified, key)];
    if (isObject(before) && isObject(after)) {
      const inner = createMergePatch(before, after);
      if (keysOf(inner).length > 0) setOwn(patch, key, inner);
    } else if (before === undefined || !deepEqual(before, after)) {
      setOwn(patch, key, deepCopy(after));
    }
  }
  for (const key of keysOf(original)) {
    if (ownValue(modified, key) === undefined) setOwn(patch, key, null);
  }
  return patch;
}
