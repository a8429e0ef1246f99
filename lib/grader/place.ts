import type { LabManifest } from "./lab";
import type { Failure, Position, SourceFiles } from "./report";

/** What places are checked against: the student's files, and the lab's own text for those that are read-only. */
export interface Sources {
  readonly lab: Pick<LabManifest, "files" | "starter">;
  readonly files: SourceFiles;
}

/**
 * A place in the sources, if there is such a line. The column becomes that of the line's first character: engines agree on
 * lines, not on columns.
 */
export function place({ lab, files }: Sources, at: Position | undefined): { at?: Position } {
  if (!at) return {};
  const readonly = lab.files.some((file) => file.path === at.file && file.readonly);
  const own = readonly ? lab.starter : files;
  const source = Object.hasOwn(own, at.file) ? own[at.file] : undefined;
  const line = source?.split(/\r\n|[\n\r\u2028\u2029]/)[at.line - 1];
  return line === undefined ? {} : { at: { file: at.file, line: at.line, column: line.search(/\S|$/) + 1 } };
}

/**
 * A failure whose places all exist. If a given file threw (`etcdError`, a backend that was asked for what it has not), its first place is
 * the line of the student's own that called it; if there is none, the given file's.
 */
export function placeFailure(sources: Sources, { at, frames, ...rest }: Failure): Failure {
  const placed = frames?.flatMap((frame) => place(sources, frame).at ?? []) ?? [];
  const given = new Set(sources.lab.files.filter(({ readonly }) => readonly).map(({ path }) => path));
  const own = placed.slice(Math.max(0, placed.findIndex(({ file }) => !given.has(file))));
  const [first = place(sources, at).at] = own;
  return { ...rest, ...(first ? { at: first } : {}), ...(own.length > 0 ? { frames: own } : {}) };
}
