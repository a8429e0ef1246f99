import type { DatabaseTarget } from "./client";
import { withSchemaEngine } from "./schema-engine";
import { migratedSchemaSource, schemaSource } from "./schema-source";

/** Where a difference begins: nothing, the model as the newest migration left it, or what the database really holds (SQLite only: the engine cannot read PostgreSQL's catalogue through its adapter). */
export type DiffStart = "empty" | "migrated" | "database";

/**
 * The SQL that leads from `start` to prisma/schema.prisma; empty when they say the same. Changes nothing; `target` must be
 * reachable all the same, since the engine asks a server for its version.
 */
export async function schemaDiff(root: string, target: DatabaseTarget, start: DiffStart): Promise<string> {
  const { provider } = target;
  return withSchemaEngine(root, target, async (engine) => {
    const files = [{ path: "schema.prisma", content: schemaSource(root, provider) }];
    const before = start === "migrated" ? migratedSchemaSource(root, provider) : undefined;
    const { stdout } = await engine.diff({
      from: start === "database" ? { tag: "schemaDatasource", files, configDir: root }
        : before === undefined ? { tag: "empty" } : { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: before }] },
      to: { tag: "schemaDatamodel", files },
      script: true, exitCode: null, filters: { externalTables: [], externalEnums: [] },
    });
    const sql = (stdout ?? "").trim();
    return sql === "-- This is an empty migration." ? "" : sql;
  });
}
