import path from "node:path";
import { build } from "esbuild";
import { readLab } from "@/lib/grader/cli/check/sources";
import type { Schedule, Simulation, SimulationOptions, FaultPlan } from "@/lib/sim";
import { mutantPlugin } from "@/tests/helpers/with-mutant";

/** The tests of one lab that search schedules, and what they search in. */
export interface ScheduleTest {
  readonly name: string;
  /** Schedules that one grade runs of it. */
  readonly count: number;
  readonly plan: { readonly processes: readonly string[]; readonly until: number; readonly network?: SimulationOptions["network"]; readonly faults: Omit<FaultPlan, "seed" | "processes"> };
  /** Plays a schedule with a lab's modules; returns what was wrong, in a word or a sentence. */
  readonly play: (schedule: Schedule, sim: Simulation, modules: Modules) => Promise<string | undefined>;
}

/** What the solution's entry file exports. */
export type Modules = Readonly<Record<string, unknown>>;

/** A lab whose reference is to survive schedules, and whose mutants are not. */
export interface Program {
  readonly lab: string;
  /** The files of the solution that export what `play` needs. */
  readonly entries: readonly string[];
  readonly tests: readonly ScheduleTest[];
}

const root = path.dirname(path.dirname(import.meta.dirname));

/** The names of a lab's mutants. */
export async function mutantsOf(lab: string): Promise<string[]> {
  return (await readLab(root, lab)).mutants.map(({ name }) => name);
}

/** The lab's solution, or one with a mutant's mistake in it. */
export async function load({ lab, entries }: Program, mutant?: string): Promise<Modules> {
  const { outputFiles } = await build({
    stdin: { contents: entries.map((file) => `export * from "./solution/${file}";`).join("\n"), resolveDir: path.join(root, "labs", lab), loader: "ts" },
    bundle: true, write: false, format: "esm", platform: "neutral", tsconfig: path.join(root, "tsconfig.json"), plugins: mutant === undefined ? [] : [await mutantPlugin(lab, mutant)],
  });
  return await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? "")}`) as Modules;
}
