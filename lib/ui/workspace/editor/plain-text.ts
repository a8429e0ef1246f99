/** Offset of a line and column (both from 1) in a text; past the end of the line or text, that end. */
export function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split("\n");
  const row = Math.min(Math.max(line, 1), lines.length) - 1;
  const before = lines.slice(0, row).reduce((sum, each) => sum + each.length + 1, 0);
  return before + Math.min(Math.max(column, 1) - 1, lines[row]?.length ?? 0);
}

/** Line and column (both from 1) of an offset in a text. */
export function positionOf(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

const step = "  ";

/** What the Tab key does to a text: indents at the cursor, or shifts the selected lines right (left with `back`). */
export function indent(text: string, start: number, end: number, back: boolean): { text: string; start: number; end: number } {
  if (start === end && !back) return { text: text.slice(0, start) + step + text.slice(end), start: start + step.length, end: start + step.length };
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const lines = text.slice(from, end).split("\n");
  const shifted = lines.map((line) => (back ? line.replace(/^ {1,2}/, "") : line === "" ? line : step + line));
  const block = shifted.join("\n");
  const first = (shifted[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  return { text: text.slice(0, from) + block + text.slice(end), start: Math.max(from, start + first), end: from + block.length };
}
