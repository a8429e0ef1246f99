"use client";

import type { ProblemCode } from "@/lib/i18n/problem";
import * as errors from "@/lib/i18n/messages/errors";
import type { Outcome } from "@/lib/ui/account/use-form";
import { postToAuth } from "./auth-routes.client";

export function isProblemCode(code: string | null): code is ProblemCode {
  return code !== null && code in errors.en;
}

/** Signs in with e-mail and password. The session is a cookie; nothing is returned but whether it worked. */
export async function signInWithPassword(email: string, password: string): Promise<Outcome> {
  const { url } = await postToAuth("callback/credentials", { email, password });
  const error = new URL(url, location.href).searchParams.get("error");
  if (error === null) return { ok: true };
  return { ok: false, problem: isProblemCode(error) ? error : "credentials-wrong" };
}

/** Leads to another provider, and from there back to `returnTo`. */
export async function signInWith(provider: string, returnTo: string): Promise<void> {
  const { url } = await postToAuth(`signin/${provider}`, { callbackUrl: new URL(returnTo, location.href).href });
  location.assign(url);
}
