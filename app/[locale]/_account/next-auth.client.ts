"use client";

import type { ProblemCode } from "@/lib/i18n/problem";
import * as errors from "@/lib/i18n/messages/errors";
import type { Outcome } from "@/lib/ui/account/use-form";

// next-auth's routes, spoken to directly: its client library would weigh more than the page.

async function csrfToken(): Promise<string> {
  const answer = await fetch("/api/auth/csrf");
  if (!answer.ok) throw new Error(`csrf: ${answer.status}`);
  return ((await answer.json()) as { csrfToken: string }).csrfToken;
}

async function post(path: string, fields: Record<string, string>): Promise<{ url: string }> {
  const body = new URLSearchParams({ callbackUrl: location.href, ...fields, csrfToken: await csrfToken(), json: "true" });
  const answer = await fetch(`/api/auth/${path}`, { method: "POST", body, headers: { "content-type": "application/x-www-form-urlencoded" } });
  return (await answer.json()) as { url: string };
}

export function isProblemCode(code: string | null): code is ProblemCode {
  return code !== null && code in errors.en;
}

/** Signs in with e-mail and password. The session is a cookie; nothing is returned but whether it worked. */
export async function signInWithPassword(email: string, password: string): Promise<Outcome> {
  const { url } = await post("callback/credentials", { email, password });
  const error = new URL(url, location.href).searchParams.get("error");
  if (error === null) return { ok: true };
  return { ok: false, problem: isProblemCode(error) ? error : "credentials-wrong" };
}

/** Leads to another provider, and from there back to `returnTo`. */
export async function signInWith(provider: string, returnTo: string): Promise<void> {
  const { url } = await post(`signin/${provider}`, { callbackUrl: new URL(returnTo, location.href).href });
  location.assign(url);
}

/** Ends the session on this device and shows the page anew, as a guest sees it. */
export async function signOut(): Promise<void> {
  await post("signout", {});
  location.reload();
}
