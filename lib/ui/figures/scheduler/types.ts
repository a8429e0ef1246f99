/** What one scheduling cycle made of a pod: nodes × plugins. Traces of the scheduler labs hold the same as a state (labs/scheduler/table.ts). */
export interface SchedulingTable {
  readonly pod: string;
  /** Filter plugins, in the order in which they are asked. */
  readonly filters: readonly string[];
  readonly scores: readonly { readonly plugin: string; readonly weight: number }[];
  readonly rows: readonly TableRow[];
  readonly chosen?: string;
  readonly message?: string;
}

export interface TableRow {
  readonly node: string;
  readonly facts: readonly string[];
  readonly verdicts: readonly Verdict[];
  /** Empty for a node that was ruled out. */
  readonly scores: readonly ScoreCell[];
  readonly total?: number;
}

export interface Verdict {
  readonly plugin: string;
  /** `Success`, `Skip` (nothing to do for this pod), or a refusal. */
  readonly code: string;
  readonly reasons: readonly string[];
  /** Another filter had refused before: the scheduler does not ask this one any more. */
  readonly after?: boolean;
}

export interface ScoreCell {
  readonly plugin: string;
  readonly raw: number;
  readonly normalized: number;
  readonly weighted: number;
}

/** What stands in the table, in one language. */
export interface TableWords {
  readonly node: string;
  readonly filters: string;
  readonly scores: string;
  readonly total: string;
  readonly passes: string;
  readonly refuses: string;
  readonly notAsked: string;
  readonly chosen: string;
  /** Whether preempting pods could help. */
  readonly codes: { readonly resolvable: string; readonly unresolvable: string };
  readonly weight: (weight: number) => string;
  readonly score: (raw: number, normalized: number, weight: number) => string;
  readonly silent: (plugins: readonly string[]) => string;
  readonly caption: (pod: string) => string;
}

/** The reader's pod. */
export interface PodForm {
  /** Thousandths. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
  readonly tolerates: boolean;
  readonly ssd: boolean;
  readonly spread: boolean;
  readonly nearCache: boolean;
  readonly awayFromWeb: boolean;
  readonly pack: boolean;
}

/** A pod that was placed before. */
export interface Placed {
  readonly form: PodForm;
  readonly node: string;
}

export interface Explored {
  readonly table: SchedulingTable;
  /** Nodes with the same, highest total: one of them was drawn. */
  readonly ties: readonly string[];
}

/** Everything that the figure says besides, in one language. */
export interface Strings {
  readonly pod: string;
  readonly cpu: string;
  readonly memory: string;
  readonly wishes: Readonly<Record<"tolerates" | "ssd" | "spread" | "nearCache" | "awayFromWeb" | "pack", string>>;
  readonly place: (node: string) => string;
  readonly nowhere: string;
  readonly restart: string;
  readonly result: (explored: Explored) => string;
  readonly placed: (count: number) => string;
}
