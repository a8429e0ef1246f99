import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { SourceFiles } from "../report";
import { UsageError } from "./words";

/** What of a lab's manifest decides which files belong to a submission. */
export interface WantedFiles {
  readonly id: string;
  readonly files: readonly { readonly path: string; readonly readonly?: boolean }[];
  readonly starter: Readonly<Record<string, string>>;
}

/**
 * Collects a submission from directories (the lab's files in it are taken, others are left alone) and files. Read-only
 * files are always the lab's own.
 *
 * @param maxBytes limit of one file
 * @throws UsageError for what is missing, too large, unreadable, not UTF-8 or not the lab's
 */
export function readSubmission(lab: WantedFiles, paths: readonly string[], maxBytes: number, cwd: string): SourceFiles {
  const writable = lab.files.filter((file) => !file.readonly).map((file) => file.path);
  const names = writable.join(", ");
  const found = new Map<string, string>();
  const add = (file: string, at: string): void => {
    const first = found.get(file);
    if (first !== undefined && path.resolve(cwd, first) !== path.resolve(cwd, at)) throw new UsageError("twice", { file, first, second: at });
    found.set(file, at);
  };

  for (const given of paths) {
    const kind = kindOf(given, cwd);
    if (kind === "directory") {
      const inside = writable.filter((file) => kindOf(path.join(given, file), cwd, true) === "file");
      if (inside.length === 0) throw new UsageError("emptyDirectory", { path: given, files: names });
      for (const file of inside) add(file, path.join(given, file));
    } else {
      const slashed = `/${given.split(path.sep).join("/")}`;
      // The longest match, so that a/queue.ts is not taken for queue.ts where the lab has both.
      const file = writable.filter((name) => slashed.endsWith(`/${name}`)).sort((a, b) => b.length - a.length)[0];
      if (file === undefined) throw new UsageError("notPartOfLab", { path: given, files: names });
      add(file, given);
    }
  }

  const submission: Record<string, string> = {};
  for (const { path: file, readonly } of lab.files) {
    const at = found.get(file);
    if (readonly) submission[file] = lab.starter[file] ?? "";
    else if (at === undefined) throw new UsageError("lacking", { file, lab: lab.id });
    else submission[file] = readSource(at, maxBytes, cwd);
  }
  return submission;
}

function kindOf(given: string, cwd: string, optional = false): "file" | "directory" | "none" {
  try {
    return statSync(path.resolve(cwd, given)).isDirectory() ? "directory" : "file";
  } catch (error) {
    if (optional) return "none";
    const reason = (error as NodeJS.ErrnoException).code ?? "?";
    throw reason === "ENOENT" || reason === "ENOTDIR" ? new UsageError("missing", { path: given }) : new UsageError("unreadable", { path: given, reason });
  }
}

function readSource(given: string, maxBytes: number, cwd: string): string {
  const file = path.resolve(cwd, given);
  const kilobytes = (bytes: number): number => Math.ceil(bytes / 1024);
  try {
    // Before reading: what is named may be gigabytes, or a device without an end.
    const stat = statSync(file);
    if (!stat.isFile()) throw new UsageError("unreadable", { path: given, reason: "not a regular file" });
    if (stat.size > maxBytes) throw new UsageError("tooLarge", { path: given, size: kilobytes(stat.size), limit: kilobytes(maxBytes) });
    const bytes = readFileSync(file);
    const offset = firstInvalidByte(bytes);
    if (offset >= 0) throw new UsageError("notUtf8", { path: given, offset: offset + 1 });
    return new TextDecoder().decode(bytes); // drops a byte order mark
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError("unreadable", { path: given, reason: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
}

/** Index of the first byte that is not UTF-8 (RFC 3629), or -1. */
function firstInvalidByte(bytes: Uint8Array): number {
  // `whole` is false for a piece: an incomplete character at its end is no fault yet.
  const decodes = (end: number, whole: boolean): boolean => {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, end), { stream: !whole });
      return true;
    } catch {
      return false;
    }
  };
  if (decodes(bytes.length, true)) return -1;
  // Bisect: pieces that decode end before the fault, the others after it.
  let valid = 0;
  let beyond = bytes.length + 1;
  while (beyond - valid > 1) {
    const middle = (valid + beyond) >> 1;
    if (decodes(middle, false)) valid = middle;
    else beyond = middle;
  }
  // The fault began where the character that could not be completed did.
  while (!decodes(valid, true)) valid--;
  return valid;
}
