import { z } from "zod";
import { database } from "@/lib/db";
import { filesSchema, listSubmissions, submit } from "@/lib/progress";
import { requireLab } from "@/app/server/labs";
import { change, json, read } from "@/app/server/json-route";
import { wakeQueue } from "@/app/server/startup";

export const GET = read(async ({ viewer, request }) => {
  const lab = new URL(request.url).searchParams.get("lab")?.replaceAll("\0", "");
  return { submissions: await listSubmissions(database(), viewer, lab) };
});

const submission = z.object({
  lab: z.string().max(100),
  files: filesSchema,
  browserRun: z.object({ traceHash: z.string().min(1).max(200), labVersion: z.string().max(200), seed: z.number().int() }).optional(),
});

/** Stores files for grading and answers at once; the verdict comes by `/api/submissions/<id>/events`, or by asking again. */
export const POST = change(submission, async ({ viewer, body }) => {
  const stored = await submit(database(), viewer, await requireLab(body.lab), { files: body.files, browserRun: body.browserRun });
  await wakeQueue();
  return json({ submission: stored }, 202);
});
