import { availableParallelism } from "node:os";
import { ensureAdminToken } from "@/lib/auth/admin-token";
import { environment, secrets } from "@/lib/config";
import { database, migrateDatabase } from "@/lib/db";
import { createGraderPool } from "@/lib/grader/server/pool";
import { type GradingQueue, startGradingQueue } from "@/lib/progress";
import { announceChange, announceStop } from "./grading-news";

interface Server {
  readonly queue: GradingQueue;
}

// One a process: routes, pages and instrumentation are bundled apart and must meet here.
const shared = globalThis as typeof globalThis & { reconcileServer?: Promise<Server> };

/** Starts what the site needs, once: keys, database, the queue with its graders. Rejects with what a person must put right. */
export function startServer(): Promise<Server> {
  return (shared.reconcileServer ??= start());
}

/** As {@link startServer}; what cannot start ends the process with the reason, since a half-started site serves nobody. */
export async function startOrExit(): Promise<void> {
  try {
    await startServer();
  } catch (error) {
    console.error(`\n  ✗ Reconcile cannot start. ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

async function start(): Promise<Server> {
  const env = environment();
  const { grade: gradeKey } = secrets();
  const { applied, backup } = await migrateDatabase();
  if (backup) console.log(`Database migrated (${applied.join(", ")}); as it was before: ${backup}`);
  const db = database();
  const token = await ensureAdminToken(db);
  if (token) console.log(`\n  No admin yet. Whoever signs up with this one-time token becomes it:\n\n      ${token}\n`);
  const size = env.GRADER_SIZE ?? availableParallelism();
  const pool = createGraderPool({ size });
  // A child's first grade would otherwise wait for the compiler to load.
  pool.warm();
  const queue = await startGradingQueue({
    db, gradeKey, concurrency: size, onChange: announceChange,
    grade: ({ lab, files, seed }, signal) => pool.grade({ lab, files, seed, signal }),
  });
  const end = () => {
    announceStop();
    void queue.close().then(() => pool.close());
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  return { queue };
}

/** Resolves when requests can be answered. In `next dev` the first request may come before instrumentation has run. */
export async function serverReady(): Promise<void> {
  await startServer();
}

/** Tells the graders that a submission waits. */
export async function wakeQueue(): Promise<void> {
  (await startServer()).queue.wake();
}
