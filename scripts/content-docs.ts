/** Writes the generated parts of docs/authoring-lessons.md anew; a unit test fails while they are stale. */
import { readFileSync, writeFileSync } from "node:fs";
import { docsFile, fillDocs } from "../lib/content/docs";
import { projectPath } from "../lib/content/root";

const file = projectPath(docsFile);
const before = readFileSync(file, "utf8");
const after = fillDocs(before);
if (after !== before) writeFileSync(file, after);
console.log(after === before ? `${docsFile} is up to date` : `${docsFile} written`);
