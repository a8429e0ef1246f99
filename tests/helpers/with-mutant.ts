import { readFileSync } from "node:fs";
import path from "node:path";
import { build, type Plugin } from "esbuild";

const root = path.resolve(import.meta.dirname, "../..");

/**
 * Loads a module of the repository with one file of a lab's reference replaced by a mutant, wherever that file is imported.
 * @param mutant such as "informer/list-reports-no-deletions"
 */
export async function loadWithMutant<M>(entry: string, mutant: string): Promise<M> {
  const [lab = "", name = ""] = mutant.split("/");
  const text = readFileSync(path.join(root, "labs", lab, "mutants", `${name}.ts`), "utf8");
  const of = /^\/\/ mutant-of: *(.+)$/m.exec(text)?.[1]?.trim();
  if (of === undefined) throw new Error(`${mutant} does not say what it is a mutant of`);
  const replaced = path.join(root, "labs", lab, "solution", of);
  const replace: Plugin = {
    name: "mutant",
    setup: ({ onLoad }) => onLoad({ filter: /\.ts$/ }, ({ path: file }) => (file === replaced ? { contents: text, loader: "ts", resolveDir: path.dirname(replaced) } : undefined)),
  };
  const { outputFiles } = await build({
    entryPoints: [path.join(root, entry)], absWorkingDir: root, bundle: true, write: false, format: "esm", platform: "node", target: "node20", plugins: [replace], logLevel: "silent",
    tsconfig: path.join(root, "tsconfig.json"),
  });
  return await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? "").toString("base64")}`) as M;
}
