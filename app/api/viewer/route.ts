import { externalProviders, getViewer } from "@/lib/auth";
import { guarded } from "@/app/server/json-route";

/** Who is asking: for pages that are the same for everybody and learn it in the browser. */
export const GET = guarded(async () => ({ viewer: await getViewer(), providers: externalProviders() }));
