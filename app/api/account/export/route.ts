import { database } from "@/lib/db";
import { exportAccount } from "@/lib/progress";
import { json, read } from "@/app/server/json-route";

/** Everything stored about the account, as a file. */
export const GET = read(async ({ viewer }) =>
  json(await exportAccount(database(), viewer), 200, { "content-disposition": 'attachment; filename="reconcile-export.json"' }));
