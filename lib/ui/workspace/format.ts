import type { SourceFiles } from "@/lib/grader/report";

export type FormatResult =
  | { readonly state: "formatted"; readonly files: SourceFiles }
  | { readonly state: "syntax-error"; readonly file: string; readonly line: number }
  | { readonly state: "unavailable" };

/**
 * Formats TypeScript with Prettier, which is fetched from this server at the first use. Both editors use it, so that a
 * file looks the same whichever wrote it (docs/decisions/0061).
 */
export async function formatFiles(files: SourceFiles, paths: readonly string[]): Promise<FormatResult> {
  const prettier = await load();
  if (!prettier) return { state: "unavailable" };
  const formatted: Record<string, string> = {};
  for (const path of paths) {
    try {
      formatted[path] = await prettier.format(files[path] ?? "");
    } catch (error) {
      return { state: "syntax-error", file: path, line: lineOf(error) };
    }
  }
  return { state: "formatted", files: { ...files, ...formatted } };
}

async function load(): Promise<{ format(source: string): Promise<string> } | undefined> {
  try {
    const [{ format }, typescript, estree] = await Promise.all([
      import("prettier/standalone"),
      import("prettier/plugins/typescript"),
      import("prettier/plugins/estree"),
    ]);
    return { format: (source) => format(source, { parser: "typescript", plugins: [typescript, estree], printWidth: 100 }) };
  } catch {
    return undefined;
  }
}

function lineOf(error: unknown): number {
  const loc = (error as { loc?: { start?: { line?: number } } } | null)?.loc;
  return loc?.start?.line ?? 1;
}
