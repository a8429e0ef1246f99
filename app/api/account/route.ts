import { z } from "zod";
import { clientAddress, deleteAccount, linkedProviders, signUp, updateProfile } from "@/lib/auth";
import { database } from "@/lib/db";
import { change, changeByAnybody, json, read } from "@/app/server/json-route";

const text = z.string().max(1000);

/** Signs up. The page then signs in through next-auth with the same words. */
export const POST = changeByAnybody(z.object({ email: text, password: text, name: text, locale: text.optional(), adminToken: text.optional() }), async ({ body, request }) =>
  json({ viewer: await signUp(database(), body, clientAddress(request.headers)) }, 201));

export const GET = read(async ({ viewer }) => ({ viewer, linked: await linkedProviders(database(), viewer) }));

export const PATCH = change(z.object({ name: text.optional(), locale: z.enum(["en", "zh"]).optional() }), async ({ viewer, body }) =>
  ({ viewer: await updateProfile(database(), viewer, body) }));

/** Deletes the account and all its data. */
export const DELETE = change(z.object({ password: text.optional() }), async ({ viewer, body }) => deleteAccount(database(), viewer, body));
