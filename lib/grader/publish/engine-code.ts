import { readFileSync } from "node:fs";
import path from "node:path";
import { digest, readBytes, writeWhole } from "./files";

/** Functions of up to this many nodes are put into all their callers. Measured: with 20 or 60 the engine is slower, with more much larger. */
const inlinedSize = 40;

/**
 * The engine's code, for loadQuickJs: QuickJS as its package has it, with small functions put into their callers. An interpreter calls the same few of
 * them at every step, and V8 does not do it by itself for modules of this kind. It takes some seconds and is kept in build/engine.
 */
export async function engineCode(root: string): Promise<Uint8Array<ArrayBuffer>> {
  const original = readFileSync(path.join(root, "node_modules/quickjs-wasi/quickjs.wasm"));
  const { version } = JSON.parse(readFileSync(path.join(root, "node_modules/binaryen/package.json"), "utf8")) as { version: string };
  const kept = path.join(root, "build", "engine", `${digest(original, version, String(inlinedSize))}.wasm`);
  const known = readBytes(kept);
  if (known !== undefined) return known;
  const code = await inlined(original);
  writeWhole(kept, code);
  return code;
}

async function inlined(code: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  // 15 MB of script: loaded when it is needed.
  const { default: binaryen } = await import("binaryen");
  const module = binaryen.readBinary(code);
  try {
    binaryen.setOptimizeLevel(2);
    binaryen.setShrinkLevel(0);
    binaryen.setAlwaysInlineMaxSize(inlinedSize);
    binaryen.setFlexibleInlineMaxSize(inlinedSize);
    // Large functions stay apart, however few their callers are: the interpreter's own loop is large enough.
    binaryen.setOneCallerInlineMaxSize(1);
    module.runPasses(["inlining-optimizing"]);
    if (!module.validate()) throw new Error("QuickJS with small functions inlined is no valid WebAssembly module; has its package or binaryen changed?");
    return new Uint8Array(module.emitBinary());
  } finally {
    module.dispose();
  }
}
