import { database } from "@/lib/db";
import { getPasses, getProgress } from "@/lib/progress";
import { read } from "@/app/server/json-route";

export const GET = read(async ({ viewer }) => ({ ...(await getProgress(database(), viewer)), passes: await getPasses(database(), viewer) }));
