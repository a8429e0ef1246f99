import type { Position } from "@/lib/grader/report";

/** Something the editor or a run found wrong with the code. Line and column count from 1. */
export interface Problem extends Position {
  readonly severity: "error" | "warning" | "hint";
  readonly message: string;
}

/** A line that a test's failure points at. */
export interface Mark extends Position {
  readonly label: string;
}

/** What both editors can do for the rest of the page. */
export interface EditorHandle {
  focus(): void;
  /** Shows a place in the file that is open and puts the cursor there. */
  reveal(line: number, column: number): void;
}

export interface EditorProps {
  readonly path: string;
  readonly label: string;
  readonly readonly: boolean;
  readonly ref: React.Ref<EditorHandle>;
}
