import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { LabManifest } from "@/lib/grader/lab";
import { createGraderPool } from "@/lib/grader/server/pool";
import { printTable, quantile, type Row } from "./table";

// The server's grader: real child processes, the workqueue lab's reference and starter. Needs `npx tsx scripts/build-labs.ts`.
const root = path.dirname(import.meta.dirname);
const lab = "workqueue";
const rounds = 40;

const file = path.join(root, "build", "labs", lab, "manifest.json");
if (!existsSync(file)) throw new Error(`${file} is missing: run \`npx tsx scripts/build-labs.ts\` first.`);
const manifest = JSON.parse(readFileSync(file, "utf8")) as LabManifest;
const editable = manifest.files.filter((f) => !f.readonly).map((f) => f.path);
const solution = Object.fromEntries(editable.map((name) => [name, readFileSync(path.join(root, "labs", lab, "solution", name), "utf8")]));
const starter = Object.fromEntries(editable.map((name) => [name, manifest.starter[name] ?? ""]));

/** Milliseconds from the call to the report, and how many reports differed from the first in what must not differ. */
async function measure(size: number, count: number, files: Record<string, string>, verdict: string): Promise<{ each: number[]; all: number; differing: number }> {
  const pool = createGraderPool({ size, buildDir: path.join(root, "build") });
  const grade = async () => {
    const begun = performance.now();
    const report = await pool.grade({ lab, files, seed: 1 });
    if (report.verdict !== verdict) throw new Error(`expected ${verdict}: ${JSON.stringify(report.stop)}`);
    return { ms: performance.now() - begun, same: `${report.fuel} ${report.traceHash}` };
  };
  await Promise.all(Array.from({ length: size * 3 }, grade));
  const begun = performance.now();
  const results: Awaited<ReturnType<typeof grade>>[] = [];
  for (let done = 0; done < count; done += size) results.push(...await Promise.all(Array.from({ length: size }, grade)));
  const all = performance.now() - begun;
  await pool.close();
  return { each: results.map((r) => r.ms), all, differing: results.filter((r) => r.same !== results[0]?.same).length };
}

const ms = (value: number) => `${value.toFixed(0)} ms`;
const rows: Row[] = [];
for (const [name, files, verdict] of [["reference", solution, "passed"], ["starter", starter, "failed"]] as const) {
  const { each, all, differing } = await measure(1, rounds, files, verdict);
  const goal = name === "reference";
  rows.push({ what: `server grade, ${lab}, ${name}, warm, p50 of ${each.length}`, figure: ms(quantile(each, 0.5)), ...(goal ? { goal: "<= 150 ms" } : {}) });
  rows.push({ what: `server grade, ${lab}, ${name}, warm, p95 of ${each.length}`, figure: ms(quantile(each, 0.95)), ...(goal ? { goal: "<= 400 ms" } : {}) });
  rows.push({ what: `server grades a second and core, ${name}`, figure: (each.length / (all / 1000)).toFixed(1), ...(goal ? { goal: ">= 20" } : {}) });
  rows.push({ what: `grades that differed in fuel or trace, ${name}`, figure: `${differing}`, goal: "0" });
}
rows.push({ what: `tests of ${lab}; fuel of the reference; its limit`, figure: `${manifest.tests.length}; ${manifest.fuel.reference}; ${manifest.fuel.limit}` });
printTable(rows);
