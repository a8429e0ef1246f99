import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { Provider } from "./schema-source";
import { PrismaClient as PostgresqlClient } from "./generated/postgresql/client";
import { PrismaClient as SqliteClient } from "./generated/sqlite/client";
import { SqliteAdapter } from "./sqlite-adapter";

export interface DatabaseTarget {
  readonly provider: Provider;
  /** `file:/absolute/path` or `postgresql://…`. */
  readonly url: string;
}

/** The client of either database: both come from one schema, so one type serves. */
export type Database = SqliteClient;
/** What a query may run on: the client, or the transaction it is part of. */
export type Queryable = Omit<Database, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends" | "$use">;

export function adapterFor(target: DatabaseTarget): SqlMigrationAwareDriverAdapterFactory {
  return target.provider === "sqlite" ? new SqliteAdapter(target.url) : new PrismaPg({ connectionString: target.url, max: 10 });
}

/** Opens a database. Close it with `$disconnect()`. */
export function openDatabase(target: DatabaseTarget): Database {
  // `maxWait`: a transaction waits for those before it (SQLite runs one at a time); `timeout` ends one that hangs.
  const options = { adapter: adapterFor(target), transactionOptions: { maxWait: 10_000, timeout: 15_000 } };
  if (target.provider === "sqlite") return new SqliteClient(options);
  // The generated classes differ in nothing but the dialect that they speak.
  return new PostgresqlClient(options) as unknown as Database;
}

/** True for the error of a row that is there already: two writers, one of whom was first. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === "P2002";
}
