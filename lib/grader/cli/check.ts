/**
 * `npm run check [-- <lab>…]`: proves of each lab that what we hand out does what it says. The last line is `N passed, N failed`; exit code
 * 1 if anything failed, 2 if it could not be found out.
 */
import { availableParallelism } from "node:os";
import { apiTypes } from "@/scripts/build-api-types";
import { createGraderPool, type GraderPool } from "../server/pool";
import type { Finding } from "./check/finding";
import { finding } from "./check/finding";
import { gradeFindings } from "./check/grades";
import { mutated } from "./check/mutants";
import { orderFindings } from "./check/order";
import { secretFindings } from "./check/secrets";
import { labIds, readLab, type LabSources } from "./check/sources";
import { textFindings } from "./check/texts";
import { typeErrors } from "./check/types";
import { BuildFailed, buildLabs, readManifest, root } from "./labs";

const wanted = process.argv.slice(2);
const known = labIds(root);
const unknown = wanted.filter((id) => !known.includes(id));
if (unknown.length > 0) {
  process.stderr.write(`There is no lab "${unknown.join('", "')}". Labs: ${known.join(", ")}.\n`);
  process.exit(2);
}

try {
  buildLabs();
} catch (error) {
  if (!(error instanceof BuildFailed)) throw error;
  process.stderr.write(`The labs could not be built:\n${error.output}\n`);
  process.stdout.write("0 passed, 1 failed\n");
  process.exit(1);
}

// The machine may be busy with other checks: here the clock shall decide nothing that fuel can.
const pool = createGraderPool({ size: availableParallelism(), buildDir: `${root}/build`, wallMs: 60_000 });
let passed = 0;
let failed = 0;
try {
  for (const id of wanted.length > 0 ? wanted : known) {
    process.stdout.write(`${id}\n`);
    for (const { what, problem } of await check(id, pool)) {
      if (problem === undefined) passed++;
      else failed++;
      process.stdout.write(problem === undefined ? `  ✓ ${what}\n` : `  ✗ ${what}: ${problem}\n`);
    }
  }
} finally {
  await pool.close();
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;

async function check(id: string, graders: GraderPool): Promise<Finding[]> {
  const manifest = readManifest(id);
  if (!manifest) return [finding("the build knows the lab", "build/labs has no manifest of it")];
  let lab: LabSources;
  try {
    lab = await readLab(root, id);
  } catch (error) {
    return [finding("its folder is complete", error instanceof Error ? error.message : String(error))];
  }
  const spoiled = lab.spoiled.map(({ name, problem }) => finding(`mutant ${name} is a patch of the reference`, problem));
  return [...spoiled, ...typeFindings(lab), ...textFindings(lab, manifest), ...orderFindings(root, lab), ...secretFindings(root, lab, manifest), ...await gradeFindings(lab, manifest, graders)];
}

function typeFindings(lab: LabSources): Finding[] {
  const errors = typeErrors([
    { name: "starter", files: lab.starter },
    { name: "solution", files: lab.solution },
    ...lab.mutants.map((mutant) => ({ name: `mutant ${mutant.name}`, files: mutated(lab.solution, mutant) })),
  ], apiTypes());
  return [...errors].map(([name, found]) => finding(`${name} type-checks`, found.slice(0, 3).join("; ")));
}
