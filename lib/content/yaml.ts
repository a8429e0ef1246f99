import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document, type Node } from "yaml";
import type { z } from "zod";
import { errorAt, type ContentIssue } from "./issue";

export interface YamlPlace {
  readonly file: string;
  /** Line of the file at which the YAML begins, from 1. */
  readonly firstLine?: number;
}

export interface ParsedYaml<T> {
  /** Absent when there are issues. */
  readonly value?: T;
  readonly issues: readonly ContentIssue[];
  /** Line in the file of the value at a path of keys and positions. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Reads YAML and checks it against a schema; every issue carries the line of the value it speaks of. */
export function parseYaml<S extends z.ZodType>(schema: S, source: string, place: YamlPlace): ParsedYaml<z.output<S>> {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  const offset = (place.firstLine ?? 1) - 1;
  const lineAt = (position: number) => counter.linePos(position).line + offset;
  const lineOf = (path: readonly PropertyKey[]) => lineAt(positionOf(document, path));

  if (document.errors.length > 0) {
    return { lineOf, issues: document.errors.map((error) => errorAt("yaml-syntax", place.file, lineAt(error.pos[0]), error.message)) };
  }
  const result = schema.safeParse(document.toJS());
  if (result.success) return { value: result.data, issues: [], lineOf };
  return {
    lineOf,
    issues: result.error.issues.map((issue) => {
      const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
      const path = unknown === undefined ? issue.path : [...issue.path, unknown];
      return errorAt("field-invalid", place.file, lineOf(path), `${dotted(issue.path) || "file"}: ${issue.message}`);
    }),
  };
}

/** Offset of the deepest node on the path: of its key where it has one, so that a missing field points at its owner. */
function positionOf(document: Document, path: readonly PropertyKey[]): number {
  let node: Node | null = document.contents;
  let position = node?.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair: unknown = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
      if (!isPair(pair)) break;
      if (isNode(pair.key)) position = pair.key.range?.[0] ?? position;
      node = isNode(pair.value) ? pair.value : null;
    } else {
      const next: unknown = node && "get" in node && typeof key === "number" ? node.get(key, true) : undefined;
      if (!isNode(next)) break;
      position = next.range?.[0] ?? position;
      node = next;
    }
  }
  return position;
}

function dotted(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => (typeof key === "number" ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)), "");
}
