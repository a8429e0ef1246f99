import { environment } from "@/lib/config";

/**
 * Where a request came from, as far as it can be known: behind a trusted proxy the address that the proxy appended, else what
 * the server itself noted: scripts/serve.mjs drops what a client says of it. Nothing relies on it alone.
 */
export function clientAddress(headers: Headers, trustProxy = environment().TRUST_PROXY === "1"): string {
  const entries = (headers.get("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim()).filter(Boolean);
  return (trustProxy ? entries.at(-1) : entries[0]) ?? "unknown";
}
