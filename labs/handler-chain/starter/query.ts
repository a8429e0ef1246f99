/** Path and query parameters of a URL. Of a parameter that occurs several times the first counts. */
export function queryOf(url: string): { readonly path: string; readonly query: ReadonlyMap<string, string>; readonly all: readonly (readonly [string, string])[] } {
  const mark = url.indexOf("?");
  const path = mark < 0 ? url : url.slice(0, mark);
  const all = mark < 0 ? [] : url.slice(mark + 1).split("&").filter((pair) => pair !== "").map((pair) => {
    const equals = pair.indexOf("=");
    return [unescape(equals < 0 ? pair : pair.slice(0, equals)), unescape(equals < 0 ? "" : pair.slice(equals + 1))] as const;
  });
  const query = new Map<string, string>();
  for (const [name, value] of all) if (!query.has(name)) query.set(name, value);
  return { path, query, all };
}

/** Whether a name can be one segment of a path (IsValidPathSegmentName). */
export function isPathSegment(name: string): boolean {
  return name !== "." && name !== ".." && !/[/%]/.test(name);
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return text;
  }
}
