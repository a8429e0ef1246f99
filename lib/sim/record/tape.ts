import type { Json } from "../capabilities";

/**
 * JSON data laid flat: a plain value is itself, a list or object is a mark, its contents (keys before their values) and an end mark.
 * What a trace keeps must not be many small objects: a garbage collector would move each of them, more than once.
 */
export type Tape = (string | number | boolean | null | symbol)[];

export const listMark = Symbol("list");
export const objectMark = Symbol("object");
export const endMark = Symbol("end");

/**
 * Writes a value at `at`, the end of the tape, and returns the new end. It must be plain JSON data, as copyJson makes it. Writes by index:
 * an interpreter pays more for a call of `push`.
 */
export function write(tape: Tape, at: number, value: Json | undefined): number {
  if (typeof value !== "object" || value === null) {
    tape[at] = value ?? null;
    return at + 1;
  }
  let end = at;
  if (isList(value)) {
    tape[end++] = listMark;
    for (let i = 0; i < value.length; i++) {
      const item = value[i];
      if (typeof item === "object") end = write(tape, end, item);
      else tape[end++] = item as string;
    }
  } else {
    tape[end++] = objectMark;
    for (const key in value) {
      const item = value[key];
      tape[end++] = key;
      if (typeof item === "object") end = write(tape, end, item);
      else tape[end++] = item as string;
    }
  }
  tape[end++] = endMark;
  return end;
}

/** The value that begins at a place of the tape, made anew. */
export function read(tape: Tape, start: number): Json {
  let at = start;
  const next = (): Json => {
    const item = tape[at++] as Tape[number];
    if (item === listMark) {
      const list: Json[] = [];
      while (tape[at] !== endMark) list.push(next());
      at++;
      return list;
    }
    if (item === objectMark) {
      const entries: [string, Json][] = [];
      while (tape[at] !== endMark) entries.push([tape[at++] as string, next()]);
      at++;
      return Object.fromEntries(entries);
    }
    return item as Json;
  };
  return next();
}

function isList(value: readonly Json[] | { readonly [key: string]: Json | undefined }): value is readonly Json[] {
  return Array.isArray(value);
}
