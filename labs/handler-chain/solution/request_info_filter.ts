import type { Filter } from "@reconcile/api";
import { requestInfoOf } from "./request_info";

/** Reads method and path once, for everybody behind it. */
export function withRequestInfo(): Filter {
  return (next) => (request, context) => {
    context.info = requestInfoOf(request);
    return next(request, context);
  };
}
