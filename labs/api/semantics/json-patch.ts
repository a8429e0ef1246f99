// JSON Patch (RFC 6902).
import { deepCopy, deepEqual } from "./deep";
import { isObject, ownValue, setOwn } from "./json";

/** One step of a patch. */
export type JSONPatchOperation =
  | { op: "add" | "replace" | "test"; path: string; value: unknown }
  | { op: "remove"; path: string }
  | { op: "move" | "copy"; from: string; path: string };

/**
 * What the operations make of the document, one after the other; the document itself stays as it is. That the result is a `T`
 * again is the patch's promise. Throws an Error that names the first
 * operation which cannot be applied, a `test` that fails among them. (The library of the API server is more lenient by default: it
 * counts negative indices from the end, and takes indices with leading zeros.)
 */
export function applyJSONPatch<T>(document: T, patch: readonly JSONPatchOperation[]): T {
  const root: Root = { document: deepCopy(document) };
  patch.forEach((operation, i) => {
    try {
      applyOperation(root, operation);
    } catch (error) {
      const { op, path } = operation as { op?: unknown; path?: unknown };
      throw new Error(`${String(op)} operation ${i} does not apply: ${typeof path === "string" ? `${JSON.stringify(path)}: ` : ""}${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  });
  return root.document as T;
}

interface Root { document: unknown }

function applyOperation(root: Root, operation: JSONPatchOperation): void {
  const path = pointer(operation, "path");
  switch (operation.op) {
    case "add": return add(root, path, valueOf(operation));
    case "remove": return void remove(root, path);
    case "replace":
      get(root, path);
      return replace(root, path, valueOf(operation));
    case "move": {
      const from = pointer(operation, "from");
      if (path.length > from.length && from.every((part, i) => part === path[i])) throw new Error("a value cannot be moved into itself");
      return add(root, path, remove(root, from));
    }
    case "copy": return add(root, path, deepCopy(get(root, pointer(operation, "from"))));
    case "test": {
      const value = valueOf(operation);
      if (!deepEqual(get(root, path), value)) throw new Error(`it is not ${JSON.stringify(value)}`);
      return;
    }
    default: throw new Error("there is no such operation");
  }
}

function valueOf(operation: { value?: unknown }): unknown {
  const value = Object.hasOwn(operation, "value") ? operation.value : undefined;
  if (value === undefined) throw new Error("value is missing");
  return deepCopy(value);
}

/** The parts of a JSON pointer (RFC 6901). */
function pointer(operation: object, name: "path" | "from"): string[] {
  const text = ownValue(operation, name);
  if (typeof text !== "string") throw new Error(`${name} is missing`);
  if (text === "") return [];
  if (!text.startsWith("/")) throw new Error(`${name} does not begin with "/"`);
  if (/~(?![01])/.test(text)) throw new Error(`${name} has a "~" that is followed neither by 0 nor by 1`);
  return text.slice(1).split("/").map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** What a path leads to. Throws an Error if that is nothing. */
function get(root: Root, path: readonly string[]): unknown {
  let value = root.document;
  for (const part of path) value = child(value, part);
  return value;
}

function child(value: unknown, part: string): unknown {
  if (Array.isArray(value)) return value[index(part, value.length - 1)] as unknown;
  const found = isObject(value) ? ownValue(value, part) : undefined;
  if (found === undefined) throw new Error(`there is no ${JSON.stringify(part)}`);
  return found;
}

/** A part of a path as an index: decimal digits without leading zeros. */
function index(part: string, most: number): number {
  if (!/^(0|[1-9]\d*)$/.test(part)) throw new Error(`${JSON.stringify(part)} is no index of a list`);
  if (Number(part) > most) throw new Error(`the list has no element ${part}`);
  return Number(part);
}

function add(root: Root, path: readonly string[], value: unknown): void {
  const last = path.at(-1);
  if (last === undefined) {
    root.document = value;
    return;
  }
  const parent = get(root, path.slice(0, -1));
  if (Array.isArray(parent)) parent.splice(last === "-" ? parent.length : index(last, parent.length), 0, value);
  else if (isObject(parent)) setOwn(parent, last, value);
  else throw new Error("its parent is neither an object nor a list");
}

function replace(root: Root, path: readonly string[], value: unknown): void {
  const last = path.at(-1);
  if (last === undefined) {
    root.document = value;
    return;
  }
  const parent = get(root, path.slice(0, -1));
  if (Array.isArray(parent)) parent[index(last, parent.length - 1)] = value;
  else setOwn(parent as object, last, value);
}

/** Takes what the path leads to out of the document, and returns it. */
function remove(root: Root, path: readonly string[]): unknown {
  const value = get(root, path);
  const last = path.at(-1);
  if (last === undefined) {
    root.document = null;
    return value;
  }
  const parent = get(root, path.slice(0, -1));
  if (Array.isArray(parent)) parent.splice(index(last, parent.length - 1), 1);
  else delete (parent as Record<string, unknown>)[last];
  return value;
}
