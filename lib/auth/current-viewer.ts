import { getServerSession } from "next-auth";
import { cache } from "react";
import { database } from "@/lib/db";
import { authOptions } from "./next-auth";
import { type SessionClaim, type Viewer, viewerOfSession } from "./viewer";

/** Who is asking: the account of the request's session, or null for a guest. Once a request; call it in pages, layouts and routes. */
export const getViewer: () => Promise<Viewer | null> = cache(async () => {
  const session = await getServerSession(authOptions()) as { claim?: Partial<SessionClaim> } | null;
  const { userId, sessionVersion } = session?.claim ?? {};
  return userId && sessionVersion !== undefined ? viewerOfSession(database(), { userId, sessionVersion }) : null;
});
