import { database } from "@/lib/db";
import { json, problemResponse } from "@/app/server/json-route";
import { startServer } from "@/app/server/startup";
import { Problem } from "@/lib/i18n/problem";

export const dynamic = "force-dynamic";

/** 200 when the site can serve: migrated, the database answers, the queue runs. */
export async function GET(): Promise<Response> {
  try {
    await startServer();
    await database().$queryRaw`SELECT 1`;
    return json({ ok: true }, 200);
  } catch (error) {
    console.error("healthz:", error);
    return problemResponse(new Problem("not-ready"));
  }
}
