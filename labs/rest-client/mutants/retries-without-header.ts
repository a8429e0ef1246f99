// mutant-of: retry.ts
// killed-by: send.no-header-no-retry
// mistake: It sends again whatever failed, though the server did not ask for that: an overloaded server gets ten times the load.
import type { HttpRequest, HttpResponse } from "@reconcile/api";
import type { RESTClient } from "./rest_client";

export async function sendWithRetry(client: RESTClient, request: HttpRequest, maxRetries: number): Promise<HttpResponse> {
  const { clock, roundTripper } = client.config;
  for (let attempt = 0; ; attempt++) {
    let wait: number | undefined;
    let response: HttpResponse | undefined;
    let error: unknown;
    try {
      response = await roundTripper(request);
      wait = askedToWait(response);
    } catch (failure) {
      error = failure;
      // A write may have been carried out before the connection failed: only its sender can know whether it may be repeated.
      if (request.method === "GET") wait = 1;
    }
    if (wait === undefined || attempt >= maxRetries) {
      if (response) return response;
      throw error;
    }
    if (typeof response?.body === "object") response.body.close();
    await clock.sleep(wait * 1000);
    await client.rateLimiter?.wait();
  }
}

/** Seconds, if the server wants to be asked again. */
function askedToWait({ status, headers }: HttpResponse): number | undefined {
  if (status !== 429 && status < 500) return undefined;
  const seconds = headers["retry-after"];
  return Number(seconds ?? 1);
}
