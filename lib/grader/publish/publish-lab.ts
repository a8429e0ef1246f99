import path from "node:path";
import { pathToFileURL } from "node:url";
import { ReportBuilder } from "../build-report";
import { compile } from "../compile";
import { takesFromApi } from "../compile/imports";
import { drive } from "../engine/drive";
import type { Engine } from "../engine/engine";
import { engineName } from "../engine/name";
import type { GuestDescription } from "../harness/protocol";
import { starterPath, type LabDefinition, type LabFile, type LabManifest } from "../lab";
import type { Report, SourceFiles } from "../report";
import { bundleLab } from "./bundle-lab";
import { compilerDigest, digest, readText, writeWhole } from "./files";
import { openProblem } from "./open";

/** A lab that cannot be published. The message says which and why. */
export class LabError extends Error {}

const memoryBytes = 64 * 2 ** 20;
/** More than any reference may take. */
const plenty = 1_000_000;

export interface PublishOptions {
  readonly root: string;
  /** The lab's folder. */
  readonly folder: string;
  readonly buildDir: string;
  readonly engineFor: (bundle: string) => Promise<Engine>;
}

/**
 * Writes build/labs/<id>/: the lab's bundles and its manifest. The fuel limit comes from grading the reference solution, which
 * has to pass. Does nothing if all that it depends on is as it was.
 * @returns whether it was built anew
 */
export async function publishLab({ root, folder, buildDir, engineFor }: PublishOptions): Promise<{ id: string; fresh: boolean }> {
  const lab = ((await import(pathToFileURL(path.join(folder, "lab.ts")).href)) as { default: LabDefinition }).default;
  if (lab.id !== path.basename(folder)) throw new LabError(`${folder}/lab.ts: the id "${lab.id}" is not the folder's name.`);
  const starter = readAll(folder, lab.files, starterPath);
  const solution = readAll(folder, lab.files.filter((file) => !file.readonly), (file) => `solution/${file.path}`);
  const tests = path.join(folder, "tests.ts");
  const hidden = path.join(folder, "hidden.ts");
  const bundles = (api: boolean) => Promise.all([
    bundleLab({ root, tests, api }),
    readText(hidden) === undefined ? undefined : bundleLab({ root, tests, hidden, api }),
  ]);
  const asked = [starter, solution].some((files) => Object.entries(files).some(([file, text]) => takesFromApi(file, text)));
  let [visible, full] = await bundles(asked);
  // What tests take from the API they may hand over: it has to be frozen, and so the lab has the API as well.
  if (!asked && [visible, full].some((bundle) => bundle?.inputs.some((file) => file.startsWith("labs/api/")))) [visible, full] = await bundles(true);
  const problem = openProblem(lab, visible.inputs.map((file) => path.relative(path.dirname(folder), path.resolve(root, file))));
  if (problem !== undefined) throw new LabError(`labs/${lab.id}: ${problem}`);
  const fullCode = (full ?? visible).code;
  const readonly = lab.files.filter((file) => file.readonly).map((file) => `${file.path}:${starter[file.path] ?? ""}`);
  const version = digest(visible.code, fullCode, compilerDigest(root), engineName, JSON.stringify([lab.files, lab.limits ?? null]), ...readonly);

  const target = path.join(buildDir, "labs", lab.id);
  const inputs = digest(version, JSON.stringify([lab, starter, solution]));
  if (readText(path.join(target, "inputs")) === inputs) return { id: lab.id, fresh: false };

  const engine = await engineFor(fullCode);
  const { groups, tests: titles, api } = JSON.parse((await engine.restore({ fuel: plenty, memoryBytes })).describe()) as GuestDescription;
  const draft: LabManifest = {
    ...lab, version, groups, tests: titles, starter, api,
    fuel: { reference: 0, limit: plenty },
    bundles: { visible: "visible.js", full: "full.js" },
  };
  const reference = await referenceFuel(engine, draft, solution);
  const manifest: LabManifest = { ...draft, fuel: { reference, limit: Math.max(2_000, 10 * reference) } };
  writeWhole(path.join(target, "visible.js"), visible.code);
  writeWhole(path.join(target, "full.js"), fullCode);
  writeWhole(path.join(target, "manifest.json"), JSON.stringify(manifest));
  writeWhole(path.join(target, "inputs"), inputs);
  return { id: lab.id, fresh: true };
}

function readAll(folder: string, files: readonly LabFile[], where: (file: LabFile) => string): Record<string, string> {
  return Object.fromEntries(files.map((file) => {
    const text = readText(path.join(folder, where(file)));
    if (text === undefined) throw new LabError(`${folder}/${where(file)} is missing.`);
    return [file.path, text];
  }));
}

/** What the reference costs at most, over a few seeds. Throws a LabError if it does not pass. */
async function referenceFuel(engine: Engine, manifest: LabManifest, solution: SourceFiles): Promise<number> {
  let most = 0;
  for (const seed of [1, 2, 3]) {
    const report = await gradeHere(engine, manifest, solution, seed);
    if (report.verdict !== "passed") throw new LabError(`labs/${manifest.id}: the solution does not pass. ${whyNot(report)}`);
    most = Math.max(most, report.fuel);
  }
  return most;
}

/** Grades trusted files in this process: for the build and for tests. */
export async function gradeHere(engine: Engine, manifest: LabManifest, files: SourceFiles, seed: number): Promise<Report> {
  const begun = performance.now();
  const builder = new ReportBuilder({ manifest, seed, files, hidden: true, engine: engine.name });
  const compiled = compile(files, manifest);
  if (!compiled.ok) return builder.finish({ stop: compiled.stop, fuel: 0, realMs: performance.now() - begun });
  const limits = { fuel: manifest.fuel.limit, memoryBytes: (manifest.limits?.memoryMb ?? 64) * 2 ** 20 };
  const driven = await drive(engine, compiled.modules, limits, { seed }, (json) => { builder.add(json, performance.now() - begun); });
  return builder.finish({ ...driven, realMs: performance.now() - begun });
}

function whyNot({ stop, tests }: Report): string {
  if (stop) return `Stopped: ${JSON.stringify(stop)}`;
  const failed = tests.find((test) => test.status !== "passed");
  const { trace: _trace, logs: _logs, ...rest } = failed ?? {};
  return JSON.stringify(rest);
}
