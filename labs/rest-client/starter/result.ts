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

/**
 * Stage 2. What a response says: the object that came, or a StatusError thrown.
 * `new StatusError(status)` carries the server's own explanation; `newGenericServerResponse`
 * makes one of a bare code.
 */
export async function resultOf<T>(response: HttpResponse, { verb, group, resource, name }: About): Promise<T> {
  const text = await textOf(response);
  throw new Error("not written yet: resultOf");
}

/** The whole body, also if it comes in chunks. */
async function textOf({ body }: HttpResponse): Promise<string> {
  if (typeof body === "string") return body;
  let text = "";
  for (let chunk = await body.read(); chunk !== undefined; chunk = await body.read()) text += chunk;
  return text;
}
