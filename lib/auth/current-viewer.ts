import { getServerSession } from "next-auth";
import { cache } from "react";
import { database } from "@/lib/db";
import { Problem } from "@/lib/i18n/problem";
import { authOptions } from "./next-auth";
import { type SessionClaim, type Viewer, viewerOfSession } from "./viewer";

/** Who is asking: the account of the request's session, or null for a guest. Once a request; call it in pages, layouts and routes. */
export const getViewer: () => Promise<Viewer | null> = cache(async () => {
  const session = await getServerSession(authOptions()) as { claim?: Partial<SessionClaim> } | null;
  const { userId, sessionVersion } = session?.claim ?? {};
  return userId && sessionVersion !== undefined ? viewerOfSession(database(), { userId, sessionVersion }) : null;
});

/** As {@link getViewer}; throws `sign-in-required` for a guest. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await getViewer();
  if (!viewer) throw new Problem("sign-in-required");
  return viewer;
}
