import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

export interface PostgresServer {
  /** Makes a database, empty or like another one, and returns its address. */
  createDatabase(name: string, like?: string): string;
  /** The database's structure as SQL, in an order of its own. */
  structure(name: string): string;
  stop(): Promise<void>;
}

/** The folder of initdb and postgres, or undefined where PostgreSQL is not installed. */
export function postgresBinaries(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const folders = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)).map((version) => path.join(debian, version, "bin")) : [];
  return [...folders, ...(process.env.PATH ?? "").split(path.delimiter)].find((folder) => existsSync(path.join(folder, "initdb")) && existsSync(path.join(folder, "postgres")));
}

export const postgresMissing = "PostgreSQL is not installed here (apt-get install postgresql)";

/** Starts a PostgreSQL of the test's own: a cluster in a temporary folder, on a free port, without durability. It refuses to run as root, so root lends it the user `postgres` (or nobody). */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = postgresBinaries();
  if (!bin) throw new Error(postgresMissing);
  const folder = mkdtempSync(path.join(tmpdir(), "reconcile-pg-"));
  const user = process.getuid?.() === 0 ? systemUser() : undefined;
  if (user) chownSync(folder, user.uid, user.gid);
  const options = { cwd: folder, ...(user ?? {}), env: { ...process.env, LC_ALL: "C" } };
  const cluster = path.join(folder, "cluster");
  run(path.join(bin, "initdb"), ["-D", cluster, "-U", "test", "-A", "trust", "-E", "UTF8", "--no-sync"], options);
  const port = await freePort();
  const server = spawn(path.join(bin, "postgres"), ["-D", cluster, "-p", String(port), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"], { ...options, stdio: ["ignore", "ignore", "pipe"] });
  await ready(server);
  return {
    createDatabase(name, like) {
      run(path.join(bin, "createdb"), ["-h", "127.0.0.1", "-p", String(port), "-U", "test", ...(like ? ["-T", like] : []), name], options);
      return `postgresql://test@127.0.0.1:${port}/${name}`;
    },
    structure: (name) => run(path.join(bin, "pg_dump"), ["-h", "127.0.0.1", "-p", String(port), "-U", "test", "--schema-only", "--exclude-table=_prisma_migrations", name], options),
    stop: () => new Promise((resolve) => {
      server.once("exit", () => {
        rmSync(folder, { recursive: true, force: true });
        resolve();
      });
      // "Fast" shutdown: ends the sessions that are still open.
      server.kill("SIGINT");
    }),
  };
}

function run(command: string, args: string[], options: { cwd: string; uid?: number; gid?: number }): string {
  const result = spawnSync(command, args, { ...options, encoding: "utf8" });
  if (result.status !== 0) throw new Error(`${command} failed: ${result.stderr || result.error?.message || ""}`);
  return result.stdout;
}

function systemUser(): { uid: number; gid: number } {
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error("PostgreSQL does not run as root, and there is no other user to lend it.");
}

/** Resolves when the server says that it takes connections. */
function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = "";
    server.stderr?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes("ready to accept connections")) resolve();
    });
    server.once("exit", (code) => reject(new Error(`postgres ended with code ${code}:\n${output}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
