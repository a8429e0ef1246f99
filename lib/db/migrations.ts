import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import type { Provider } from "./schema-source";

/** prisma/migrations/<provider>. */
export function migrationsFolder(root: string, provider: Provider): string {
  return path.join(root, "prisma", "migrations", provider);
}

/** The checked-in migrations of a provider, oldest first, as the schema engine wants them. */
export function readMigrations(root: string, provider: Provider): MigrationList {
  const baseDir = migrationsFolder(root, provider);
  const names = existsSync(baseDir) ? readdirSync(baseDir, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort() : [];
  const lockfile = path.join(baseDir, "migration_lock.toml");
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: readFileSync(path.join(baseDir, name, "migration.sql"), "utf8") } },
    })),
  };
}
