export interface SplitSource {
  /** The YAML between the two lines of ---, null where the file has none. */
  readonly yaml: string | null;
  /** Line of the file at which the YAML begins. */
  readonly yamlLine: number;
  /** The text with the front matter blanked out, so that its line numbers stay those of the file. */
  readonly body: string;
}

export function splitFrontMatter(source: string): SplitSource {
  const lines = source.replace(/^\uFEFF/, "").split(/\r?\n/);
  const end = lines[0]?.trimEnd() === "---" ? lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---") : -1;
  if (end < 0) return { yaml: null, yamlLine: 1, body: lines.join("\n") };
  return {
    yaml: lines.slice(1, end).join("\n"),
    yamlLine: 2,
    body: lines.map((line, index) => (index <= end ? "" : line)).join("\n"),
  };
}
