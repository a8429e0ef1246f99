/** What came of a request. `offline`: no answer at all; a failed fetch must never look like empty content. */
export type Answer<T> =
  | { readonly kind: "ok"; readonly value: T }
  | { readonly kind: "offline" }
  | { readonly kind: "problem"; readonly status: number; readonly body: Readonly<Record<string, unknown>> };

export type Fetch = typeof fetch;

/** The API's answers change with this application, from the same server: their shape is taken as given here. */
export async function call<T>(fetcher: Fetch, method: "GET" | "PUT" | "POST", url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetcher(url, {
      method, cache: "no-store", credentials: "same-origin", signal: AbortSignal.timeout(15_000),
      headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    return { kind: "offline" };
  }
  try {
    const value = await response.json() as unknown;
    return response.ok ? { kind: "ok", value: value as T } : { kind: "problem", status: response.status, body: value as Record<string, unknown> };
  } catch {
    // An answer that is not ours: a proxy's page, or one cut short.
    return response.ok ? { kind: "offline" } : { kind: "problem", status: response.status, body: {} };
  }
}
