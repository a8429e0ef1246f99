/**
 * What every command of a fresh clone needs before any dependency is there: the right Node, and the dependencies.
 * Plain JavaScript without imports from packages, since it runs before they exist.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Ends the process with a message for a person: what happened and what to do. */
export function fail(message) {
  console.error(`\n  ✗ ${message.replaceAll("\n", "\n    ")}\n`);
  process.exit(1);
}

/** A line of progress, on standard error so that a command's own output stays clean. */
export function say(message) {
  console.error(`  ${message}`);
}

export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const ok = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (!ok) fail(`Reconcile needs Node 20.19 or newer (20, 22.12 or 24); this is ${process.versions.node}.\nInstall a newer Node and run the command again.`);
}

/** Installs the dependencies when they are missing or the lock file has changed since they were installed. */
export function ensureInstalled() {
  const lock = createHash("sha256").update(readFileSync(path.join(root, "package-lock.json"))).digest("hex");
  const mark = path.join(root, "node_modules", ".reconcile-lock");
  if (existsSync(mark) && readFileSync(mark, "utf8") === lock) return;
  say("Installing dependencies (about a minute the first time) …");
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32",
    // `npm start` may run with NODE_ENV=production; the build needs the development dependencies all the same.
    env: { ...process.env, NODE_ENV: "development" },
  });
  if (npm.status !== 0) fail("npm ci failed (see above). Is the package registry reachable? Run the command again once it is.");
  writeFileSync(mark, lock);
}

/** Runs one of the project's TypeScript scripts with this Node and resolves to its exit code. */
export function runScript(script, args = [], options = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", path.join(root, script), ...args], { cwd: root, stdio: "inherit", ...options });
    child.on("error", (error) => { console.error(error.message); resolve(1); });
    child.on("exit", (code, signal) => resolve(signal ? 1 : code));
  });
}
