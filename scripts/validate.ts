/**
 * Everything that must hold, in one command; CI runs the same. Single parts: `npm run validate -- unit e2e`.
 * Ends with the line `N passed, N failed`, the sum of all runners, and exits 1 when anything failed.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { findChromium } from "./chromium";
import { parseCountLine, playwrightCounts, vitestCounts, type Counts } from "./validate-counts";

const root = path.dirname(import.meta.dirname);
const results = path.join(root, "test-results", "validate");
const node = process.execPath;
const local = (file: string) => path.join(root, "node_modules", file);

interface Part {
  readonly name: string;
  /** The command, without a shell. */
  readonly command: readonly string[];
  /** How many checks passed and failed, from the exit code, the output and the files that the command wrote. */
  readonly count: (exitCode: number, output: string) => Counts;
  readonly env?: Record<string, string>;
}

/** One check, which holds or does not. */
const asOne = (exitCode: number): Counts => (exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** The command's own last line; a command that ends badly without a count is one failure. */
const byLastLine = (exitCode: number, output: string): Counts => {
  const counts = parseCountLine(output);
  if (!counts) return asOne(exitCode === 0 ? 1 : exitCode);
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
};

const fromFile = (file: string, read: (json: string) => Counts) => (exitCode: number): Counts => {
  try {
    const counts = read(readFileSync(path.join(results, file), "utf8"));
    return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch {
    return { passed: 0, failed: 1 };
  }
};

const unit = (name: string, binary: string): Part => ({
  name,
  command: [binary, local("vitest/vitest.mjs"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${path.join(results, `${name}.json`)}`],
  count: fromFile(`${name}.json`, vitestCounts),
});

const tsx = (script: string, ...args: string[]) => [node, "--import", "tsx", path.join(root, script), ...args];

const parts: Part[] = [
  { name: "assets", command: tsx("scripts/build.ts", "--assets"), count: asOne },
  { name: "types", command: [node, local("typescript7/bin/tsc"), "--noEmit"], count: asOne },
  { name: "lint", command: [node, local("eslint/bin/eslint.js"), "--max-warnings", "0", "."], count: asOne },
  { name: "content", command: tsx("scripts/check-content.ts"), count: byLastLine },
  { name: "conformance", command: tsx("tests/conformance/run.ts"), count: byLastLine },
  { name: "labs", command: tsx("lib/grader/cli/check.ts"), count: byLastLine },
  unit("unit", node),
  ...(process.env.OTHER_NODE ? [unit("unit-other-node", process.env.OTHER_NODE)] : []),
  { name: "build", command: tsx("scripts/build.ts", "--if-changed"), count: asOne },
  {
    name: "e2e",
    command: [node, local("@playwright/test/cli.js"), "test", "--reporter=list,json"],
    count: fromFile("e2e.json", playwrightCounts),
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(results, "e2e.json") },
  },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(`There is no part "${unknown.join('", "')}". Parts: ${parts.map((part) => part.name).join(", ")}.`);
  process.exit(2);
}
const chosen = wanted.length > 0 ? parts.filter((part) => wanted.includes(part.name)) : parts;

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const env = { ...process.env, CHROMIUM_PATH: chosen.some((part) => part.name === "unit" || part.name === "e2e") ? findChromium() : "" };

const rows: { name: string; counts: Counts; seconds: number }[] = [];
for (const part of chosen) {
  console.log(`\n── ${part.name} ${"─".repeat(Math.max(2, 70 - part.name.length))}`);
  const started = performance.now();
  const { exitCode, output } = await run(part);
  rows.push({ name: part.name, counts: part.count(exitCode, output), seconds: (performance.now() - started) / 1000 });
}

console.log(`\n── summary ${"─".repeat(63)}`);
for (const { name, counts, seconds } of rows) {
  console.log(`${counts.failed === 0 ? "✓" : "✗"} ${name.padEnd(18)} ${String(counts.passed).padStart(5)} passed ${String(counts.failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s`);
}
const sum = rows.reduce((all, { counts }) => ({ passed: all.passed + counts.passed, failed: all.failed + counts.failed }), { passed: 0, failed: 0 });
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;

/** Runs a part with its output shown as it comes, and kept. */
function run(part: Part): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve) => {
    const [command = node, ...args] = part.command;
    const child = spawn(command, args, { cwd: root, env: { ...env, ...part.env }, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const [stream, sink] of [[child.stdout, process.stdout], [child.stderr, process.stderr]] as const) {
      stream.on("data", (chunk: Buffer) => { output += chunk.toString("utf8"); sink.write(chunk); });
    }
    child.on("error", (error) => resolve({ exitCode: 1, output: `${output}\n${error.message}` }));
    child.on("close", (code) => resolve({ exitCode: code ?? 1, output }));
  });
}
