import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { QuickJS } from "quickjs-wasi";
import { expect, it } from "vitest";
import { runAsynchronous, runSynchronous } from "./testing/runs";
import { drain } from "./testing/drain";

/** The same kernel and programs in the engine of the server's sandbox, which shares no code with Node's. */
async function inQuickJs(seed: number): Promise<{ synchronous: string; asynchronous: string }> {
  const entry = `
    import { runAsynchronous, runSynchronous } from "./testing/runs";
    const drain = () => new Promise((resolve) => { globalThis.wake = resolve; });
    globalThis.synchronous = JSON.stringify(runSynchronous(${seed}).trace());
    runAsynchronous(${seed}, drain).then((sim) => { globalThis.asynchronous = JSON.stringify(sim.trace()); });
  `;
  const bundle = await build({
    stdin: { contents: entry, resolveDir: fileURLToPath(new URL(".", import.meta.url)), loader: "ts" },
    bundle: true, write: false, format: "iife", target: "es2022",
  });
  const wasm = await readFile(createRequire(import.meta.url).resolve("quickjs-wasi/quickjs.wasm"));
  const vm = await QuickJS.create({ wasm });
  try {
    vm.evalCode((bundle.outputFiles[0] as { text: string }).text).dispose();
    for (;;) {
      while (vm.executePendingJobs() > 0);
      const more = vm.evalCode("{ const { wake } = globalThis; delete globalThis.wake; wake?.(); wake !== undefined }");
      if (more.consume((handle) => vm.dump(handle)) !== true) break;
    }
    const read = (name: string) => vm.evalCode(name).consume((handle) => String(vm.dump(handle)));
    return { synchronous: read("synchronous"), asynchronous: read("asynchronous") };
  } finally {
    vm.dispose();
  }
}

it("makes byte-identical traces in Node and in the engine of the server's sandbox", async () => {
  for (const seed of [1, 2 ** 40 + 1, -3]) {
    const there = await inQuickJs(seed);
    expect(there.synchronous).toBe(JSON.stringify(runSynchronous(seed).trace()));
    expect(there.asynchronous).toBe(JSON.stringify((await runAsynchronous(seed, drain)).trace()));
    expect(there.synchronous.length).toBeGreaterThan(10_000);
  }
});
