import type { TestTitle } from "@/lib/grader/lab";
import type { Report, SourceFiles } from "@/lib/grader/report";
import type { Text } from "@/lib/grader/text";
import type { Drafts, Submission, Submissions } from "@/lib/grader/work";

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

export interface WorkspaceSubmissions extends Submissions {
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
  readonly submissions: WorkspaceSubmissions;
  readonly solutions: Solutions;
  /** Called with each report of a run here, so that a pass can be kept as "passed on this device". */
  onReport?(report: Report, files: SourceFiles): void;
}
