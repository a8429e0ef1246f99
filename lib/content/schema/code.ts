/** Languages that code blocks may name, and what each is called on the page. Each costs start-up time: add with care. */
export const codeLanguages = { go: "Go", ts: "TypeScript", yaml: "YAML", bash: "Shell", json: "JSON", text: "Text" } as const;

export type CodeLanguage = keyof typeof codeLanguages;

export function isCodeLanguage(name: string): name is CodeLanguage {
  return Object.hasOwn(codeLanguages, name);
}

export interface CodeMeta {
  readonly title: string | null;
  /** Marked lines, from 1. */
  readonly marks: ReadonlySet<number>;
  /** Number of the first line, null when lines are not numbered. */
  readonly firstLine: number | null;
}

/** Reads what stands after a code block's language: `title="queue.go" {2,4-6} lines=10`. Null when it cannot be read. */
export function parseCodeMeta(meta: string): CodeMeta | null {
  let rest = meta;
  const take = (pattern: RegExp): string[] | null => {
    const match = pattern.exec(rest);
    if (match) rest = rest.replace(match[0], " ");
    return match;
  };
  const title = take(/\btitle="([^"]+)"/)?.[1] ?? null;
  const ranges = take(/\{([\d,\s-]+)\}/)?.[1];
  const lines = take(/\blines(?:=(\d+))?(?=\s|$)/);
  if (rest.trim() !== "") return null;
  const marks = new Set<number>();
  for (const range of ranges?.split(",") ?? []) {
    const [, from, to] = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(range) ?? [];
    if (from === undefined) return null;
    for (let line = Number(from); line <= Number(to ?? from); line++) marks.add(line);
  }
  return { title, marks, firstLine: lines ? Number(lines[1] ?? 1) : null };
}
