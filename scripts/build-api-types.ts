/**
 * Writes build/api/reconcile-api.d.ts: all that a student's code may name besides the language itself, as one text that an
 * editor or a compiler takes without any other file. It declares the module `@reconcile/api` and the global `console`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { flattenDeclarations } from "./api-types/flatten";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The text of reconcile-api.d.ts. */
export function apiTypes(): string {
  return [
    "// What lab code may use. Written by scripts/build-api-types.ts from labs/api; do not edit.",
    `declare module "@reconcile/api" {\n${flattenDeclarations({ root, entry: join(root, "labs/api/index.ts") })}}`,
    'declare const console: import("@reconcile/api").Console;',
    "",
  ].join("\n\n");
}

export function buildApiTypes(): string {
  const path = join(root, "build/api/reconcile-api.d.ts");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, apiTypes());
  return path;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`wrote ${buildApiTypes()}`);
