import type { HttpRequest, RequestInfo } from "@reconcile/api";
import { isPathSegment, queryOf } from "./query";

/** Stage 1. What method and path of a request mean. Hover over RequestInfo to read what its fields are. */
export function requestInfoOf({ method, url }: HttpRequest): RequestInfo {
  throw new Error("not written yet: requestInfoOf");
}
