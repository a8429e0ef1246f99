import type { Report, SourceFiles } from "@/lib/grader/report";
import type { Drafts } from "@/lib/grader/work";

export type KeptWhy = "edit" | "reset" | "conflict" | "merge" | "restore";

/** A copy of a text that was replaced. Newest first in lists. */
export interface KeptDraft {
  readonly files: SourceFiles;
  readonly why: KeptWhy;
  readonly savedAt: number;
}

/** The drafts of one lab, with what this browser does for them by itself. */
export interface LabDrafts extends Drafts {
  /** Writes what is pending now, such as when the page is about to be hidden. */
  flush(): Promise<void>;
  keep(files: SourceFiles, why: KeptWhy): Promise<void>;
  /** Copies kept on this device, newest first: what "undo reset" offers. */
  kept(): Promise<readonly KeptDraft[]>;
  close(): void;
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
  localPasses(): Promise<readonly LocalPass[]>;
  /** Keeps "passed on this device" if the report says passed; other reports change nothing. */
  recordReport(report: Report): Promise<void>;
  /** For an account: brings a guest's work of this browser into it. It happens by itself when the progress is opened; this tells what came of it. Null where there was nothing or the server could not be reached (the work stays on the device, and a later call tries again). */
  mergeGuest(): Promise<MergeResult | null>;
  /** For an account: exchanges lessons and quiz answers with the server. Never rejects; false when it could not be reached. */
  sync(): Promise<boolean>;
}
