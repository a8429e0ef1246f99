import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { type Database, type DatabaseTarget, openDatabase } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { readMigrations } from "@/lib/db/migrations";
import { postgresBinaries, postgresMissing, type PostgresServer, startPostgres } from "./postgres";

export const root = path.join(import.meta.dirname, "..", "..");

export interface TestDatabases {
  /** A migrated, empty database of the test's own; closed and removed after it. */
  fresh(): Promise<Database>;
  /** Where the newest one is, for a second client or another process. */
  target(): DatabaseTarget;
}

/** Defines the same tests on SQLite and on PostgreSQL; the latter are skipped, and say so, where PostgreSQL is not installed. */
export function onEachDatabase(title: string, define: (databases: TestDatabases) => void): void {
  describe(`${title} (SQLite)`, () => define(onSqlite()));
  const installed = postgresBinaries() !== undefined;
  describe.skipIf(!installed)(`${title} (PostgreSQL${installed ? "" : `: skipped, ${postgresMissing}`})`, () => define(onPostgres()));
}

function onSqlite(): TestDatabases {
  let prepared: string;
  let folder: string | undefined;
  beforeAll(async () => { prepared = await preparedSqlite(); });
  return databases(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "reconcile-db-"));
    const file = path.join(folder, "test.db");
    copyFileSync(prepared, file);
    return { provider: "sqlite", url: `file:${file}` };
  }, () => { if (folder) rmSync(folder, { recursive: true, force: true }); });
}

function onPostgres(): TestDatabases {
  let server: PostgresServer;
  let count = 0;
  beforeAll(async () => {
    server = await startPostgres();
    await migrate(root, { provider: "postgresql", url: server.createDatabase("prepared") });
  });
  afterAll(() => server?.stop());
  return databases(async () => ({ provider: "postgresql", url: server.createDatabase(`test_${++count}`, "prepared") }), () => undefined);
}

function databases(make: () => Promise<DatabaseTarget>, remove: () => void): TestDatabases {
  let target: DatabaseTarget | undefined;
  let open: Database | undefined;
  afterEach(async () => {
    await open?.$disconnect();
    open = undefined;
    remove();
  });
  return {
    fresh: async () => {
      target = await make();
      return (open = openDatabase(target));
    },
    target: () => {
      if (!target) throw new Error("ask for a fresh database first");
      return target;
    },
  };
}

/** A migrated SQLite file, made once for each state of the migrations; tests copy it. */
async function preparedSqlite(): Promise<string> {
  const digest = createHash("sha256").update(JSON.stringify(readMigrations(root, "sqlite"))).digest("hex").slice(0, 16);
  const file = path.join(tmpdir(), `reconcile-prepared-${digest}.db`);
  if (existsSync(file)) return file;
  const folder = mkdtempSync(path.join(tmpdir(), "reconcile-prepare-"));
  const target: DatabaseTarget = { provider: "sqlite", url: `file:${path.join(folder, "prepared.db")}` };
  await migrate(root, target);
  // Everything into the one file that is copied.
  const db = openDatabase(target);
  await db.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
  await db.$disconnect();
  renameSync(path.join(folder, "prepared.db"), file);
  rmSync(folder, { recursive: true, force: true });
  return file;
}
