import type { LabManifest } from "../../lab";
import type { Report } from "../../report";
import type { GraderPool } from "../../server/pool";
import { finding, type Finding } from "./finding";
import { mutated } from "./mutants";
import type { LabSources } from "./sources";

/** Seeds with which the reference must pass: the usual one, its neighbours, the largest, and others far apart. */
const seeds = [0, 1, 2, 3, 4, 5, 6, 7, 42, 100, 1_000, 4_711, 65_535, 1_000_003, 0x7fffffff, 0xffffffff];

/** What grading proves of a lab: the starter fails where it says, the reference passes, each mutant is caught by the test it names. */
export async function gradeFindings(lab: LabSources, manifest: LabManifest, pool: GraderPool): Promise<Finding[]> {
  const { id } = lab.definition;
  const visible = manifest.tests.filter((test) => !test.hidden).map((test) => test.id);
  const starter = pool.grade({ lab: id, files: lab.starter, seed: 1 }).then((report) =>
    finding(`starter fails first at ${lab.definition.startsAt}`, firstFailureIsNot(lab.definition.startsAt, report)));
  const solution = seeds.map(async (seed) => {
    const report = await pool.grade({ lab: id, files: lab.solution, seed });
    return finding(`solution passes with seed ${seed}`, report.verdict === "passed" ? undefined : whatHappened(report));
  });
  const mutants = lab.mutants.map(async (mutant) => {
    const what = `mutant ${mutant.name} is caught by ${mutant.killedBy}`;
    if (!visible.includes(mutant.killedBy)) return finding(what, `there is no visible test "${mutant.killedBy}"`);
    const run = (only: readonly string[]) => pool.grade({ lab: id, files: mutated(lab.solution, mutant), seed: 1, only });
    // What comes after the test that must catch it need not run, unless that test does not.
    const caught = await run(visible.slice(0, visible.indexOf(mutant.killedBy) + 1));
    if (firstFailureIsNot(mutant.killedBy, caught) === undefined) return finding(what, undefined);
    return finding(what, firstFailureIsNot(mutant.killedBy, await run(visible)));
  });
  return Promise.all([starter, ...solution, ...mutants]);
}

/** A student reads the first failure: it has to be the one that names the mistake. What happens after it does not matter. */
function firstFailureIsNot(test: string, report: Report): string | undefined {
  const first = report.tests.find(({ status }) => status === "failed");
  return first?.id === test ? undefined : whatHappened(report);
}

function whatHappened(report: Report): string {
  if (report.stop) return `it stopped: ${report.stop.code} ${report.stop.test ?? ""} ${report.stop.message ?? ""}`.trimEnd();
  const failed = report.tests.filter(({ status }) => status === "failed").map(({ id }) => id);
  return failed.length === 0 ? "it passed" : `it failed ${failed.join(", ")}`;
}
