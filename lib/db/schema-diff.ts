import type { DatabaseTarget } from "./client";
import { openSchemaEngine } from "./schema-engine";
import { migratedSchemaSource, type Provider, schemaSource } from "./schema-source";

/** Where a difference begins: nothing, the model as the newest migration left it, or what a database really holds (SQLite only: the engine cannot read PostgreSQL's catalogue through its adapter). */
export type DiffStart = "empty" | "migrated" | DatabaseTarget;

/** The SQL that leads from `start` to prisma/schema.prisma; empty when they say the same. Touches no database unless one is the start. */
export async function schemaDiff(root: string, provider: Provider, start: DiffStart): Promise<string> {
  const target = typeof start === "object" ? start : { provider, url: provider === "sqlite" ? "file::memory:" : "postgresql://localhost/none" };
  const engine = await openSchemaEngine(root, target);
  try {
    const files = [{ path: "schema.prisma", content: schemaSource(root, provider) }];
    const before = start === "migrated" ? migratedSchemaSource(root, provider) : undefined;
    const { stdout } = await engine.diff({
      from: typeof start === "object" ? { tag: "schemaDatasource", files, configDir: root }
        : before === undefined ? { tag: "empty" } : { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: before }] },
      to: { tag: "schemaDatamodel", files },
      script: true, exitCode: null, filters: { externalTables: [], externalEnums: [] },
    });
    const sql = (stdout ?? "").trim();
    return sql === "-- This is an empty migration." ? "" : sql;
  } finally {
    engine.free();
  }
}
