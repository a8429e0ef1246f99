import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { applyPatch, parsePatch, type StructuredPatch, type StructuredPatchHunk } from "diff";
import type { SourceFiles } from "../../report";

/** A wrong solution: the reference with one mistake, which `mutants/<name>.patch` makes in it. */
export interface Mutant {
  /** File name without ".patch". */
  readonly name: string;
  /** Id of the visible test that must catch it. */
  readonly killedBy: string;
  /** What is wrong with it, in a sentence. */
  readonly mistake: string;
  /** The files that the mistake is in, whole. */
  readonly files: SourceFiles;
}

/** A patch from which no mutant can be made, and why. */
export interface SpoiledMutant {
  readonly name: string;
  readonly problem: string;
}

/** A patch from which no mutant can be made. The message names hunk and file, and says what to do. */
export class MutantError extends Error {}

/**
 * All mutants of a lab, by name.
 *
 * @param folder the lab's
 * @param written those files of the reference that a student writes
 */
export function readMutants(folder: string, written: SourceFiles): { mutants: Mutant[]; spoiled: SpoiledMutant[] } {
  const patches = path.join(folder, "mutants");
  const mutants: Mutant[] = [];
  const spoiled: SpoiledMutant[] = [];
  for (const file of existsSync(patches) ? readdirSync(patches).sort() : []) {
    const name = path.basename(file, ".patch");
    try {
      if (!file.endsWith(".patch")) throw new MutantError(`mutants/${file} is no patch. A mutant is a patch of the reference: npm run mutant makes one.`);
      mutants.push(parseMutant(path.basename(folder), name, readFileSync(path.join(patches, file), "utf8"), written));
    } catch (error) {
      if (!(error instanceof MutantError)) throw error;
      spoiled.push({ name, problem: error.message });
    }
  }
  return { mutants, spoiled };
}

/**
 * @param text two lines of words and the difference that the mistake makes in the reference, as `git diff` writes it. The difference must
 *   fit exactly; only at which line does not matter.
 * @param written those files of the reference that a student writes
 * @throws MutantError
 */
export function parseMutant(lab: string, name: string, text: string, written: SourceFiles): Mutant {
  const killedBy = headLine(text, "killed-by", "the id of the test that catches it");
  const mistake = headLine(text, "mistake", "a sentence that says what is wrong");
  const files: Record<string, string> = {};
  for (const patch of parse(text)) {
    const file = fileOf(patch);
    const before = Object.hasOwn(written, file) ? written[file] : undefined;
    if (before === undefined) throw new MutantError(`it changes solution/${file}, which is no file that a student of the lab writes. Those are ${Object.keys(written).join(", ")}.`);
    if (Object.hasOwn(files, file)) throw new MutantError(`it has solution/${file} twice.`);
    const after = applyPatch(before, patch);
    if (after === false) throw new MutantError(outdated(lab, name, file, patch, before));
    if (after === before) throw new MutantError(`it changes nothing in solution/${file}.`);
    files[file] = after;
  }
  if (Object.keys(files).length === 0) throw new MutantError("it changes nothing: there is no difference below its head.");
  return { name, killedBy, mistake, files };
}

/** The reference with a mutant's files in the place of its own. */
export function mutated(solution: SourceFiles, mutant: Mutant): SourceFiles {
  return { ...solution, ...mutant.files };
}

/** Where the difference begins, and the words end. */
const difference = /^(?:diff |--- |@@ )/m;

/** The words above a mutant's difference. */
export function headOf(text: string): string {
  return text.slice(0, difference.exec(text)?.index);
}

function headLine(text: string, key: string, what: string): string {
  const value = new RegExp(`^${key}:(.*)$`, "m").exec(headOf(text))?.[1]?.trim();
  if (!value) throw new MutantError(`it lacks the line "${key}: …" above the difference: ${what}.`);
  return value;
}

function parse(text: string): StructuredPatch[] {
  const diff = text.slice(headOf(text).length);
  try {
    return diff === "" ? [] : parsePatch(diff);
  } catch (error) {
    throw new MutantError(`its difference cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function fileOf({ oldFileName = "", newFileName = "" }: StructuredPatch): string {
  const file = /^a\/solution\/(.+)$/.exec(oldFileName)?.[1];
  if (file === undefined || newFileName !== `b/solution/${file}`) {
    throw new MutantError(`it makes "${newFileName}" of "${oldFileName}". A mutant changes files of solution/; it must read a/solution/… and b/solution/…, from the lab's folder.`);
  }
  return file;
}

function outdated(lab: string, name: string, file: string, patch: StructuredPatch, before: string): string {
  const fits = (hunk: StructuredPatchHunk): boolean => applyPatch(before, { ...patch, hunks: [hunk] }) !== false;
  const at = patch.hunks.findIndex((hunk) => !fits(hunk));
  const which = at < 0 ? "its hunks overlap" : `hunk ${at + 1} of ${patch.hunks.length} (@@ -${patch.hunks[at]?.oldStart}) no longer finds its lines`;
  return `it does not fit solution/${file}: ${which}. Commit the reference as it shall be, bring the mistake into it (git apply --3way --directory=labs/${lab} labs/${lab}/mutants/${name}.patch, `
    + `or by hand), then npm run mutant -- ${lab} ${name} writes the patch anew.`;
}
