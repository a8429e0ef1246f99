import { mkdirSync } from "node:fs";
import path from "node:path";
import { PrismaLibSql } from "@prisma/adapter-libsql";

type Config = ConstructorParameters<typeof PrismaLibSql>[0];
type Client = ReturnType<PrismaLibSql["createClient"]>;

/** How long a statement waits for another process's lock, in ms. */
const BUSY_MS = 5_000;

/**
 * libsql's adapter with three things put right for a server that must not lose what it acknowledged:
 * WAL with full sync; a wait instead of an error while another process writes; and transactions that take the write lock
 * when they begin (a deferred one that reads and then writes fails at once when another process wrote in between) and
 * stay on this connection (libsql opens a new one for each, and closes it only when collected). The adapter holds a lock
 * while a transaction is open, so nobody else's statement gets into it.
 */
export class SqliteAdapter extends PrismaLibSql {
  constructor(url: string) {
    if (url !== "file::memory:") mkdirSync(path.dirname(url.slice("file:".length)), { recursive: true });
    super({ url, timeout: BUSY_MS });
  }

  override createClient(config: Config): Client {
    const client = super.createClient(config);
    // Both take effect before this returns: libsql's local client works synchronously behind its promises.
    void client.execute("PRAGMA journal_mode = WAL");
    void client.execute("PRAGMA synchronous = FULL");
    client.transaction = async () => {
      await client.execute("BEGIN IMMEDIATE");
      let open = true;
      const end = async (statement: "COMMIT" | "ROLLBACK") => {
        if (!open) return;
        await client.execute(statement);
        open = false;
      };
      return {
        execute: (statement: Parameters<Client["execute"]>[0]) => client.execute(statement),
        batch: (statements: Parameters<Client["batch"]>[0]) => client.batch(statements),
        executeMultiple: (sql: string) => client.executeMultiple(sql),
        commit: () => end("COMMIT"),
        rollback: () => end("ROLLBACK"),
        close: () => void end("ROLLBACK"),
        get closed() { return !open; },
      } as Awaited<ReturnType<Client["transaction"]>>;
    };
    return client;
  }
}
