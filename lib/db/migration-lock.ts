import { mkdirSync } from "node:fs";
import path from "node:path";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { PrismaPg } from "@prisma/adapter-pg";
import type { DatabaseTarget } from "./client";

/** Any constant will do, as long as it is ours. */
const ADVISORY_KEY = 727_274_801;

/**
 * Runs `work` while no other process migrates the same database; waits up to `waitMs` for one that does.
 * Both locks end with the process that holds them, however it ends: an advisory lock of PostgreSQL's session, and
 * beside an SQLite database a file that SQLite itself locks.
 */
export async function withMigrationLock<T>(target: DatabaseTarget, work: () => Promise<T>, waitMs = 60_000): Promise<T> {
  const deadline = Date.now() + waitMs;
  const lock = target.provider === "sqlite" ? sqliteLock(target.url) : await postgresqlLock(target.url);
  try {
    while (!(await lock.take())) {
      if (Date.now() > deadline) throw new Error("Another process has been migrating this database for a minute. If there is none, restart the database or delete the file that ends in .lock beside it.");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return await work();
  } finally {
    await lock.release();
  }
}

interface Lock {
  take(): Promise<boolean>;
  release(): Promise<void>;
}

function sqliteLock(url: string): Lock {
  mkdirSync(path.dirname(url.slice("file:".length)), { recursive: true });
  // Waiting inside SQLite would block this process, and with it the holder if that is in this process too: ask, do not wait.
  const config = { url: `${url}.lock`, timeout: 0 };
  const client = new PrismaLibSql(config).createClient(config);
  let taken = false;
  return {
    take: async () => {
      try {
        await client.execute("BEGIN EXCLUSIVE");
        return (taken = true);
      } catch (error) {
        if (String((error as { code?: unknown }).code).startsWith("SQLITE_BUSY")) return false;
        throw error;
      }
    },
    release: async () => {
      // Closing alone would let the lock live until the connection is collected.
      if (taken) await client.execute("ROLLBACK");
      client.close();
    },
  };
}

async function postgresqlLock(url: string): Promise<Lock> {
  const adapter = await new PrismaPg({ connectionString: url, max: 1 }).connect();
  return {
    take: async () => {
      const { rows } = await adapter.queryRaw({ sql: `SELECT pg_try_advisory_lock(${ADVISORY_KEY})::text`, args: [], argTypes: [] });
      return rows[0]?.[0] === "true";
    },
    release: () => adapter.dispose(),
  };
}
