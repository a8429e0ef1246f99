import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Browser } from "@playwright/test";
import { build } from "esbuild";
import { QuickJS } from "quickjs-wasi";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startBrowser } from "@/lib/grader/browser/testing/site";
import { runAsynchronous, runSynchronous } from "./testing/runs";
import { drain } from "./testing/drain";

interface Traces {
  readonly synchronous: string;
  readonly asynchronous: string;
}

/** The kernel and its programs as one script that leaves `kernel` behind. */
async function script(): Promise<string> {
  const entry = `
    import { runAsynchronous, runSynchronous } from "./testing/runs";
    export const traces = async (seed, drain) => ({
      synchronous: JSON.stringify(runSynchronous(seed).trace()),
      asynchronous: JSON.stringify((await runAsynchronous(seed, drain)).trace()),
    });
  `;
  const bundle = await build({
    stdin: { contents: entry, resolveDir: fileURLToPath(new URL(".", import.meta.url)), loader: "ts" },
    bundle: true, write: false, format: "iife", globalName: "kernel", target: "es2022",
  });
  return (bundle.outputFiles[0] as { text: string }).text;
}

async function inNode(seed: number): Promise<Traces> {
  return { synchronous: JSON.stringify(runSynchronous(seed).trace()), asynchronous: JSON.stringify((await runAsynchronous(seed, drain)).trace()) };
}

/** The engine of the server's sandbox, which shares no code with Node's. */
async function inQuickJs(code: string, seed: number): Promise<Traces> {
  const wasm = await readFile(createRequire(import.meta.url).resolve("quickjs-wasi/quickjs.wasm"));
  const vm = await QuickJS.create({ wasm });
  try {
    vm.evalCode(`${code}
      const drain = () => new Promise((resolve) => { globalThis.wake = resolve; });
      kernel.traces(${seed}, drain).then((traces) => { globalThis.traces = JSON.stringify(traces); });`).dispose();
    for (;;) {
      while (vm.executePendingJobs() > 0);
      const more = vm.evalCode("{ const { wake } = globalThis; delete globalThis.wake; wake?.(); wake !== undefined }");
      if (more.consume((handle) => vm.dump(handle)) !== true) break;
    }
    return JSON.parse(vm.evalCode("traces").consume((handle) => String(vm.dump(handle)))) as Traces;
  } finally {
    vm.dispose();
  }
}

/** A newer V8 than Node's, with another host's tasks. */
async function inChromium(code: string, seed: number): Promise<Traces> {
  const page = await browser.newPage();
  await page.addScriptTag({ content: code });
  const traces = await page.evaluate<Traces>(`{
    const { port1, port2 } = new MessageChannel();
    const drain = () => new Promise((resolve) => {
      port2.onmessage = () => { resolve(); };
      port1.postMessage(null);
    });
    kernel.traces(${seed}, drain);
  }`);
  await page.close();
  return traces;
}

let browser: Browser;
beforeAll(async () => { browser = await startBrowser(); }, 60_000);
afterAll(async () => { await browser.close(); });

it("makes byte-identical traces in Node, in Chromium and in the engine of the server's sandbox", async () => {
  const code = await script();
  for (const seed of [1, 2 ** 40 + 1, -3]) {
    const here = await inNode(seed);
    expect(here.synchronous.length).toBeGreaterThan(10_000);
    expect(here.asynchronous.length).toBeGreaterThan(10_000);
    expect(await inQuickJs(code, seed)).toEqual(here);
    expect(await inChromium(code, seed)).toEqual(here);
  }
});
