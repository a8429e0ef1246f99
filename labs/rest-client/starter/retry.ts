import type { HttpRequest, HttpResponse } from "@reconcile/api";
import type { RESTClient } from "./rest_client";

/**
 * Stage 2. Sends a request, and again when that is called for, at most `maxRetries` times.
 * Resolves to the last response; rejects with the last error of the connection.
 */
export async function sendWithRetry(client: RESTClient, request: HttpRequest, maxRetries: number): Promise<HttpResponse> {
  const { clock, roundTripper } = client.config;
  return await roundTripper(request);
}
