import { countAttempt, limits } from "@/lib/auth";
import { database } from "@/lib/db";
import { mergeProgress, mergeSchema } from "@/lib/progress";
import { change } from "@/app/server/json-route";

/** Several labs' drafts with their copies. */
const maxBytes = 8_000_000;

/** Joins a browser's work with the account's. May be repeated. */
export const POST = change(mergeSchema, async ({ viewer, body }) => {
  await countAttempt(database(), limits.merge, viewer.id);
  return mergeProgress(database(), viewer, body);
}, maxBytes);
