"use client";

// next-auth's routes, spoken to directly: its client library would weigh more than the page.

async function csrfToken(): Promise<string> {
  const answer = await fetch("/api/auth/csrf");
  if (!answer.ok) throw new Error(`csrf: ${answer.status}`);
  return ((await answer.json()) as { csrfToken: string }).csrfToken;
}

export async function postToAuth(path: string, fields: Record<string, string>): Promise<{ url: string }> {
  const body = new URLSearchParams({ callbackUrl: location.href, ...fields, csrfToken: await csrfToken(), json: "true" });
  const answer = await fetch(`/api/auth/${path}`, { method: "POST", body, headers: { "content-type": "application/x-www-form-urlencoded" } });
  return (await answer.json()) as { url: string };
}

/** Ends the session on this device and shows the page anew, as a guest sees it. */
export async function signOut(): Promise<void> {
  await postToAuth("signout", {});
  location.reload();
}
