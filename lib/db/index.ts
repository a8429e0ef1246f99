import { environment, projectRoot } from "@/lib/config";
import { type Database, openDatabase } from "./client";
import { migrate, type Migrated } from "./migrate";

export { type Database, isUniqueViolation, openDatabase, type Queryable } from "./client";
export { migrate, MigrationError, type Migrated } from "./migrate";

// In `next dev` modules are evaluated again at each edit; the connection must not be.
const shared = globalThis as typeof globalThis & { reconcileDatabase?: Database };

/** This server's database. Migrate it first ({@link migrateDatabase}): the first query fails otherwise. */
export function database(): Database {
  return (shared.reconcileDatabase ??= openDatabase(environment().database));
}

/** Brings this server's database to the form of this version. */
export function migrateDatabase(): Promise<Migrated> {
  return migrate(projectRoot(), environment().database);
}
