import { existsSync } from "node:fs";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import { adapterFor, type DatabaseTarget } from "./client";
import { withMigrationLock } from "./migration-lock";
import { readMigrations } from "./migrations";
import { withSchemaEngine } from "./schema-engine";

const filters = { externalTables: [], externalEnums: [] };

/** The database cannot be brought to this version's form; the message says why and what to do. */
export class MigrationError extends Error {}

export interface Migrated {
  /** Names of the migrations that were applied just now. */
  readonly applied: readonly string[];
  /** Where an SQLite database was copied to before it was changed. */
  readonly backup?: string;
}

/**
 * Brings the database to the form of the checked-in migrations, with Prisma's own engine and its own table
 * (`_prisma_migrations`), so that `prisma migrate` can take over at any time. Waits for another process that does the same.
 * Throws a {@link MigrationError} when an earlier migration was interrupted, when one fails, when an applied one was edited since,
 * or when the database belongs to a newer version of Reconcile.
 */
export function migrate(root: string, target: DatabaseTarget): Promise<Migrated> {
  return withMigrationLock(target, async () => {
    const migrationsList = readMigrations(root, target.provider);
    if (migrationsList.migrationDirectories.length === 0) throw new MigrationError(`No migrations in ${migrationsList.baseDir}. Is the installation whole?`);
    try {
      return await withSchemaEngine(root, target, (engine) => apply(engine, target, migrationsList));
    } catch (error) {
      if (error instanceof MigrationError) throw error;
      throw new MigrationError(`Migrating the database failed: ${reason(error)}\n${recovery(target)}`, { cause: error });
    }
  });
}

async function apply(engine: SchemaEngine, target: DatabaseTarget, migrationsList: MigrationList): Promise<Migrated> {
  if (!(await hasHistory(target))) return { applied: (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames };
  const found = await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters });
  refuse(found.failedMigrationNames, "was interrupted or failed at an earlier start, and the database may be halfway between two versions", recovery(target));
  refuse(found.editedMigrationNames, "has been changed since it was applied to this database", "Put back the file as it was; add a new migration for a new change.");
  if (found.history?.diagnostic === "migrationsDirectoryIsBehind" || found.history?.diagnostic === "historiesDiverge") {
    refuse(found.history.unpersistedMigrationNames, "is in the database but not in this version of Reconcile", "Start the newer version that applied it, or restore a backup from before.");
  }
  if (!found.history) return { applied: [] };
  const next = found.history.diagnostic === "databaseIsBehind" ? found.history.unappliedMigrationNames[0] : undefined;
  const backup = target.provider === "sqlite" && next ? await copySqlite(target, next) : undefined;
  const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
  return { applied: appliedMigrationNames, ...(backup && { backup }) };
}

/** Whether any migration was ever begun here. Asked first, since the engine takes the missing table for an error with libsql. */
async function hasHistory(target: DatabaseTarget): Promise<boolean> {
  const adapter = await adapterFor(target).connect();
  try {
    const sql = target.provider === "sqlite"
      ? "SELECT name FROM sqlite_master WHERE name = '_prisma_migrations'"
      : "SELECT table_name::text FROM information_schema.tables WHERE table_name = '_prisma_migrations' AND table_schema = current_schema()";
    return (await adapter.queryRaw({ sql, args: [], argTypes: [] })).rows.length > 0;
  } finally {
    await adapter.dispose();
  }
}

function refuse(names: readonly string[], what: string, advice: string): void {
  if (names.length > 0) throw new MigrationError(`The migration ${names.join(", ")} ${what}.\n${advice}`);
}

function recovery(target: DatabaseTarget): string {
  return target.provider === "sqlite"
    ? `Stop the server, put the newest copy beside the database (${target.url.slice("file:".length)}.before-…) in its place, and start again; a new installation that failed at its very first start can delete the database.`
    : "Restore the newest backup of the database and start again, or repair it by hand and mark the migration with `prisma migrate resolve`.";
}

/** What the engine said, without the stack of its own sources. */
function reason(error: unknown): string {
  const { message } = error as { message?: unknown };
  return typeof message === "string" ? message : String(error);
}

async function copySqlite(target: DatabaseTarget, next: string): Promise<string> {
  const copy = `${target.url.slice("file:".length)}.before-${next}`;
  if (existsSync(copy)) return copy;
  const adapter = await adapterFor(target).connect();
  try {
    await adapter.executeRaw({ sql: "VACUUM INTO ?", args: [copy], argTypes: [{ scalarType: "string", arity: "scalar" }] });
  } finally {
    await adapter.dispose();
  }
  return copy;
}
