import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { starterPath, type LabDefinition, type LabFile } from "../../lab";
import type { SourceFiles } from "../../report";
import { readMutants, type Mutant, type SpoiledMutant } from "./mutants";

/** What a lab's folder holds. */
export interface LabSources {
  readonly definition: LabDefinition;
  readonly folder: string;
  readonly starter: SourceFiles;
  readonly solution: SourceFiles;
  readonly mutants: readonly Mutant[];
  readonly spoiled: readonly SpoiledMutant[];
}

/** Ids of the labs: folders with a lab.ts. */
export function labIds(root: string): string[] {
  return readdirSync(path.join(root, "labs"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(root, "labs", entry.name, "lab.ts")))
    .map((entry) => entry.name)
    .sort();
}

/** @throws Error that names the file, when something is missing */
export async function readLab(root: string, id: string): Promise<LabSources> {
  const folder = path.join(root, "labs", id);
  return labSources(folder, ((await import(path.join(folder, "lab.ts"))) as { default: LabDefinition }).default);
}

/** @throws Error that names the file, when something is missing */
export function labSources(folder: string, definition: LabDefinition): LabSources {
  const read = (from: (file: LabFile) => string, files = definition.files): SourceFiles =>
    Object.fromEntries(files.map((file) => [file.path, readFileSync(path.join(folder, from(file)), "utf8")]));
  const starter = read(starterPath);
  const written = read((file) => `solution/${file.path}`, definition.files.filter((file) => !file.readonly));
  // What the student may not change is in one place, which is not the solution's folder.
  return { definition, folder, starter, solution: { ...starter, ...written }, ...readMutants(folder, written) };
}
