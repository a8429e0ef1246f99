import { z } from "zod";
import { countAttempt, limits } from "@/lib/auth";
import { database } from "@/lib/db";
import { filesSchema, keepDraft, listKept } from "@/lib/progress";
import { change, json, read } from "@/app/server/json-route";
import { requireLab } from "@/app/server/labs";

/** Copies of texts that were replaced, newest first. */
export const GET = read(async ({ viewer, param }) => ({ kept: await listKept(database(), viewer, param("lab")) }));

const keep = z.object({ files: filesSchema, why: z.enum(["edit", "reset", "conflict", "merge", "restore"]), device: z.string().min(1).max(64) });

/** Keeps a copy of a text that is about to be replaced. */
export const POST = change(keep, async ({ viewer, body, param }) => {
  const lab = await requireLab(param("lab"));
  await countAttempt(database(), limits.draft, viewer.id);
  await keepDraft(database(), viewer, { lab: lab.id, ...body });
  return json({}, 201);
});
