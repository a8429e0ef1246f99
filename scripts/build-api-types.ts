/**
 * Writes build/api/reconcile-api.d.ts: all that a student's code may name besides the language itself, as one text that an
 * editor or a compiler takes without any other file. It declares the module `@reconcile/api` and the global `console`. Editors fetch
 * the same text under a digest of it (public/_reconcile/api), which build/api/index.json names.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { digest, writeWhole } from "@/lib/grader/publish/files";
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

/** @param keepOld whether to leave earlier versions where they are, for pages that are open */
export function buildApiTypes({ keepOld = false } = {}): string {
  const text = apiTypes();
  const version = digest(text);
  const path = join(root, "build/api/reconcile-api.d.ts");
  const published = join(root, "public/_reconcile/api");
  writeWhole(path, text);
  writeWhole(join(published, `${version}.txt`), text);
  writeWhole(join(root, "build/api/index.json"), JSON.stringify({ version }));
  for (const name of existsSync(published) && !keepOld ? readdirSync(published) : []) {
    if (name !== `${version}.txt`) rmSync(join(published, name));
  }
  return path;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`wrote ${buildApiTypes()}`);
