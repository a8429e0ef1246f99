import { newGenericServerResponse, StatusError } from "@reconcile/api";
import type { HttpResponse, Status } from "@reconcile/api";

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

/**
 * What a response says: the object that came, or a StatusError. A server of the API explains its errors with a Status; of what a proxy in between says,
 * the code is all that can be relied on. See `transformResponse` and `newUnstructuredResponseError` of client-go's rest/request.go.
 */
export async function resultOf<T>(response: HttpResponse, { verb, group, resource, name }: About): Promise<T> {
  const text = await textOf(response);
  const object = parse(text);
  if (isStatus(object) && object.status === "Failure") throw new StatusError(object);
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

function isStatus(object: unknown): object is Status {
  return typeof object === "object" && object !== null && (object as Status).kind === "Status";
}

function retryAfter({ headers }: HttpResponse): number {
  const seconds = headers["retry-after"];
  return seconds !== undefined && /^[0-9]+$/.test(seconds) ? Number(seconds) : 0;
}
