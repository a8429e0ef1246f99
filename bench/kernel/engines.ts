import path from "node:path";
import vm from "node:vm";
import { build } from "esbuild";
import { startBrowser } from "@/lib/grader/browser/testing/site";
import { drive } from "@/lib/grader/engine/drive";
import type { Engine } from "@/lib/grader/engine/engine";
import { loadQuickJs } from "@/lib/grader/engine/quickjs";
import type { GuestEvent } from "@/lib/grader/harness/protocol";
import { bundleLab } from "@/lib/grader/publish/bundle-lab";
import { engineCode } from "@/lib/grader/publish/engine-code";
import { drain } from "@/lib/sim/testing/drain";
import { nameOf, type Job } from "./measure";
import type * as page from "./page";

const root = path.join(import.meta.dirname, "..", "..");

/** An engine that the kernel runs in. */
export interface Host {
  readonly name: string;
  run(job: Job): Promise<page.Measured>;
  close(): Promise<void>;
}

/** One in which whole schedules are played as well. */
export interface FastHost extends Host {
  schedules(count: number, until: number): Promise<{ readonly seconds: number; readonly events: number }>;
}

/** The script that both run: what tsx makes of the sources names every function anew, which costs. */
async function script(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, "bench/kernel/page.ts")],
    bundle: true, write: false, format: "iife", globalName: "kernel", target: "es2022",
  });
  return outputFiles[0]?.text ?? "";
}

/** Processor time of this process, in seconds: other work on the machine does not add to it, only slows it. A page has no such clock. */
async function timed<T extends { readonly seconds: number }>(action: () => T | Promise<T>): Promise<T> {
  const begun = process.cpuUsage();
  const result = await action();
  const { user, system } = process.cpuUsage(begun);
  return { ...result, seconds: (user + system) / 1e6 };
}

export async function startNode(): Promise<FastHost> {
  const kernel = vm.runInThisContext(`${await script()}; kernel`) as typeof page;
  return {
    name: "Node",
    run: (job) => timed(() => kernel.measure(job, drain)),
    schedules: (count, until) => timed(() => kernel.measureSchedules(count, until)),
    close: () => Promise.resolve(),
  };
}

export async function startChromium(): Promise<FastHost> {
  const browser = await startBrowser();
  const tab = await browser.newPage();
  await tab.addScriptTag({ content: await script() });
  const call = <T>(name: keyof typeof page, ...args: unknown[]) => tab.evaluate<T>(`kernel.${name}(...${JSON.stringify(args)})`);
  return {
    name: "Chromium",
    run: (job) => call("measure", job),
    schedules: (count, until) => call("measureSchedules", count, until),
    close: () => browser.close(),
  };
}

/** The server's sandbox: the realm that a grade runs in, without its child process. */
export async function startSandbox(): Promise<Host> {
  const { code } = await bundleLab({ root, tests: path.join(root, "bench/kernel/sandbox.ts"), api: false });
  const engine = await (await loadQuickJs(await engineCode(root)))(code);
  let empty = Infinity;
  for (let round = 0; round < 10; round++) empty = Math.min(empty, (await inSandbox(engine, "nothing")).seconds);
  return {
    name: "sandbox",
    run: async (job) => {
      const { seconds, digest } = await inSandbox(engine, nameOf(job));
      return { seconds: seconds - empty, digest };
    },
    close: () => Promise.resolve(),
  };
}

const inSandbox = (engine: Engine, test: string): Promise<page.Measured> => timed(() => perform(engine, test));

async function perform(engine: Engine, test: string): Promise<page.Measured> {
  const events: GuestEvent[] = [];
  const { stop } = await drive(engine, [], { fuel: 1e9, memoryBytes: 512 * 2 ** 20 }, { seed: 1, only: [test] }, (json) => {
    events.push(...(JSON.parse(json) as GuestEvent[]));
  });
  if (stop) throw new Error(`${test}: ${JSON.stringify(stop)}`);
  const report = events.find((event) => event.type === "finished")?.report;
  if (report?.failure?.code === "threw") throw new Error(`${test}: ${report.failure.thrown ?? ""}`);
  return { seconds: 0, digest: JSON.parse(report?.failure?.actual ?? '""') as string };
}
