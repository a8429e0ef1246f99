import { call } from "./http";
import { browserProgress, type OwnedProgress } from "./progress";

const lastOwnerKey = "reconcile-last-owner";
let opened: Promise<OwnedProgress> | undefined;

/**
 * The progress of whoever reads this page, for pages that are the same for everybody: asks the server once who that is; without
 * an answer it is whoever it was last time. Brings in a guest's work after sign-in.
 */
export function readerProgress(): Promise<OwnedProgress> {
  return (opened ??= (async () => {
    const answer = await call<{ viewer: { id: string } | null }>(fetch, "GET", "/api/viewer");
    const owner = answer.kind === "ok" ? (answer.value.viewer?.id ?? null) : remembered();
    if (answer.kind === "ok") remember(owner);
    const progress = browserProgress(owner);
    await progress.sync();
    return progress;
  })());
}

function remembered(): string | null {
  try {
    return localStorage.getItem(lastOwnerKey);
  } catch {
    return null;
  }
}

function remember(owner: string | null): void {
  try {
    if (owner === null) localStorage.removeItem(lastOwnerKey);
    else localStorage.setItem(lastOwnerKey, owner);
  } catch {
    // Only needed offline.
  }
}
