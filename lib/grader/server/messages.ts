import { z } from "zod";
import type { SourceFiles, Stop } from "../report";

/** What the parent asks of a child, one at a time. */
export interface GradeOrder {
  readonly id: number;
  /** Folder of the lab's bundle within the build, and the bundle's file name and digest. */
  readonly lab: string;
  readonly bundle: string;
  readonly version: string;
  readonly files: SourceFiles;
  readonly compileFor: { readonly files: readonly { readonly path: string; readonly readonly?: boolean | undefined }[]; readonly starter: Readonly<Record<string, string>>; readonly api: readonly string[] };
  readonly seed: number;
  readonly only?: readonly string[];
  readonly fuel: number;
  readonly memoryBytes: number;
}

export interface GradeEnd {
  readonly stop?: Stop;
  readonly fuel: number;
}

const position = z.strictObject({ file: z.string().max(200), line: z.int().min(1), column: z.int().min(1) });

/** What a child may say. The process runs hostile code: whatever is not of this form is taken as a sign that it has taken over. */
export const childMessage = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("ready") }),
  z.strictObject({ type: z.literal("events"), id: z.int(), json: z.string().max(8_000_000) }),
  z.strictObject({
    type: z.literal("end"),
    id: z.int(),
    stop: z.strictObject({
      code: z.enum(["compile-error", "load-error", "too-slow", "out-of-memory", "too-much-output", "tampered", "infrastructure"]),
      message: z.string().max(4_000).optional(),
      explanation: z.strictObject({ en: z.string().max(2_000), zh: z.string().max(2_000) }).optional(),
      at: position.optional(),
    }).optional(),
    fuel: z.int().min(0),
  }),
]);

export type ChildMessage = z.infer<typeof childMessage>;
