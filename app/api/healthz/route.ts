import { access } from "node:fs/promises";
import path from "node:path";
import { json, problemResponse } from "@/app/server/json-route";
import { startServer } from "@/app/server/startup";
import { projectRoot } from "@/lib/config";
import { database } from "@/lib/db";
import { Problem } from "@/lib/i18n/problem";

export const dynamic = "force-dynamic";

/** 200 when the site can serve: migrated, the database answers, the queue runs, and there is a grader to start. */
export async function GET(): Promise<Response> {
  try {
    await startServer();
    await database().$queryRaw`SELECT 1`;
    await access(path.join(/* turbopackIgnore: true */ projectRoot(), "build", "grader", "child.mjs"));
    return json({ ok: true }, 200);
  } catch (error) {
    console.error("healthz:", error);
    return problemResponse(new Problem("not-ready"));
  }
}
