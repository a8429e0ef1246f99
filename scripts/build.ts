/**
 * The build, in the order in which its parts need each other.
 *
 *   tsx scripts/build.ts               everything
 *   tsx scripts/build.ts --if-changed  nothing, when the sources are those of the last whole build
 *   tsx scripts/build.ts --assets      all but Next's own build: what tests, tools and `next dev` need
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { sourceDigest } from "./source-digest";

const root = path.dirname(import.meta.dirname);
const digestFile = path.join(root, "build", "DIGEST");

interface Step {
  readonly title: string;
  readonly run: () => void;
}

const assets: Step[] = [
  { title: "database client", run: () => script("scripts/generate-prisma.ts") },
  { title: "labs and the server's grader", run: () => script("scripts/build-labs.ts") },
  { title: "types for the editor", run: () => script("scripts/build-api-types.ts") },
  { title: "browser sandbox", run: () => script("scripts/build-sandbox.ts") },
  { title: "lessons", run: () => script("scripts/build-content.ts") },
  { title: "editor", run: copyMonaco },
];

const site: Step[] = [
  { title: "site (the longest step: about a minute)", run: () => run(process.execPath, [bin("next/dist/bin/next"), "build"]) },
  { title: "server folder", run: assembleServer },
];

const onlyAssets = process.argv.includes("--assets");
const digest = sourceDigest(root);
if (process.argv.includes("--if-changed") && existsSync(digestFile) && readFileSync(digestFile, "utf8") === digest) process.exit(0);

const steps = onlyAssets ? assets : [...assets, ...site];
// A build that is cut short must not look like a finished one.
if (!onlyAssets) rmSync(digestFile, { force: true });
steps.forEach((step, index) => {
  const started = performance.now();
  process.stderr.write(`  [${index + 1}/${steps.length}] ${step.title} … `);
  step.run();
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
});
if (!onlyAssets) writeFileSync(digestFile, digest);

function bin(file: string): string {
  return path.join(root, "node_modules", file);
}

function script(file: string): void {
  run(process.execPath, ["--import", "tsx", path.join(root, file)]);
}

/** Runs a command quietly; prints all that it said if it fails. */
function run(command: string, args: string[]): void {
  const result = spawnSync(command, args, { cwd: root, encoding: "utf8", env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" }, maxBuffer: 64 << 20 });
  if (result.status === 0) return;
  process.stderr.write(`failed\n${result.stdout ?? ""}${result.stderr ?? ""}${result.error ? `${result.error.message}\n` : ""}`);
  process.exit(1);
}

/** The editor is served by this site, under its version, so that browsers may keep it for ever. */
function copyMonaco(): void {
  const { version } = JSON.parse(readFileSync(bin("monaco-editor/package.json"), "utf8")) as { version: string };
  const target = path.join(root, "public", "_reconcile", "monaco", version, "vs");
  if (existsSync(path.join(target, "loader.js"))) return;
  rmSync(path.join(root, "public", "_reconcile", "monaco"), { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  cpSync(bin("monaco-editor/min/vs"), target, { recursive: true });
}

/** Next's standalone folder lacks what it serves as files; put it beside the server. */
function assembleServer(): void {
  const standalone = path.join(root, ".next", "standalone");
  for (const [from, to] of [["public", "public"], [".next/static", ".next/static"]] as const) {
    rmSync(path.join(standalone, to), { recursive: true, force: true });
    cpSync(path.join(root, from), path.join(standalone, to), { recursive: true });
  }
}
