import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * The path of a Chromium to test with: what CHROMIUM_PATH names, one on the PATH or in its usual places, Playwright's
 * own, or one installed now (through apt where this is Debian and we are root, else through Playwright).
 *
 * @throws Error that says what to do, when there is none and none can be installed
 */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!isExecutable(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not an executable file.`);
    return named;
  }
  const found = installed();
  if (found) return found;
  console.error("  No Chromium found; installing one …");
  const attempts: [string, string[]][] = process.getuid?.() === 0 && isOnPath("apt-get")
    ? [["apt-get", ["update", "-qq"]], ["apt-get", ["install", "-y", "-qq", "chromium"]]]
    : [[process.execPath, [path.join(import.meta.dirname, "..", "node_modules", "@playwright", "test", "cli.js"), "install", "chromium"]]];
  for (const [command, args] of attempts) spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  const now = installed();
  if (!now) throw new Error("The browser tests need a Chromium. Install one (Debian: apt-get install chromium) or name it: CHROMIUM_PATH=/path/to/chromium npm test");
  return now;
}

function installed(): string | undefined {
  const candidates = [
    ...names.flatMap((name) => pathFolders().map((folder) => path.join(folder, name))),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    chromium.executablePath(),
  ];
  return candidates.find(isExecutable);
}

function isOnPath(name: string): boolean {
  return pathFolders().some((folder) => isExecutable(path.join(folder, name)));
}

function pathFolders(): string[] {
  return (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
