/**
 * `npm run grade -- <lab> <directory or files…> [--json] [--seed N] [--lang en|zh]`: grades in the server's sandbox.
 *
 * Exit code: 0 passed, 1 failed, 2 wrong usage or a fault of our own. With --json standard output is exactly one object: the
 * report, or, where there is none, `{ version, verdict: "error", tests: [], error: { code, message } }`. Everything else goes to standard error.
 */
import type { Locale } from "@/lib/i18n/locales";
import { limits } from "../compile/limits";
import type { Report } from "../report";
import { createGraderPool } from "../server/pool";
import { readArguments, type GradeArguments } from "./arguments";
import { labIds } from "./check/sources";
import { readSubmission } from "./files";
import { BuildFailed, buildLabs, readManifest, root } from "./labs";
import { printReport } from "./print";
import { terminalLocale, UsageError, wordsOf } from "./words";

const exitCodes = { passed: 0, failed: 1, error: 2 } as const;
/** The same seed as a run in the browser that names none. */
const usualSeed = 1;

const argv = process.argv.slice(2);
const json = argv.includes("--json");
// npm runs a script in the project's folder; paths are meant from where the command was typed.
const cwd = process.env.INIT_CWD ?? process.cwd();
let lang: Locale = terminalLocale(process.env);

try {
  const given = readArguments(argv);
  lang = given.lang ?? lang;
  if (given.help) process.stdout.write(`${wordsOf(lang).cli.usage}\n`);
  else process.exitCode = await grade(given);
} catch (error) {
  process.exitCode = 2;
  explain(error);
}

async function grade(given: GradeArguments): Promise<number> {
  const labs = labIds(root);
  if (!labs.includes(given.lab)) throw new UsageError("unknownLab", { lab: given.lab, labs: labs.join(", ") });
  if (!json) process.stderr.write(`${wordsOf(lang).cli.building}\n`);
  buildLabs();
  const manifest = readManifest(given.lab);
  if (!manifest) throw new UsageError("unknownLab", { lab: given.lab, labs: labs.join(", ") });
  const files = readSubmission(manifest, given.paths, limits.fileBytes, cwd);
  const pool = createGraderPool({ size: 1, buildDir: `${root}/build` });
  try {
    const report = await pool.grade({ lab: given.lab, files, seed: given.seed ?? usualSeed });
    const color = process.stdout.isTTY === true && !process.env.NO_COLOR;
    process.stdout.write(`${json ? JSON.stringify(report) : printReport(report, manifest, { words: wordsOf(lang), lang, color })}\n`);
    return exitCodes[report.verdict];
  } finally {
    await pool.close();
  }
}

/** Says what went wrong; a stack trace only where it is a fault of our own, and never on standard output. */
function explain(error: unknown): void {
  const words = wordsOf(lang);
  const [code, message] = error instanceof UsageError ? [error.code, error.inWords(words)]
    : error instanceof BuildFailed ? ["buildFailed", `${words.cli.buildFailed}\n${error.output}`]
    : ["crashed", `${words.cli.crashed}\n${error instanceof Error ? error.message : String(error)}`];
  if (json) process.stdout.write(`${JSON.stringify({ version: 1, verdict: "error", tests: [], error: { code, message } } satisfies Pick<Report, "version" | "verdict" | "tests"> & { error: unknown })}\n`);
  else process.stderr.write(`${message}\n${error instanceof UsageError ? `${words.cli.usage}\n` : ""}`);
}
