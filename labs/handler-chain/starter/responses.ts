import { errorToAPIStatus } from "@reconcile/api";
import type { BodyStream, HttpResponse, KubernetesObject, List, Watch } from "@reconcile/api";

/** An object, or a list, as JSON. */
export function objectResponse(status: number, object: KubernetesObject | List<KubernetesObject>): HttpResponse {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(object) };
}

/** Whatever was thrown, as a Status with its code; what is no StatusError is a 500. The details' `retryAfterSeconds` is a header as well. */
export function errorResponse(error: unknown): HttpResponse {
  const status = errorToAPIStatus(error);
  const response = objectResponse(status.code ?? 500, { kind: "Status", apiVersion: "v1", ...status } as KubernetesObject);
  const seconds = status.details?.retryAfterSeconds;
  return seconds ? { ...response, headers: { ...response.headers, "retry-after": String(seconds) } } : response;
}

/** The events of a watch, one JSON object a line, as they come. */
export function watchResponse(watch: Watch<KubernetesObject>): HttpResponse {
  const body: BodyStream = {
    async read() {
      const event = await watch.next();
      return event === undefined ? undefined : `${JSON.stringify(event)}\n`;
    },
    close() { watch.stop(); },
  };
  return { status: 200, headers: { "content-type": "application/json" }, body };
}
