/**
 * `npm run bench`: every benchmark, or those that are named (`npm run bench -- kernel site`). Prints tables of ratios,
 * counts and times; judges nothing. Times are of this machine at this hour: compare ratios, or two runs of one sitting.
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";

const folder = import.meta.dirname;
const all = readdirSync(folder).filter((file) => file.endsWith(".ts") && !["run.ts", "table.ts"].includes(file)).map((file) => file.slice(0, -3)).sort();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark "${unknown.join('", "')}". There are: ${all.join(", ")}.`);
  process.exit(2);
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`);
let failed = 0;
for (const name of wanted.length > 0 ? wanted : all) {
  console.log(`\n── ${name} ${"─".repeat(70 - name.length)}`);
  const { status } = spawnSync(process.execPath, ["--import", "tsx", path.join(folder, `${name}.ts`)], { cwd: path.dirname(folder), stdio: "inherit" });
  if (status !== 0) failed += 1;
}
if (failed > 0) console.error(`\n${failed} benchmark${failed === 1 ? "" : "s"} did not finish (see above).`);
process.exitCode = failed === 0 ? 0 : 1;
