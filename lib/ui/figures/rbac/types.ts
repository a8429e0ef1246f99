export type BindingId = "viewers" | "alice-edits" | "robot-leads" | "robot-scales" | "metrics" | "lost" | "bob-admin";

export interface ShownBinding {
  readonly id: BindingId;
  readonly kind: string;
  readonly role: string;
  readonly subject: string;
  readonly rules: readonly string[];
}

export interface Cell {
  readonly allowed: boolean;
  readonly reason: string;
}

export interface Matrix {
  readonly people: readonly string[];
  readonly rows: readonly { readonly question: string; readonly cells: readonly Cell[] }[];
}

export interface MatrixStrings {
  readonly bindings: string;
  readonly missing: string;
  readonly matrix: string;
  readonly action: string;
  /** A cell in words. */
  readonly cell: (person: string, question: string, allowed: boolean) => string;
  readonly says: (person: string, question: string, cell: Cell) => string;
  readonly nothing: string;
}
