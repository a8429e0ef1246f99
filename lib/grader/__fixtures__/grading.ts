import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import vm from "node:vm";
import { ReportBuilder } from "../build-report";
import { compile } from "../compile";
import type { Engine } from "../engine/engine";
import { loadQuickJs } from "../engine/quickjs";
import type { GuestApi } from "../harness/protocol";
import type { LabManifest } from "../lab";
import { bundleChild } from "../publish/bundle-child";
import { engineCode } from "../publish/engine-code";
import { gradeHere, publishLab } from "../publish/publish-lab";
import type { Report, SourceFiles } from "../report";

const root = path.join(import.meta.dirname, "..", "..", "..");

export interface Built {
  readonly buildDir: string;
  readonly manifest: LabManifest;
  /** The reference solution's files. */
  readonly solution: SourceFiles;
  readonly engine: Engine;
  /** Grades in the server's engine, in this process. */
  grade(files: SourceFiles, seed?: number): Promise<Report>;
  /** Grades the visible tests in a realm of this process's own engine, as a browser does. Trusted files only. */
  gradeInV8(files: SourceFiles, seed?: number): Promise<Report>;
  remove(): void;
}

/**
 * Publishes one of the fixtures' labs into a folder of its own. @param child with the server's child process beside it.
 * @param fuel polls that a grade may take.
 */
export async function buildFixture(id: "tiny" | "probe" | "schedules", { child = false, fuel = 100 } = {}): Promise<Built> {
  const folder = path.join(import.meta.dirname, id);
  const buildDir = mkdtempSync(path.join(tmpdir(), "grader test "));
  const engineFor = await loadQuickJs(await engineCode(root));
  await publishLab({ root, folder, buildDir, engineFor });
  if (child) await bundleChild(root, buildDir);
  const read = (file: string) => readFileSync(path.join(buildDir, "labs", id, file), "utf8");
  const manifest = JSON.parse(read("manifest.json")) as LabManifest;
  const engine = await engineFor(read(manifest.bundles.full));
  const editable = manifest.files.filter((file) => !file.readonly);
  return {
    buildDir,
    manifest,
    engine,
    solution: Object.fromEntries(editable.map((file) => [file.path, readFileSync(path.join(folder, "solution", file.path), "utf8")])),
    // Endless loops burn all the fuel there is: a twentieth of the usual makes the same verdicts sooner.
    grade: (files, seed = 1) => gradeHere(engine, { ...manifest, fuel: { reference: 1, limit: fuel } }, files, seed),
    gradeInV8: (files, seed = 1) => gradeInV8(manifest, read(manifest.bundles.visible), files, seed),
    remove: () => { rmSync(buildDir, { recursive: true, force: true }); },
  };
}

async function gradeInV8(manifest: LabManifest, bundle: string, files: SourceFiles, seed: number): Promise<Report> {
  const builder = new ReportBuilder({ manifest, seed, files, hidden: false, engine: "v8" });
  const compiled = compile(files, manifest);
  if (!compiled.ok) return builder.finish({ stop: compiled.stop, fuel: 0, realMs: 0 });
  // An ordinary global object, as in a worker: that of other contexts cannot be frozen.
  const realm = vm.createContext(vm.constants.DONT_CONTEXTIFY);
  const api = vm.runInContext(bundle, realm) as GuestApi;
  for (const module of compiled.modules) api.define(module.id, vm.runInContext(module.code, realm, `student/${module.path}`), JSON.stringify(module.imports));
  api.start(JSON.stringify({ seed }));
  const rejected = (reason: unknown) => { api.rejected(reason); };
  process.on("unhandledRejection", rejected);
  for (let json = ""; !json.includes('"type":"done"');) {
    await new Promise((resolve) => { setImmediate(resolve); });
    json = api.pump();
    if (json) builder.add(json, 0);
  }
  process.off("unhandledRejection", rejected);
  return builder.finish({ fuel: 0, realMs: 0 });
}
