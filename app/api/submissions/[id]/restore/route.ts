import { z } from "zod";
import { database } from "@/lib/db";
import { restoreSubmission } from "@/lib/progress";
import { change } from "@/app/server/json-route";

/** Makes the submission's files the draft of its lab; what was the draft is kept as a copy. */
export const POST = change(z.object({ device: z.string().min(1).max(64) }), async ({ viewer, body, param }) =>
  restoreSubmission(database(), viewer, param("id"), body.device));
