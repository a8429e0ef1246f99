import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { headOf, MutantError, parseMutant } from "../lib/grader/cli/check/mutants";
import type { LabDefinition } from "../lib/grader/lab";

/** That no mutant was made, and nothing touched; why. */
export class MutantRefused extends Error {}

/**
 * Makes mutants/<name>.patch of what is changed in solution/ since the last commit, and puts solution/ back as it was then. All that goes from the work
 * tree is in the patch. It touches nothing unless it is sure of that.
 *
 * @param folder a lab's, below git's root
 * @param words of a new mutant; absent: the mutant is there and keeps its own
 * @returns the patch's text
 * @throws MutantRefused
 */
export async function writeMutant(folder: string, name: string, words?: { readonly killedBy: string; readonly mistake: string }): Promise<string> {
  const git = (...args: string[]): string => execFileSync("git", args, { cwd: folder, encoding: "utf8", maxBuffer: 16 << 20 });
  const file = path.join("mutants", `${name}.patch`);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) throw new MutantRefused(`"${name}" is no name of a mutant: lower case letters, digits and hyphens.`);
  const there = existsSync(path.join(folder, file));
  if (words && there) throw new MutantRefused(`There is a mutant ${name}. Without the words it is written anew; another one needs another name.`);
  if (!words && !there) throw new MutantRefused(`There is no mutant ${name}. A new one needs words: the id of the test that catches it, and what is wrong, in a sentence.`);
  if (there && /^(?:\?|.[^ ])/.test(git("status", "--porcelain", "--", file))) throw new MutantRefused(`${file} itself is neither committed nor staged as it is: git add it first.`);

  const changed = git("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", "solution").split("\0").filter(Boolean).map(trust);
  if (changed.length === 0) throw new MutantRefused("The solution is as it is committed: write the mistake into it first.");

  const { default: definition } = (await import(pathToFileURL(path.join(folder, "lab.ts")).href)) as { default: LabDefinition };
  const written = Object.fromEntries(definition.files.filter(({ readonly }) => !readonly).map((student) => [student.path, git("show", `HEAD:./solution/${student.path}`)]));
  const diff = git("diff", "HEAD", "--relative", "--no-color", "--no-ext-diff", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/", "--unified=3", "--diff-algorithm=histogram", "--", "solution");
  const head = words ? `killed-by: ${words.killedBy.trim()}\nmistake: ${words.mistake.trim()}\n\n` : headOf(readFileSync(path.join(folder, file), "utf8"));
  const patch = head + diff;
  const files = Object.entries(mutantFiles(folder, name, patch, written));
  // What the patch makes of the commit is what is in the work tree: nothing is lost when that goes.
  const differs = files.find(([student, text]) => readFileSync(path.join(folder, "solution", student), "utf8") !== text);
  if (differs || files.length !== changed.length) throw new MutantRefused(`The patch would not give back what is in solution/${differs?.[0] ?? ""} now.`);

  mkdirSync(path.join(folder, "mutants"), { recursive: true });
  writeFileSync(path.join(folder, file), patch);
  git("restore", "--source=HEAD", "--staged", "--worktree", "--", ...files.map(([student]) => `solution/${student}`));
  return patch;
}

/** An entry of `git status`: staged and unstaged state, and the path from git's root. */
function trust(entry: string): string {
  const [state, file] = [entry.slice(0, 2), entry.slice(3)];
  if (/U|AA|DD/.test(state)) throw new MutantRefused(`${file} is not merged yet: resolve it and git add it.`);
  if (state === "MM") throw new MutantRefused(`A part of what is changed in ${file} is staged: stage all of it, or nothing.`);
  if (state !== " M" && state !== "M ") throw new MutantRefused(`${file} is new, gone or no longer a plain file ("${state}"): a mutant changes files only.`);
  return file;
}

function mutantFiles(folder: string, name: string, patch: string, written: Record<string, string>): Readonly<Record<string, string>> {
  try {
    return parseMutant(path.basename(folder), name, patch, written).files;
  } catch (error) {
    if (error instanceof MutantError) throw new MutantRefused(`That is no mutant: ${error.message}`);
    throw error;
  }
}
