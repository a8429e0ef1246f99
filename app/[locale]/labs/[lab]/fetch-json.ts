/** The body of an answer, or undefined where there is none to be had; what to make of that is the caller's. */
export async function fetchJson<T>(url: string): Promise<T | undefined> {
  try {
    const answer = await fetch(url);
    return answer.ok ? ((await answer.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}
