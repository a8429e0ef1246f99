import { secrets } from "@/lib/config";
import { database } from "@/lib/db";
import { getSubmission } from "@/lib/progress";
import { read } from "@/app/server/json-route";
import { submissionEvents } from "@/app/server/submission-events";

/** Server-sent events of one submission, until it is graded. */
export const GET = read(async ({ viewer, request, param }) => {
  const load = () => getSubmission(database(), viewer, secrets().grade, param("id"));
  await load(); // Not found is an answer with a status, not an event.
  return submissionEvents(viewer.id, param("id"), load, request.signal);
});
