/**
 * `npm run mutant -- <lab> <name> ["<killed-by>" "<mistake>"]`: makes a mutant of the mistake that stands in the lab's solution, and puts the
 * solution back. Without the words: writes one anew that is there, under its old ones. docs/authoring-labs.md, "Mutants".
 */
import path from "node:path";
import { labIds } from "../lib/grader/cli/check/sources";
import { root } from "../lib/grader/cli/labs";
import { MutantRefused, writeMutant } from "./write-mutant";

const [lab = "", name = "", killedBy, mistake, ...more] = process.argv.slice(2);
if (!labIds(root).includes(lab) || name === "" || (killedBy === undefined) !== (mistake === undefined) || more.length > 0) {
  console.error(`Usage: npm run mutant -- <lab> <name> ["<id of the test that catches it>" "<what is wrong, in a sentence>"]\nLabs: ${labIds(root).join(", ")}`);
  process.exit(2);
}
try {
  const patch = await writeMutant(path.join(root, "labs", lab), name, killedBy !== undefined && mistake !== undefined ? { killedBy, mistake } : undefined);
  const file = `labs/${lab}/mutants/${name}.patch`;
  console.log(`${patch}\n${file} is written, and solution/ is as it is committed. Is there more in it than the mistake?\ngit apply --directory=labs/${lab} ${file} brings it back. npm run check -- ${lab} tells whether it is caught.`);
} catch (error) {
  if (!(error instanceof MutantRefused)) throw error;
  console.error(`${error.message} Nothing was changed.`);
  process.exitCode = 1;
}
