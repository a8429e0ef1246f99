import type { Stop, TestReport } from "../report";

/** What the harness tells its host, in order. The only way out of the realm. */
export type GuestEvent =
  | { readonly type: "started"; readonly test: string }
  | { readonly type: "finished"; readonly report: Omit<TestReport, "realMs"> }
  /** The run is over before its tests were: a module cannot be evaluated. */
  | { readonly type: "stopped"; readonly stop: Stop }
  | { readonly type: "done"; readonly traceHash: string; readonly virtualMs: number };

/**
 * What a lab's bundle evaluates to: all that a host can do to the realm. Never put it where student code could find it.
 *
 * Protocol: `define` every compiled module, `start` once, then pump: let the microtask queue run empty, call `pump`, take the
 * events it returns (JSON, or "" for none), until a `done` event.
 */
export interface GuestApi {
  /** @param factory what the module's code evaluates to. @param imports JSON of the module's import table. */
  define(id: string, factory: unknown, imports: string): void;
  /** @param options JSON of {@link StartOptions}. */
  start(options: string): void;
  /**
   * To be called whenever no promise can settle any more. Returns JSON of GuestEvent[], or "". "[]" asks a host that learns late of rejected
   * promises to tell of them before it pumps on: a test is about to end.
   */
  pump(): string;
  /** Tells of a rejected promise that nobody had handled when no promise could settle any more. To be called before `pump`. */
  rejected(reason: unknown): void;
  /** JSON of what the suites declare, for the build: {@link GuestDescription}. */
  describe(): string;
}

export interface StartOptions {
  readonly seed: number;
  /** Ids of the tests to run; all if absent. */
  readonly only?: readonly string[];
}

export interface GuestDescription {
  /** The values that student code can import from `@reconcile/api`. */
  readonly api: readonly string[];
  readonly groups: readonly { readonly id: string; readonly title: { readonly en: string; readonly zh: string } }[];
  readonly tests: readonly { readonly id: string; readonly group: string; readonly title: { readonly en: string; readonly zh: string }; readonly hidden: boolean }[];
}
