// mutant-of: result.ts
// killed-by: send.status-error
// mistake: It makes the error of the code alone, though the server said what is wrong: Expired becomes something else.
import { newGenericServerResponse } from "@reconcile/api";
import type { HttpResponse } from "@reconcile/api";

/** What a request was about. */
export interface About {
  readonly verb: string;
  readonly group: string;
  /** `""` if the path named none. */
  readonly resource: string;
  readonly name: string;
}

/** Longer answers of those who do not speak the API are cut off. */
const maxUnstructuredText = 2048;

export async function resultOf<T>(response: HttpResponse, { verb, group, resource, name }: About): Promise<T> {
  const text = await textOf(response);
  const object = parse(text);
  if (response.status >= 200 && response.status <= 206) return object as T;
  const contentType = response.headers["content-type"] ?? "";
  const message = contentType === "" || contentType.startsWith("text/") ? text.slice(0, maxUnstructuredText).trim() : "unknown";
  throw newGenericServerResponse({
    code: response.status, verb, resource: { group, resource }, name, serverMessage: message, retryAfterSeconds: retryAfter(response), isUnexpectedResponse: true,
  });
}

async function textOf({ body }: HttpResponse): Promise<string> {
  if (typeof body === "string") return body;
  let text = "";
  for (let chunk = await body.read(); chunk !== undefined; chunk = await body.read()) text += chunk;
  return text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function retryAfter({ headers }: HttpResponse): number {
  const seconds = headers["retry-after"];
  return seconds !== undefined && /^[0-9]+$/.test(seconds) ? Number(seconds) : 0;
}
