import type { Position } from "../report";

/**
 * The frames of a stack trace that lie in the student's own files, innermost first; everything else is left out. Reads what
 * every engine prints: `student/queue.ts:12:3`. `known` holds the student's paths. Never throws.
 */
export function studentFrames(thrown: unknown, known: ReadonlySet<string>): Position[] {
  const frames: Position[] = [];
  for (const line of stackOf(thrown).split("\n", 60)) {
    // V8 lists the callers of a suspended function too; QuickJS has no such lines.
    if (line.includes("at async ")) continue;
    const found = /student\/([\w./-]{1,200}\.ts):(\d{1,6}):(\d{1,6})\)?$/.exec(line.trim());
    if (found && known.has(found[1] as string)) frames.push({ file: found[1] as string, line: Number(found[2]), column: Number(found[3]) });
  }
  return frames.slice(0, 10);
}

function stackOf(thrown: unknown): string {
  try {
    const stack = thrown instanceof Error ? (thrown.stack as unknown) : "";
    return typeof stack === "string" ? stack.slice(0, 20_000) : "";
  } catch {
    return "";
  }
}
