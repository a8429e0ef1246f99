import type { Viewer } from "@/lib/auth/viewer";
import type { Database } from "@/lib/db";
import type { Report } from "@/lib/grader/report";
import type { GradingJob } from "./record";
import type { SubmittableLab } from "./submissions";

/** Things that tests of this part share; nothing here is part of the product. */

let people = 0;
export async function person(db: Database, role: Viewer["role"] = "student"): Promise<Viewer> {
  const email = `person-${++people}@example.org`;
  const user = await db.user.create({ data: { email, name: `Person ${people}`, role } });
  return { id: user.id, email, name: user.name, role, locale: "en", hasPassword: false };
}

export const lab: SubmittableLab = { id: "queue", version: "v1", files: [{ path: "queue.ts" }, { path: "types.ts", readonly: true }], starter: { "queue.ts": "// todo", "types.ts": "// types" } };

export function reportOf(job: Pick<GradingJob, "lab" | "labVersion" | "seed">, part: Partial<Report> = {}): Report {
  return { version: 1, lab: job.lab, labVersion: job.labVersion, seed: job.seed, verdict: "passed", tests: [], traceHash: "trace", virtualMs: 0, realMs: 1, fuel: 10, engine: "test", ...part };
}

export const gradeKey = "a key that is only for tests, and long enough";
