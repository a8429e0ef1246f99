import type { Json } from "@/lib/sim";

/** One place at which two values differ; an absent side was not there. */
export interface Change {
  /** As it would be written: `log[2].term`; empty for the value as a whole. */
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

const deepest = 6;

/** Where two JSON values differ, in the order of their fields, at most `limit` places. Lists are compared place by place. */
export function diffJson(before: Json | undefined, after: Json | undefined, limit = 50): Change[] {
  const changes: Change[] = [];
  compare(before, after, "", 0);
  return changes;

  function compare(a: Json | undefined, b: Json | undefined, path: string, depth: number): void {
    if (a === b || changes.length >= limit) return;
    const nested = typeof a === "object" && typeof b === "object" && a !== null && b !== null && Array.isArray(a) === Array.isArray(b);
    if (!nested || depth >= deepest) {
      if (depth < deepest || JSON.stringify(a) !== JSON.stringify(b)) changes.push({ path, before: a, after: b });
      return;
    }
    const [left, right] = [a as Fields, b as Fields];
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      compare(left[key], right[key], Array.isArray(a) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`, depth + 1);
    }
  }
}

type Fields = { readonly [key: string]: Json | undefined };
