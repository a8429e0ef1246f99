import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { LabManifest } from "../lab";

/** The project's folder. */
export const root = path.join(import.meta.dirname, "..", "..", "..");

/** A build that did not come to its end; `output` is what it said. */
export class BuildFailed extends Error {
  readonly output: string;

  constructor(output: string) {
    super("the labs could not be built");
    this.output = output;
  }
}

/**
 * Builds what of the labs and the grader has changed, in a process of its own: what it says stays out of a command's output.
 *
 * @throws BuildFailed
 */
export function buildLabs(): void {
  const script = path.join(root, "scripts", "build-labs.ts");
  const { status, stdout, stderr, error } = spawnSync(process.execPath, ["--import", "tsx", script], { cwd: root, encoding: "utf8", maxBuffer: 16 << 20 });
  if (status !== 0) throw new BuildFailed(`${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}`.trim());
}

/** What the build wrote of a lab; undefined if there is no such lab. */
export function readManifest(lab: string): LabManifest | undefined {
  const file = path.join(root, "build", "labs", lab, "manifest.json");
  if (!/^[a-z0-9][a-z0-9-]*$/.test(lab) || !existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, "utf8")) as LabManifest;
}
