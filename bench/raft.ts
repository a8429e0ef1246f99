/**
 * How much the schedules of the Raft labs find. Every reference has to survive all of them; of each mutant is measured how many it takes to
 * catch it, by the schedules alone (the labs' plain tests catch every mutant besides). `npm run bench -- raft`;
 * SCHEDULES=10000 for more of them.
 */
import { generateFaults, Simulation } from "@/lib/sim";
import { election } from "./raft/election";
import { load, mutantsOf, type Modules, type Program, type ScheduleTest } from "./raft/program";
import { replication } from "./raft/replication";
import { printTable, type Row } from "./table";

const programs: readonly Program[] = [election, replication];

/** Schedules of each test that a reference has to survive, and that each mutant is tried with. */
const survive = Number(process.env["SCHEDULES"] ?? 1_000);
const tries = Math.ceil(survive / 5);

const drain = () => new Promise<void>((resolve) => { setImmediate(resolve); });

interface Tried {
  readonly failures: readonly string[];
  readonly events: number;
  readonly virtualMs: number;
  readonly ms: number;
}

async function tryOut(test: ScheduleTest, modules: Modules, count: number): Promise<Tried> {
  const { plan } = test;
  const failures: string[] = [];
  const begun = performance.now();
  let events = 0;
  let virtualMs = 0;
  for (let i = 0; i < count; i++) {
    const seed = Math.imul(i + 1, 0x9e3779b1) >>> 0;
    const sim = new Simulation({ seed, drain, trace: { limit: 0 }, ...(plan.network ? { network: plan.network } : {}) });
    const faults = generateFaults({ ...plan.faults, seed, processes: plan.processes });
    try {
      const wrong = await test.play({ seed, processes: plan.processes, until: plan.until, faults }, sim, modules);
      if (wrong !== undefined) failures.push(`seed ${seed}: ${wrong}`);
    } catch (error) {
      failures.push(`seed ${seed}: ${String(error)}`);
    }
    events += sim.events;
    virtualMs += sim.now;
  }
  return { failures, events, virtualMs, ms: performance.now() - begun };
}

const percent = (part: number) => `${(part * 100).toFixed(1)} %`;

for (const program of programs) {
  const reference = await load(program);
  const rows: Row[] = [];
  for (const test of program.tests) {
    const { failures, events, virtualMs, ms } = await tryOut(test, reference, survive);
    rows.push({
      what: `${program.lab}, reference, ${test.name}: ${survive} schedules of ${(virtualMs / survive).toFixed(0)} ms, ${(events / survive).toFixed(0)} events, ${(ms / survive).toFixed(2)} ms each`,
      figure: `${failures.length} violations`, goal: "0",
    });
    for (const failure of failures.slice(0, 3)) console.log(`  ${failure}`);
    if (failures.length > 0) process.exitCode = 1;
  }
  printTable(rows);

  const mutants = await mutantsOf(program.lab);
  let aliveAfterOne = 0;
  let aliveAfterGrade = 0;
  let neverCaught = 0;
  const table: Row[] = [];
  for (const mutant of mutants) {
    const modules = await load(program, mutant);
    // How likely one schedule, and one grade with all of them, is to let it live.
    let worst = 1;
    let grade = 1;
    for (const test of program.tests) {
      const { failures } = await tryOut(test, modules, tries);
      const passes = 1 - failures.length / tries;
      if (test === program.tests[0]) worst = passes;
      grade *= passes ** test.count;
    }
    aliveAfterOne += worst;
    aliveAfterGrade += grade;
    if (grade === 1) neverCaught++;
    table.push({ what: mutant, figure: `${percent(1 - worst)} of single schedules, ${percent(1 - grade)} of grades` });
  }
  console.log(`\nBy how many of ${tries} schedules each mutant of ${program.lab} is caught`);
  printTable(table);
  console.log("");
  printTable([
    { what: `mutants of ${program.lab}`, figure: `${mutants.length}` },
    { what: "of them live through one schedule, on average", figure: aliveAfterOne.toFixed(1) },
    { what: "live through all schedules of one grade, on average", figure: aliveAfterGrade.toFixed(1) },
    { what: `of these, no schedule of ${tries} of each test caught`, figure: `${neverCaught}` },
  ]);
}
