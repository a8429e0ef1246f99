import type { Json } from "@/lib/sim/capabilities";

/** A file of upstream's cases, as the folder's README describes it. */
export interface VectorFile {
  readonly description?: string;
  readonly cases: readonly VectorCase[];
  /** What is said once for all cases, such as a history that they look at. */
  readonly [field: string]: unknown;
}

export interface VectorCase {
  /** Where upstream gives none, its place in the file. */
  readonly name: string;
  readonly [field: string]: Json | undefined;
}

/**
 * Runs one case of its file against the reference. Throws an Error that says what differs, or which `op` it does not know; throws Excepted (see
 * exceptions.ts) for a case that asks for what the reference leaves out on purpose.
 */
export type Adapter = (testCase: VectorCase, file: VectorFile) => Promise<void>;

/** Thrown by an adapter for a case that nothing of ours has anything to say to yet; the message says why. Counts as neither passed nor failed. */
export class PendingCase extends Error {}

/** How a file fared. */
export type FileResult =
  | {
    readonly kind: "ran";
    readonly file: string;
    readonly passed: number;
    readonly pending: number;
    readonly failures: readonly { readonly name: string; readonly why: string }[];
    /** Reasons of exceptions.ts, each with the number of its cases. */
    readonly excepted: ReadonlyMap<string, number>;
  }
  | { readonly kind: "pending"; readonly file: string; readonly cases: number; readonly why: string }
  /** Nobody knows the file, or it cannot be read: counts as one failure. */
  | { readonly kind: "broken"; readonly file: string; readonly why: string };
