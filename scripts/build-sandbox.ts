/**
 * Builds the browser's sandbox: its page and policy (build/sandbox/index.json), the scripts of its workers, and the labs'
 * visible bundles (public/_reconcile/…), each under a digest of its content. Needs build/labs (scripts/build-labs.ts).
 */
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { SandboxIndex } from "@/lib/grader/browser/assets.server";
import { sandboxPage } from "@/lib/grader/browser/frame/page";
import type { LabManifest } from "@/lib/grader/lab";

const root = path.dirname(import.meta.dirname);

/** @param keepOld whether to leave earlier versions where they are, for pages that are open */
export async function buildSandbox({ keepOld = false } = {}): Promise<void> {
  const [frame, compiler, runner] = await Promise.all(["frame", "compiler.worker", "runner.worker"].map(bundle)) as [string, string, string];
  const { html, policy } = sandboxPage(frame);
  const version = digest(html, policy, compiler, runner);

  const published = path.join(root, "public", "_reconcile", "sandbox");
  writeFile(path.join(published, version, "compiler.js"), compiler);
  writeFile(path.join(published, version, "runner.js"), runner);
  const index: SandboxIndex = { version, html, policy };
  writeFile(path.join(root, "build", "sandbox", "index.json"), JSON.stringify(index));
  if (!keepOld) keepOnly(published, [version]);
  publishLabs(keepOld);
}

/** Copies what of the labs may be seen in a browser, and nothing else. */
function publishLabs(keepOld: boolean): void {
  const built = path.join(root, "build", "labs");
  const published = path.join(root, "public", "_reconcile", "labs");
  const ids = existsSync(built) ? readdirSync(built).filter((id) => existsSync(path.join(built, id, "manifest.json"))) : [];
  for (const id of ids) {
    const { version, bundles } = JSON.parse(readFileSync(path.join(built, id, "manifest.json"), "utf8")) as LabManifest;
    mkdirSync(path.join(published, id), { recursive: true });
    const target = path.join(published, id, `${version}.js`);
    copyFileSync(path.join(built, id, bundles.visible), `${target}.new`);
    renameSync(`${target}.new`, target);
    if (!keepOld) keepOnly(path.join(published, id), [`${version}.js`]);
  }
  keepOnly(published, ids);
}

async function bundle(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, "lib", "grader", "browser", "frame", `${name}.ts`)],
    bundle: true, minify: true, write: false, format: "iife", platform: "browser", target: "es2022", charset: "utf8", legalComments: "none", logLevel: "error",
    // The TypeScript library asks for these where it finds itself in Node, and nowhere else.
    external: ["fs", "os", "path", "inspector", "perf_hooks", "crypto", "source-map-support"],
  });
  return outputFiles[0]?.text ?? "";
}

function digest(...parts: string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("hex").slice(0, 16);
}

/** Whole or not at all: a server may be reading. */
function writeFile(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

function keepOnly(folder: string, names: readonly string[]): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (!names.includes(name)) rmSync(path.join(folder, name), { recursive: true, force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildSandbox();
