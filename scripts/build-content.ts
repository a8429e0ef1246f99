/** Checks and compiles all content into build/content, so that the server needs no compiler. Exits 1, with a line an issue, when content is bad. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { builtFolder } from "../lib/content/built-files";
import { diskFiles } from "../lib/content/files";
import { formatIssue, hasErrors } from "../lib/content/issue";
import { checkContent } from "../lib/content/whole";
import { projectPath, projectRoot } from "../lib/content/root";

const { issues, built } = await checkContent(diskFiles(projectRoot()));
for (const issue of issues) console.error(formatIssue(issue));
if (hasErrors(issues)) process.exit(1);

// Written aside and renamed, so that a build cut short leaves the last whole one.
const target = projectPath(builtFolder);
const next = `${target}.next-${process.pid}`;
for (const [file, value] of built) {
  const place = path.join(next, path.relative(builtFolder, file));
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, JSON.stringify(value));
}
rmSync(target, { recursive: true, force: true });
renameSync(next, target);
console.log(`${built.size} files in ${builtFolder}`);
