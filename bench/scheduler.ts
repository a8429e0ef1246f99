/**
 * The scheduler's reference with the default profile, in Node and in a Chromium tab: pods placed a second in a cluster of 5,000 nodes, and what a
 * large cluster costs in memory. Upstream's own gate for its SchedulingBasic workload is 810 pods a second with 16 workers; here there is one thread.
 */
import path from "node:path";
import vm from "node:vm";
import { build } from "esbuild";
import { startBrowser } from "@/lib/grader/browser/testing/site";
import type * as workload from "./scheduler/workload";
import { printTable, type Row } from "./table";

interface Run {
  readonly workload: workload.Workload;
  readonly nodes: number;
  /** How many are placed, on top of those that run already. */
  readonly pods: number;
  readonly existing: number;
  readonly goal?: number;
}

// The last ones of 50,000 are the dearest, since the nodes are full of pods by then: SchedulingBasic places all of them.
const runs: readonly Run[] = [
  { workload: "SchedulingBasic", nodes: 5000, pods: 50_000, existing: 0, goal: 810 },
  { workload: "TopologySpreading", nodes: 5000, pods: 500, existing: 5000 },
  { workload: "PreferredPodAntiAffinity", nodes: 5000, pods: 500, existing: 5000 },
];
const large = { nodes: 1000, pods: 100_000 };

// Bundled for both: what tsx makes of the sources names every function anew, which costs.
const { outputFiles } = await build({
  entryPoints: [path.join(import.meta.dirname, "scheduler/workload.ts")],
  bundle: true, write: false, format: "iife", globalName: "workload", target: "es2022",
});
const script = outputFiles[0]?.text ?? "";
const rows: Row[] = [];

const node = vm.runInThisContext(`${script}; workload`) as typeof workload;
for (const run of runs) report("Node", run, node.place(run.workload, run));

const browser = await startBrowser();
try {
  const page = await browser.newPage();
  await page.addScriptTag({ content: script });
  for (const run of runs) report("Chromium", run, await page.evaluate<workload.Outcome>(`workload.place(${JSON.stringify(run.workload)}, ${JSON.stringify(run)})`));

  const tab = await browser.newPage();
  await tab.addScriptTag({ content: script });
  const devtools = await tab.context().newCDPSession(tab);
  const used = async () => {
    await devtools.send("HeapProfiler.collectGarbage");
    return (await devtools.send("Runtime.getHeapUsage")).usedSize;
  };
  const before = await used();
  await tab.evaluate(`window.cluster = workload.fill(${JSON.stringify(large)}); undefined`);
  const bytes = (await used()) - before;
  rows.push({ what: `Chromium: ${large.nodes} nodes with ${large.pods} pods in one tab`, figure: `${(bytes / 2 ** 20).toFixed(0)} MiB, ${Math.round(bytes / large.pods)} bytes a pod` });
} finally {
  await browser.close();
}
printTable(rows);

function report(engine: string, { workload: name, nodes, pods, existing, goal }: Run, { milliseconds, failed }: workload.Outcome): void {
  const what = `${engine}: ${name}, ${nodes} nodes, ${pods} pods${existing > 0 ? ` on top of ${existing}` : ""}`;
  const figure = `${Math.round(pods / (milliseconds / 1000))} pods/s${failed > 0 ? `, ${failed} not placed` : ""}`;
  rows.push({ what, figure, ...(goal === undefined ? {} : { goal: `>= ${goal}` }) });
}
