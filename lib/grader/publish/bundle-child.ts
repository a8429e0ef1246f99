import path from "node:path";
import { build } from "esbuild";
import { engineCode } from "./engine-code";
import { digest, readText, writeWhole } from "./files";

/**
 * Bundles the process in which the server grades to build/grader/child.mjs, with its engine beside it, so that it needs no other
 * file. Does nothing if its sources are those of the last time.
 * @returns whether it was built anew
 */
export async function bundleChild(root: string, buildDir: string): Promise<boolean> {
  const target = path.join(buildDir, "grader");
  const record = path.join(target, "child.inputs.json");
  const last = JSON.parse(readText(record) ?? "{}") as { digest?: string; inputs?: string[] };
  const engine = await engineCode(root);
  if (last.inputs && readText(path.join(target, "child.mjs")) && digestOf(root, last.inputs, engine) === last.digest) return false;

  const result = await build({
    entryPoints: [path.join(root, "lib/grader/server/child.ts")],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    target: "node20",
    minify: true,
    legalComments: "none",
    logLevel: "silent",
    // TypeScript's library is CommonJS and asks Node for its modules.
    banner: { js: 'import { createRequire as nodeRequire } from "node:module"; const require = nodeRequire(import.meta.url); const __filename = "child.mjs", __dirname = ".";' },
  });
  writeWhole(path.join(target, "quickjs.wasm"), engine);
  writeWhole(path.join(target, "child.mjs"), result.outputFiles[0]?.contents ?? "");
  const inputs = Object.keys(result.metafile.inputs).filter((file) => !file.startsWith("<"));
  writeWhole(record, JSON.stringify({ digest: digestOf(root, inputs, engine), inputs }));
  return true;
}

function digestOf(root: string, inputs: readonly string[], engine: Uint8Array): string {
  return digest(engine, ...inputs.map((file) => readText(path.join(root, file)) ?? ""));
}
