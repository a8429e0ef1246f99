import { z } from "zod";
import { changePassword } from "@/lib/auth";
import { database } from "@/lib/db";
import { change } from "@/app/server/json-route";

/** Changes the password and ends every session, this one too: the page signs in again with the new one. */
export const POST = change(z.object({ current: z.string().max(1000).optional(), next: z.string().max(1000) }), async ({ viewer, body }) => {
  await changePassword(database(), viewer, body);
});
