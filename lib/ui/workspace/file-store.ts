import type { SourceFiles } from "@/lib/grader/report";

export type ReplaceReason = "reset" | "format" | "restore" | "elsewhere";

/** What was replaced as a whole and may be brought back. */
export interface Replaced {
  readonly why: ReplaceReason;
  readonly before: SourceFiles;
}

export interface FileStore {
  get(): SourceFiles;
  /** One file, as somebody types. */
  edit(path: string, text: string): void;
  /** Several files at once. What they replace can be brought back with {@link undo} until the next replacement. */
  replace(files: SourceFiles, why: ReplaceReason): void;
  /** Brings back what the last replacement took away. */
  undo(): void;
  replaced(): Replaced | undefined;
  /** The replacement stands; nothing is offered any more. */
  settle(): void;
  subscribe(listener: () => void): () => void;
}

/** Editors and storage agree on one line ending, so that the same text is the same text everywhere. */
function unixLines(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

export function sameFiles(a: SourceFiles | undefined, b: SourceFiles | undefined): boolean {
  if (!a || !b) return a === b;
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]);
}

/**
 * The text of a lab's files while somebody works on them: the one truth that editors, runs and drafts look at. Only
 * files that `starter` names exist; read-only ones always hold the starter's text, whatever an older draft says.
 */
export function createFileStore(starter: SourceFiles, readonly: ReadonlySet<string>): FileStore {
  const listeners = new Set<() => void>();
  let files = fit({});
  let replaced: Replaced | undefined;

  function fit(from: SourceFiles): SourceFiles {
    return Object.fromEntries(
      Object.entries(starter).map(([path, text]) => [path, unixLines(readonly.has(path) ? text : (from[path] ?? text))]),
    );
  }
  function set(next: SourceFiles, nextReplaced: Replaced | undefined): void {
    if (sameFiles(files, next) && replaced === nextReplaced) return;
    files = next;
    replaced = nextReplaced;
    for (const listener of listeners) listener();
  }

  return {
    get: () => files,
    edit(path, text) {
      if (files[path] === undefined || readonly.has(path)) return;
      set({ ...files, [path]: unixLines(text) }, replaced);
    },
    replace(next, why) {
      const fitted = fit(next);
      if (!sameFiles(files, fitted)) set(fitted, { why, before: files });
    },
    undo() {
      if (replaced) set(replaced.before, undefined);
    },
    replaced: () => replaced,
    settle: () => set(files, undefined),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
