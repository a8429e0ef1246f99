import { createHash } from "node:crypto";
import { z } from "zod";
import type { SourceFiles } from "@/lib/grader/report";
import { Problem } from "@/lib/i18n/problem";

const fileLimits = { bytes: 200_000, files: 32, path: 120 } as const;

const pathSchema = z.string().min(1).max(fileLimits.path).regex(/^[\w-]+(\/[\w-]+)*(\.[\w-]+)*$/);

/** A reader's files as they come over the wire; sizes are checked by {@link checkFiles}, which has clearer words. */
export const filesSchema = z.record(pathSchema, z.string()).refine((files) => Object.keys(files).length > 0);

/** Throws `too-large` or `bad-request`. NUL is refused because PostgreSQL cannot store it as text, and no source has one. */
export function checkFiles(files: SourceFiles): void {
  const entries = Object.entries(files);
  const bytes = entries.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
  if (bytes > fileLimits.bytes || entries.length > fileLimits.files) throw new Problem("too-large", { bytes, limit: fileLimits.bytes });
  if (entries.some(([, text]) => text.includes("\0"))) throw new Problem("bad-request");
}

/** The files as text, with their paths in one order: equal files give equal text. */
export function packFiles(files: SourceFiles): string {
  return JSON.stringify(Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))));
}

export function unpackFiles(text: string): SourceFiles {
  return filesSchema.parse(JSON.parse(text));
}

export function hashPacked(packed: string): string {
  return createHash("sha256").update(packed).digest("hex");
}
