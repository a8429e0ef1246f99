import type { TestTitle } from "@/lib/grader/lab";
import type { Report, SourceFiles } from "@/lib/grader/report";
import type { Text } from "@/lib/grader/text";

/** What the workspace has to know of a lab; a part of the manifest that may be sent to a browser. */
export interface WorkspaceLab {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly minutes: number;
  readonly points: number;
  readonly files: readonly { readonly path: string; readonly readonly?: boolean }[];
  readonly starter: SourceFiles;
  /** The values that its code can import from `@reconcile/api`. */
  readonly api: readonly string[];
  readonly groups: readonly { readonly id: string; readonly title: Text }[];
  readonly tests: readonly TestTitle[];
}

/** Runs the visible tests here, in the browser. The page never learns what is behind it. */
export interface Runner {
  /** Gets ready to run, so that the first run is as quick as the later ones. */
  warm(): void;
  /** Never rejects: an abort gives a report whose stop has the code "cancelled", our own fault one with "infrastructure". */
  run(files: SourceFiles, options: { seed?: number; signal: AbortSignal }): Promise<Report>;
}

/** Where the newest text is: only in the page, in this browser's storage, or also in the account. */
export type SaveState = "unsaved" | "device" | "server" | "failed";

/** Two versions that nobody may choose between but the person who wrote them. */
export interface DraftConflict {
  /** The text of this browser. */
  readonly here: SourceFiles;
  /** The text that arrived from elsewhere, and when it was written (ms since the epoch). */
  readonly there: SourceFiles;
  readonly thereSavedAt: number;
}

export interface DraftStatus {
  readonly state: SaveState;
  /** When the newest text reached that place (ms since the epoch). */
  readonly savedAt?: number;
  readonly conflict?: DraftConflict;
  /** True while the account cannot be reached; the text is on this device. */
  readonly offline?: boolean;
}

/** The drafts of one lab. */
export interface Drafts {
  /** The newest text of any place, or nothing where there is none yet. */
  load(): Promise<SourceFiles | undefined>;
  /** Takes the text at each edit; writes soon after. Never rejects: what goes wrong is in the status. */
  save(files: SourceFiles): void;
  /** Keeps a copy of a text that is about to be replaced. */
  keep(files: SourceFiles, why: "reset" | "conflict"): Promise<void>;
  /** Ends a conflict with the text chosen; both versions have been kept. */
  resolve(files: SourceFiles): Promise<void>;
  status(): DraftStatus;
  /** Calls back after each change of the status, and when another tab or device replaced the text. Returns the way out. */
  subscribe(listener: (replaced?: SourceFiles) => void): () => void;
}

export type SubmissionProblem = "sign-in" | "offline" | "too-large" | "too-many" | "refused" | "server";

/** A submission for the record, as far as the server has told. */
export type Submission =
  | { readonly state: "queued" | "running"; readonly id: string; readonly at: number }
  | { readonly state: "graded"; readonly id: string; readonly at: number; readonly report: Report };

export interface Submissions {
  /** Stores the files for grading. The answer comes before the verdict. */
  submit(files: SourceFiles, traceHash?: string): Promise<Submission | { readonly state: "refused"; readonly problem: SubmissionProblem }>;
  /** Calls back at each news of a submission until it is graded. Returns the way out. */
  watch(id: string, listener: (submission: Submission) => void): () => void;
  /** The newest submission to this lab, if there is one and it can be had; a verdict that came while nobody looked is found so. */
  latest(): Promise<{ readonly files: SourceFiles; readonly submission: Submission } | undefined>;
}

/** The reference, which is not in the page: it comes from the server when it is asked for. */
export interface Solutions {
  fetch(): Promise<SourceFiles | undefined>;
}

/** What the editor has to know to check types as the graders do. */
export interface EditorSetup {
  /** Path of Monaco's `vs` folder on this server. */
  readonly vs: string;
  /** TypeScript options in the API's form. */
  readonly compilerOptions: Readonly<Record<string, string | number | boolean | string[]>>;
  /** Addresses of declarations on this server by file name, such as `file:///reconcile-api.d.ts`. */
  readonly libraries: Readonly<Record<string, string>>;
}

export interface Viewer {
  readonly signedIn: boolean;
  readonly signUpHref: string;
  readonly signInHref: string;
}

/** Everything that the workspace does to the outside. */
export interface WorkspaceServices {
  readonly runner: Runner;
  readonly drafts: Drafts;
  readonly submissions: Submissions;
  readonly solutions: Solutions;
  /** Called with each report of a run here, so that a pass can be kept as "passed on this device". */
  onReport?(report: Report, files: SourceFiles): void;
}
