import { z } from "zod";
import { countAttempt, limits } from "@/lib/auth";
import { database } from "@/lib/db";
import { Problem } from "@/lib/i18n/problem";
import { filesSchema, getDraft, saveDraft } from "@/lib/progress";
import { change, json, read } from "@/app/server/json-route";
import { requireLab } from "@/app/server/labs";

/** The account's draft; `{ draft: null }` where there is none yet. */
export const GET = read(async ({ viewer, param }) => {
  const draft = await getDraft(database(), viewer, param("lab"));
  return json({ draft }, 200, draft ? { etag: `"${draft.revision}"` } : {});
});

const save = z.object({ files: filesSchema, device: z.string().min(1).max(64), why: z.enum(["edit", "reset", "conflict", "restore"]).optional() });

/** Saves on top of the revision that If-Match names ("0": none yet). 412 with the account's text when it has moved on. */
export const PUT = change(save, async ({ viewer, request, body, param }) => {
  const lab = await requireLab(param("lab"));
  const base = /^"(\d{1,9})"$/.exec(request.headers.get("if-match") ?? "")?.[1];
  if (base === undefined) throw new Problem("bad-request", { expected: 'If-Match: "<revision>"' });
  await countAttempt(database(), limits.draft, viewer.id);
  const { why, ...rest } = body;
  const saved = await saveDraft(database(), viewer, { lab: lab.id, base: Number(base), ...rest, ...(why && { why }) });
  if (saved.result === "conflict") throw new Problem("draft-conflict", { current: saved.current });
  return json({ revision: saved.revision, savedAt: saved.savedAt }, 200, { etag: `"${saved.revision}"` });
});
