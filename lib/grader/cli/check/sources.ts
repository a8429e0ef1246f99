import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { starterPath, type LabDefinition } from "../../lab";
import type { SourceFiles } from "../../report";

/** A wrong solution: the reference with one file replaced. */
export interface Mutant {
  /** File name without ".ts". */
  readonly name: string;
  /** The lab's file that it replaces. */
  readonly of: string;
  /** Id of the visible test that must catch it, and of others that may fail along with it. */
  readonly killedBy: string;
  readonly alsoFails: readonly string[];
  /** What is wrong with it, in a sentence. */
  readonly mistake: string;
  readonly text: string;
}

/** What a lab's folder holds. */
export interface LabSources {
  readonly definition: LabDefinition;
  readonly folder: string;
  readonly starter: SourceFiles;
  readonly solution: SourceFiles;
  readonly mutants: readonly Mutant[];
}

/** Ids of the labs: folders with a lab.ts. */
export function labIds(root: string): string[] {
  return readdirSync(path.join(root, "labs"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(root, "labs", entry.name, "lab.ts")))
    .map((entry) => entry.name)
    .sort();
}

/** @throws Error that names the file, when something is missing or a mutant's head is incomplete */
export async function readLab(root: string, id: string): Promise<LabSources> {
  const folder = path.join(root, "labs", id);
  const { default: definition } = (await import(path.join(folder, "lab.ts"))) as { default: LabDefinition };
  // What the student may not change is in one place, which is not the solution's folder.
  const read = (kind: string): SourceFiles => Object.fromEntries(definition.files.map((file) =>
    [file.path, readFileSync(path.join(folder, file.readonly || kind === "starter" ? starterPath(file) : `${kind}/${file.path}`), "utf8")]));
  const mutants = path.join(folder, "mutants");
  return {
    definition, folder, starter: read("starter"), solution: read("solution"),
    mutants: existsSync(mutants) ? readdirSync(mutants).filter((file) => file.endsWith(".ts")).sort().map((file) => readMutant(path.join(mutants, file))) : [],
  };
}

/** The files of the reference with the mutant's in the place of its own. */
export function mutated(solution: SourceFiles, mutant: Mutant): SourceFiles {
  return { ...solution, [mutant.of]: mutant.text };
}

function readMutant(file: string): Mutant {
  const text = readFileSync(file, "utf8");
  const head = (name: string): string | undefined => new RegExp(`^// ${name}: *(.+)$`, "m").exec(text)?.[1]?.trim();
  const need = (name: string): string => {
    const value = head(name);
    if (value === undefined) throw new Error(`${file} lacks the line "// ${name}: …" at its top.`);
    return value;
  };
  return {
    name: path.basename(file, ".ts"), text,
    of: need("mutant-of"), killedBy: need("killed-by"), mistake: need("mistake"),
    alsoFails: head("also-fails")?.split(/[\s,]+/).filter(Boolean) ?? [],
  };
}
