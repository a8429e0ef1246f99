/** Checks all content without building it: one line an issue, then `N passed, N failed`, counted by files. Warnings fail nothing. */
import { diskFiles } from "../lib/content/files";
import { formatIssue } from "../lib/content/issue";
import { checkContent } from "../lib/content/whole";
import { projectRoot } from "../lib/content/root";

const { issues, files } = await checkContent(diskFiles(projectRoot()));
for (const issue of issues) console.log(formatIssue(issue));
const failed = new Set(issues.filter((issue) => issue.level === "error").map((issue) => issue.file));
console.log(`${files.filter((file) => !failed.has(file)).length} passed, ${failed.size} failed`);
process.exitCode = failed.size > 0 ? 1 : 0;
