import { database } from "@/lib/db";
import { listDivergences, siteNumbers } from "@/lib/progress";
import { read } from "@/app/server/json-route";

/** For admins: where browser and server disagreed about the same files. */
export const GET = read(async ({ viewer }) => ({ divergences: await listDivergences(database(), viewer), site: await siteNumbers(database(), viewer) }));
