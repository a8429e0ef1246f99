import { secrets } from "@/lib/config";
import { database } from "@/lib/db";
import { getSubmission } from "@/lib/progress";
import { read } from "@/app/server/json-route";

/** One submission with its files and, once graded, its report. */
export const GET = read(async ({ viewer, param }) => ({ submission: await getSubmission(database(), viewer, secrets().grade, param("id")) }));
