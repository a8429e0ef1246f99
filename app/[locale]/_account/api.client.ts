"use client";

import type { Outcome } from "@/lib/ui/account/use-form";
import { isProblemCode } from "./sign-in.client";

/** Sends a change to the account's routes. Refusals are values; a server that does not answer rejects. */
export async function send(method: "POST" | "PATCH" | "DELETE", path: string, body: object): Promise<Outcome> {
  const answer = await fetch(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (answer.ok) return { ok: true };
  const { code = null } = (await answer.json().catch(() => ({}))) as { code?: string };
  return { ok: false, problem: isProblemCode(code) ? code : "internal" };
}
