import { z } from "zod";
import { claimAdmin } from "@/lib/auth";
import { database } from "@/lib/db";
import { change } from "@/app/server/json-route";

/** Makes the account the admin, with the one-time token of the first start. */
export const POST = change(z.object({ token: z.string().max(200) }), async ({ viewer, body }) => ({ viewer: await claimAdmin(database(), viewer, body.token) }));
