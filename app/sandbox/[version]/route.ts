import { securityHeaders } from "@/lib/config/security-headers";
import { readSandboxIndex } from "@/lib/grader/browser/assets.server";

/** The page that the labs' code runs in: an opaque origin without a network, to be framed by this site alone. */
export async function GET(_request: Request, { params }: { params: Promise<{ version: string }> }): Promise<Response> {
  const { version } = await params;
  const index = await readSandboxIndex();
  // An older page open in some tab asks for its own version; it gets none, and says that a reload is needed.
  if (version !== index.version) return new Response("This version of the sandbox is gone. Reload the page.", { status: 404 });
  return new Response(index.html, {
    headers: {
      ...securityHeaders,
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": index.policy,
      "cache-control": "public, max-age=31536000, immutable",
    },
  });
}
