import path from "node:path";
import { build, type Plugin } from "esbuild";
import { readLab } from "@/lib/grader/cli/check/sources";

const root = path.resolve(import.meta.dirname, "../..");

/**
 * Bundles a lab's reference with a mistake in it, wherever its files are imported.
 * @param mutant such as "list-reports-no-deletions"
 */
export async function mutantPlugin(lab: string, mutant: string): Promise<Plugin> {
  const { folder, mutants } = await readLab(root, lab);
  const files = mutants.find(({ name }) => name === mutant)?.files;
  if (files === undefined) throw new Error(`labs/${lab} has no mutant "${mutant}" that fits its reference`);
  const wrong = new Map(Object.entries(files).map(([file, text]) => [path.join(folder, "solution", file), text]));
  return {
    name: "mutant",
    setup: ({ onLoad }) => onLoad({ filter: /\.ts$/ }, ({ path: file }) => (wrong.has(file) ? { contents: wrong.get(file), loader: "ts", resolveDir: path.dirname(file) } : undefined)),
  };
}

/**
 * Loads a module of the repository with a mistake in a lab's reference.
 * @param mutant such as "informer/list-reports-no-deletions"
 */
export async function loadWithMutant<M>(entry: string, mutant: string): Promise<M> {
  const [lab = "", name = ""] = mutant.split("/");
  const { outputFiles } = await build({
    entryPoints: [path.join(root, entry)], absWorkingDir: root, bundle: true, write: false, format: "esm", platform: "node", target: "node20", plugins: [await mutantPlugin(lab, name)], logLevel: "silent",
    tsconfig: path.join(root, "tsconfig.json"),
  });
  return await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? "").toString("base64")}`) as M;
}
