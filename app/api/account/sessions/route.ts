import { z } from "zod";
import { endSessions } from "@/lib/auth";
import { database } from "@/lib/db";
import { change } from "@/app/server/json-route";

/** Signs the account out everywhere. */
export const DELETE = change(z.object({}), async ({ viewer }) => endSessions(database(), viewer));
