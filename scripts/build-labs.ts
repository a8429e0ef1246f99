/**
 * Builds what grades labs: build/grader (the server's child process) and build/labs/<id> (each lab's bundles and manifest). Only
 * what has changed. Solutions and hidden tests stay in build/, which no web server serves.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Engine } from "@/lib/grader/engine/engine";
import { loadQuickJs } from "@/lib/grader/engine/quickjs";
import { bundleChild } from "@/lib/grader/publish/bundle-child";
import { engineCode } from "@/lib/grader/publish/engine-code";
import { LabError, publishLab } from "@/lib/grader/publish/publish-lab";

const root = path.dirname(import.meta.dirname);

/** @throws LabError for a lab that cannot be published */
export async function buildLabs(buildDir = path.join(root, "build")): Promise<string[]> {
  const said: string[] = [];
  if (await bundleChild(root, buildDir)) said.push("grader/child.mjs");
  const labs = readdirSync(path.join(root, "labs")).filter((id) => existsSync(path.join(root, "labs", id, "lab.ts"))).sort();
  let engines: Promise<(bundle: string) => Promise<Engine>> | undefined;
  const engineFor = async (bundle: string) => (await (engines ??= engineCode(root).then(loadQuickJs)))(bundle);
  for (const id of labs) {
    const { fresh } = await publishLab({ root, folder: path.join(root, "labs", id), buildDir, engineFor });
    if (fresh) said.push(`labs/${id}`);
  }
  const built = path.join(buildDir, "labs");
  for (const id of existsSync(built) ? readdirSync(built) : []) {
    if (!labs.includes(id)) rmSync(path.join(built, id), { recursive: true, force: true });
  }
  return said;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    for (const name of await buildLabs()) console.log(`built ${name}`);
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
