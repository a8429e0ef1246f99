import type { Report, SourceFiles } from "@/lib/grader/report";

/** Where the newest text is: only in the page, in this browser's storage, or also in the account; `failed`: not even here. */
export type SaveState = "unsaved" | "device" | "server" | "failed";

/** Two versions that nobody may choose between but the person who wrote them. */
export interface DraftConflict {
  readonly here: SourceFiles;
  readonly there: SourceFiles;
  /** When the other text was written, in ms since the epoch. */
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

export type KeptWhy = "edit" | "reset" | "conflict" | "merge" | "restore";

/** A copy of a text that was replaced. Newest first in lists. */
export interface KeptDraft {
  readonly files: SourceFiles;
  readonly why: KeptWhy;
  readonly savedAt: number;
}

/** The drafts of one lab; shaped as the workspace's `Drafts`. */
export interface LabDrafts {
  /** The newest text of any place, or nothing where there is none yet. Works offline. */
  load(): Promise<SourceFiles | undefined>;
  /** Takes the text at each edit; writes soon after. Never rejects: what goes wrong is in the status. */
  save(files: SourceFiles): void;
  /** Writes what is pending now, such as when the page is about to be hidden. */
  flush(): Promise<void>;
  /** Keeps a copy of a text that is about to be replaced. */
  keep(files: SourceFiles, why: KeptWhy): Promise<void>;
  /** Copies kept on this device, newest first: what "undo reset" offers. */
  kept(): Promise<readonly KeptDraft[]>;
  /** Ends a conflict with the text chosen; both versions are kept as copies. */
  resolve(files: SourceFiles): Promise<void>;
  status(): DraftStatus;
  /** Calls back after each change of the status; with a text when another tab or device replaced it. Returns the way out. */
  subscribe(listener: (replaced?: SourceFiles) => void): () => void;
  close(): void;
}

export type SubmissionProblem = "sign-in" | "offline" | "too-large" | "too-many" | "refused" | "server";

/** A submission for the record, as far as the server has told. */
export type RemoteSubmission =
  | { readonly state: "queued" | "running"; readonly id: string; readonly at: number }
  | { readonly state: "graded"; readonly id: string; readonly at: number; readonly report: Report };

/** Submissions of one lab; shaped as the workspace's `Submissions`. */
export interface LabSubmissions {
  /** Stores the files for grading; the answer comes before the verdict. `traceHash` and `seed` are those of the browser's own run of the same files. */
  submit(files: SourceFiles, traceHash?: string, seed?: number): Promise<RemoteSubmission | { readonly state: "refused"; readonly problem: SubmissionProblem }>;
  /** Calls back at each news of a submission until it is graded: server-sent events, or polling where they do not come through. Returns the way out. */
  watch(id: string, listener: (submission: RemoteSubmission) => void): () => void;
}

/** What was chosen for a question: ids of options, never positions. */
export interface QuizAnswer {
  readonly question: string;
  readonly options: readonly string[];
  readonly correct: boolean;
  readonly answeredAt: number;
}

export interface LocalPass {
  readonly lab: string;
  readonly labVersion: string;
  readonly passedAt: number;
}

/** Counts of what a guest's work added to the account, for one sentence to the reader. */
export interface MergeResult {
  readonly drafts: number;
  readonly lessons: number;
  readonly quizAnswers: number;
  /** Labs where account and device held different texts: the newer is the draft, the other a kept copy. */
  readonly bothKept: readonly string[];
}

/** `device`: survives a reload. `memory`: the browser refuses storage; say so to the reader. */
export type StorageKind = "device" | "memory";

/** What one reader has done, as this browser knows it. One per page and owner. */
export interface BrowserProgress {
  /** The account's id, or null for a guest. Each owner has a database of their own, so that a shared computer mixes nobody's work. */
  readonly owner: string | null;
  storage(): Promise<StorageKind>;
  lessonsRead(): Promise<ReadonlyMap<string, number>>;
  markLessonRead(lesson: string): Promise<void>;
  /** Answers by question id. */
  quizAnswers(lesson: string): Promise<ReadonlyMap<string, QuizAnswer>>;
  answerQuiz(lesson: string, answer: Omit<QuizAnswer, "answeredAt">): Promise<void>;
  /** How many hints of a lab have been opened. */
  hintsOpened(lab: string): Promise<number>;
  openHint(lab: string, step: number): Promise<void>;
  localPasses(): Promise<readonly LocalPass[]>;
  /** Keeps "passed on this device" if the report says passed; other reports change nothing. */
  recordReport(report: Report): Promise<void>;
  /** For an account: brings a guest's work of this browser into it. It happens by itself when the progress is opened; this tells what came of it. Null where there was nothing or the server could not be reached (the work stays on the device, and a later call tries again). */
  mergeGuest(): Promise<MergeResult | null>;
  /** For an account: exchanges lessons and quiz answers with the server. Never rejects; false when it could not be reached. */
  sync(): Promise<boolean>;
}
