import type { Text } from "./text";

/** A file the student sees. */
export interface LabFile {
  readonly path: string;
  /** Given: it stays as it is, whatever a student sends. */
  readonly readonly?: boolean;
  /**
   * Of a given file, where its text is: a folder below labs/, such as "informer/solution" when the lab builds on what another one asks
   * for. Absent, and for all other files: the lab's own starter/.
   */
  readonly from?: string;
}

/** Where the text that a student starts with stands, relative to the lab's folder. */
export function starterPath(file: LabFile): string {
  return `${file.from === undefined ? "starter" : `../${file.from}`}/${file.path}`;
}

/** What labs/<lab>/lab.ts says of a lab. The folder's name is its id and never changes. */
export interface LabDefinition {
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  /** Honest minutes for somebody who has read the lesson. */
  readonly minutes: number;
  readonly points: number;
  readonly files: readonly LabFile[];
  /** Ids of the lessons it belongs to. */
  readonly lessons: readonly string[];
  /** Ids of labs before it in the course whose references its student may read: its given files and its visible tests may hold them. */
  readonly buildsOn: readonly string[];
  /** Id of the first test that the untouched starter must fail. */
  readonly startsAt: string;
  readonly limits?: { readonly memoryMb?: number; readonly wallMs?: number };
}

export function defineLab(definition: LabDefinition): LabDefinition {
  return definition;
}

export interface TestTitle {
  readonly id: string;
  readonly group: string;
  /** A hidden test's title is general: it names the behaviour, nothing that the test computes. */
  readonly title: Text;
  readonly hidden: boolean;
}

/** What the build writes of a lab (build/labs/<id>/manifest.json): all that graders and pages need, as data. */
export interface LabManifest extends LabDefinition {
  /** Digest of harness, kernel, tests and compiler: the version a grade is valid for. */
  readonly version: string;
  readonly groups: readonly { readonly id: string; readonly title: Text }[];
  readonly tests: readonly TestTitle[];
  readonly starter: Readonly<Record<string, string>>;
  /** The values that the lab's `@reconcile/api` has: all there are, or none if neither its files nor its tests use any. */
  readonly api: readonly string[];
  /** Polls that the reference costs in the server's engine, and the limit made of it. */
  readonly fuel: { readonly reference: number; readonly limit: number };
  /** File names beside the manifest. `visible` may be sent to a browser, `full` (with hidden tests) and `solution` may not. */
  readonly bundles: { readonly visible: string; readonly full: string };
}
