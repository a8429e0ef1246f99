import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/** SHA-256 over parts, each with its length, as 16 hexadecimal digits. */
export function digest(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("hex").slice(0, 16);
}

/** Whole or not at all: a server may be reading. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}

/** The content of a file, or undefined if there is none. */
export function readBytes(file: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

export function readText(file: string): string | undefined {
  const bytes = readBytes(file);
  return bytes && Buffer.from(bytes.buffer).toString("utf8");
}

/** Digest of what the compiler is: its sources, and the versions of the libraries it stands on. */
export function compilerDigest(root: string): string {
  const folder = path.join(root, "lib", "grader", "compile");
  const sources = readdirSync(folder).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts")).sort();
  const libraries = ["typescript", "ts-blank-space", "sucrase", "acorn"].map((name) => {
    const { version } = JSON.parse(readFileSync(path.join(root, "node_modules", name, "package.json"), "utf8")) as { version: string };
    return `${name}@${version}`;
  });
  return digest(...sources.map((name) => readFileSync(path.join(folder, name))), ...libraries);
}
