import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import type { Schedule, Simulation, SimulationOptions, FaultPlan } from "@/lib/sim";

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
export function mutantsOf(lab: string): string[] {
  return readdirSync(path.join(root, "labs", lab, "mutants")).map((file) => file.replace(/\.ts$/, "")).sort();
}

/** The lab's solution, or one with a mutant in place of the file that it is a mutant of. */
export async function load({ lab, entries }: Program, mutant?: string): Promise<Modules> {
  const folder = path.join(root, "labs", lab);
  const source = mutant === undefined ? "" : readFileSync(path.join(folder, "mutants", `${mutant}.ts`), "utf8");
  const replaced = mutant === undefined ? "" : path.join(folder, "solution", /^\/\/ mutant-of: (\S+)/.exec(source)?.[1] ?? "");
  const { outputFiles } = await build({
    stdin: { contents: entries.map((file) => `export * from "./solution/${file}";`).join("\n"), resolveDir: folder, loader: "ts" }, bundle: true, write: false, format: "esm", platform: "neutral", tsconfig: path.join(root, "tsconfig.json"),
    plugins: [{ name: "mutant", setup(setup) {
      setup.onLoad({ filter: /\.ts$/ }, (file) => (file.path === replaced ? { contents: source, loader: "ts" } : undefined));
    } }],
  });
  return await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? "")}`) as Modules;
}
