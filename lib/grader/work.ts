import type { Report, SourceFiles } from "./report";

// What is done with a student's files between page and server, in the words that the workspace (lib/ui) and the reader's progress (lib/progress) share.

/** Where the newest text is: only in the page, in this browser's storage, or also in the account; `failed`: not even here. */
export type SaveState = "unsaved" | "device" | "server" | "failed";

/** Two versions that nobody may choose between but the person who wrote them. */
export interface DraftConflict {
  /** The text of this browser. */
  readonly here: SourceFiles;
  /** The text that arrived from elsewhere, and when it was written, in ms since the epoch. */
  readonly there: SourceFiles;
  readonly thereSavedAt: number;
}

export interface DraftStatus {
  readonly state: SaveState;
  /** When the newest text reached that place, in ms since the epoch. */
  readonly savedAt?: number;
  readonly conflict?: DraftConflict;
  /** True while the account cannot be reached; the text is on this device. */
  readonly offline?: boolean;
}

/** The drafts of one lab. */
export interface Drafts {
  /** The newest text of any place, or nothing where there is none yet. Works offline. */
  load(): Promise<SourceFiles | undefined>;
  /** Takes the text at each edit; writes soon after. Never rejects: what goes wrong is in the status. */
  save(files: SourceFiles): void;
  /** Keeps a copy of a text that is about to be replaced. */
  keep(files: SourceFiles, why: "reset" | "conflict"): Promise<void>;
  /** Ends a conflict with the text chosen; both versions are kept as copies. */
  resolve(files: SourceFiles): Promise<void>;
  status(): DraftStatus;
  /** Calls back after each change of the status; with a text when another tab or device replaced it. Returns the way out. */
  subscribe(listener: (replaced?: SourceFiles) => void): () => void;
}

export type SubmissionProblem = "sign-in" | "offline" | "too-large" | "too-many" | "refused" | "server";

/** A submission for the record, as far as the server has told. */
export type Submission =
  | { readonly state: "queued" | "running"; readonly id: string; readonly at: number }
  | { readonly state: "graded"; readonly id: string; readonly at: number; readonly report: Report };

/** Submissions of one lab. */
export interface Submissions {
  /** Stores the files for grading; the answer comes before the verdict. `traceHash` and `seed` are those of the browser's own run of the same files. */
  submit(files: SourceFiles, traceHash?: string, seed?: number): Promise<Submission | { readonly state: "refused"; readonly problem: SubmissionProblem }>;
  /** Calls back at each news of a submission until it is graded. Returns the way out. */
  watch(id: string, listener: (submission: Submission) => void): () => void;
}
