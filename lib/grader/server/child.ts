import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { compile } from "../compile";
import { drive } from "../engine/drive";
import type { Engine } from "../engine/engine";
import { loadQuickJs } from "../engine/quickjs";
import type { ChildMessage, GradeOrder } from "./messages";

/**
 * The process in which hostile code is compiled and run; forked by child-process.ts, killed by it at will. It has no
 * environment, reads nothing outside the build's folder, and knows nothing worth knowing. Bundled to build/grader/child.mjs.
 */
const here = path.dirname(fileURLToPath(import.meta.url));
const labs = path.join(here, "..", "labs");

/** Memory images of labs are a few megabytes each. */
const enginesKept = 20;

function say(message: ChildMessage): void {
  process.send?.(message);
}

/** A grade that burns no fuel cannot be interrupted from this thread: if the parent is gone, another thread ends the process. */
function dieWithParent(): void {
  const parent = process.ppid;
  const watch = `setInterval(() => { if (process.ppid !== ${parent}) process.kill(process.pid, "SIGKILL"); }, 500)`;
  new Worker(watch, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
  process.on("disconnect", () => process.exit(0));
  // Ctrl+C reaches the whole process group; when to end is the parent's to say.
  process.on("SIGINT", () => undefined);
}

function engines(load: (bundle: string) => Promise<Engine>): (order: GradeOrder) => Promise<Engine> {
  const known = new Map<string, Promise<Engine>>();
  return (order) => {
    const key = `${order.lab}@${order.version}`;
    const engine = known.get(key) ?? readFile(path.join(labs, order.lab, order.bundle), "utf8").then(load);
    known.delete(key);
    known.set(key, engine);
    engine.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > enginesKept && oldest !== undefined) known.delete(oldest);
    return engine;
  };
}

async function grade(order: GradeOrder, engineFor: (order: GradeOrder) => Promise<Engine>): Promise<ChildMessage> {
  const { id, seed, only, fuel, memoryBytes } = order;
  const compiled = compile(order.files, { ...order.compileFor, files: order.compileFor.files.map(({ path: file, readonly }) => ({ path: file, readonly: readonly ?? false })) });
  if (!compiled.ok) return { type: "end", id, stop: compiled.stop as NonNullable<Extract<ChildMessage, { type: "end" }>["stop"]>, fuel: 0 };
  const engine = await engineFor(order);
  const driven = await drive(engine, compiled.modules, { fuel, memoryBytes }, only ? { seed, only } : { seed }, (json) => say({ type: "events", id, json }));
  return { type: "end", id, ...driven } as ChildMessage;
}

dieWithParent();
const engineFor = engines(await loadQuickJs(await readFile(path.join(here, "quickjs.wasm"))));
process.on("message", (order: GradeOrder) => {
  grade(order, engineFor).then(say, (error: unknown) => {
    say({ type: "end", id: order.id, stop: { code: "infrastructure", message: String(error).slice(0, 2_000) }, fuel: 0 });
  });
});
say({ type: "ready" });
