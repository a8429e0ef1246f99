import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter, type SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import type * as bindingsType from "@prisma/schema-engine-wasm/schema_engine_bg";
import { adapterFor, type DatabaseTarget } from "./client";
import { schemaSource } from "./schema-source";

/**
 * Runs `work` with Prisma's schema engine as WebAssembly: the official one, with no binary to download. `root` is the
 * project's folder; the engine's file is looked for there and, for the built server, in the folder it runs in.
 * Throws when the engine's file is missing.
 */
export async function withSchemaEngine<T>(root: string, target: DatabaseTarget, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  await load(bindings, root);
  const schema: [string, string] = ["schema.prisma", schemaSource(root, target.provider)];
  const { factory, disconnect } = disposable(target);
  const engine = await bindings.SchemaEngine.new({ datamodels: [schema] }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory));
  try {
    return await work(engine);
  } finally {
    engine.free();
    await disconnect();
  }
}

/** The engine opens connections and leaves them open: keep hold of them. */
function disposable(target: DatabaseTarget): { factory: SqlMigrationAwareDriverAdapterFactory; disconnect: () => Promise<void> } {
  const factory = adapterFor(target);
  const open: SqlDriverAdapter[] = [];
  const remember = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = await connecting;
    open.push(adapter);
    // A migration that a power failure takes back is applied again; there is no need to wait for the disk at each statement.
    if (target.provider === "sqlite") await adapter.executeScript("PRAGMA synchronous = NORMAL");
    return adapter;
  };
  return {
    factory: {
      provider: factory.provider,
      adapterName: factory.adapterName,
      connect: () => remember(factory.connect()),
      connectToShadowDb: () => remember(factory.connectToShadowDb()),
    },
    disconnect: async () => { await Promise.all(open.map((adapter) => adapter.dispose())); },
  };
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
