import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Excepted } from "./exceptions";
import { PendingCase, type Adapter, type FileResult, type VectorCase, type VectorFile } from "./types";

interface Known {
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly pending: ReadonlyMap<string, string>;
}

/** Runs every JSON file of a folder, in the order of names. Never throws for what a file says: that is a result. */
export async function runFolder(folder: string, known: Known): Promise<FileResult[]> {
  const results: FileResult[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json")).sort()) {
    results.push(await runFile(path.join(folder, file), known));
  }
  return results;
}

async function runFile(full: string, { adapters, pending }: Known): Promise<FileResult> {
  const file = path.basename(full);
  const adapter = adapters.get(file);
  const why = pending.get(file);
  let content: VectorFile;
  try {
    content = vectorFile(JSON.parse(readFileSync(full, "utf8")));
  } catch (error) {
    return { kind: "broken", file, why: `it cannot be read: ${messageOf(error)}` };
  }
  const { cases } = content;
  if (adapter === undefined) {
    return why === undefined ? { kind: "broken", file, why: "no adapter knows it" } : { kind: "pending", file, cases: cases.length, why };
  }
  if (why !== undefined) return { kind: "broken", file, why: "it has an adapter and is listed in pending.ts as well" };
  if (cases.length === 0) return { kind: "broken", file, why: "it holds no cases" };

  const failures: { name: string; why: string }[] = [];
  const excepted = new Map<string, number>();
  let waiting = 0;
  let passed = 0;
  for (const testCase of cases.map(named)) {
    try {
      await adapter(testCase, content);
      passed += 1;
    } catch (error) {
      if (error instanceof PendingCase) waiting += 1;
      else if (error instanceof Excepted) excepted.set(error.message, (excepted.get(error.message) ?? 0) + 1);
      else failures.push({ name: testCase.name, why: messageOf(error) });
    }
  }
  return { kind: "ran", file, passed, pending: waiting, failures, excepted };
}

/** Some files have cases without names. */
function named(testCase: VectorCase, i: number): VectorCase {
  return typeof testCase.name === "string" ? testCase : { ...(testCase as Omit<VectorCase, "name">), name: `case ${i + 1}` };
}

function vectorFile(content: unknown): VectorFile {
  if (!Array.isArray((content as Partial<VectorFile> | null)?.cases)) throw new Error('there is no list "cases"');
  return content as VectorFile;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The table that is printed, and the numbers it ends with. A file that nobody knows counts as one failure. */
export function summary(results: readonly FileResult[]): { lines: string[]; passed: number; failed: number; excepted: number } {
  const width = Math.max(...results.map(({ file }) => file.length), 4);
  const lines: string[] = [];
  let passed = 0;
  let failed = 0;
  let excepted = 0;
  for (const result of results) {
    const name = result.file.padEnd(width);
    if (result.kind === "ran") {
      const left = [...result.excepted.values()].reduce((sum, count) => sum + count, 0);
      const count = result.passed + result.pending + result.failures.length + left;
      const waiting = result.pending > 0 ? `, ${result.pending} pending` : "";
      lines.push(`${name}  ${String(count).padStart(4)} cases  ${String(result.passed).padStart(4)} passing${waiting}${left > 0 ? `, ${left} excepted` : ""}`);
      for (const [why, number] of result.excepted) lines.push(`  – ${number}: ${why}`);
      for (const failure of result.failures) lines.push(`  ✗ ${failure.name}: ${failure.why}`);
      passed += result.passed;
      failed += result.failures.length;
      excepted += left;
    } else if (result.kind === "pending") {
      lines.push(`${name}  ${String(result.cases).padStart(4)} cases  pending: ${result.why}`);
    } else {
      lines.push(`${name}  ✗ ${result.why}`);
      failed += 1;
    }
  }
  return { lines, passed, failed, excepted };
}
