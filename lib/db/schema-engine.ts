import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import type * as bindingsType from "@prisma/schema-engine-wasm/schema_engine_bg";
import { adapterFor, type DatabaseTarget } from "./client";
import { schemaSource } from "./schema-source";

/**
 * Prisma's schema engine as WebAssembly: the official one, with no binary to download. `root` is the project's folder;
 * the engine's file is looked for there and, for the built server, in the folder it runs in.
 * Free it when done. Throws when the engine's file is missing.
 */
export async function openSchemaEngine(root: string, target: DatabaseTarget): Promise<SchemaEngine> {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  await load(bindings, root);
  const schema: [string, string] = ["schema.prisma", schemaSource(root, target.provider)];
  return bindings.SchemaEngine.new({ datamodels: [schema] }, () => undefined, bindMigrationAwareSqlAdapterFactory(adapterFor(target)));
}

type Bindings = typeof bindingsType;
let loaded: Promise<void> | undefined;

function load(bindings: Bindings, root: string): Promise<void> {
  return (loaded ??= (async () => {
    const relative = path.join("node_modules", "@prisma", "schema-engine-wasm", "schema_engine_bg.wasm");
    const file = [root, process.cwd()].map((folder) => path.join(/* turbopackIgnore: true */ folder, relative)).find((candidate) => existsSync(candidate));
    if (!file) throw new Error(`Prisma's schema engine is missing: ${relative} is neither in ${root} nor in ${process.cwd()}.`);
    const { instance } = await WebAssembly.instantiate(readFileSync(file), { "./schema_engine_bg.js": bindings } as unknown as WebAssembly.Imports);
    bindings.__wbg_set_wasm(instance.exports);
    (instance.exports["__wbindgen_start"] as () => void)();
  })());
}
