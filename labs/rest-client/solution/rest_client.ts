import type { Clock, PatchType, RESTInterface, RESTRequest, RequestRateLimiter, RoundTripper } from "@reconcile/api";
import { Request } from "./request";
import { TokenBucketRateLimiter } from "./rate_limiter";

/** How a client reaches its server (rest.Config). */
export interface Config {
  /** Sends one request and resolves to its response. */
  readonly roundTripper: RoundTripper;
  readonly clock: Clock;
  /** Requests a second; 5 unless given, and no limit at all if it is negative. */
  readonly qps?: number;
  /** Requests that may be sent at once after a rest; 10 unless given. */
  readonly burst?: number;
  /** Instead of a limiter made of `qps` and `burst`: one that several clients share. */
  readonly rateLimiter?: RequestRateLimiter;
}

/**
 * A client of one version of one API group: it knows the beginning of the path, and the limiter that all its requests share. Everything
 * else is the request's business. See client-go's rest/client.go.
 */
export class RESTClient implements RESTInterface {
  readonly config: Config;
  /** `""` is the core group. */
  readonly group: string;
  readonly version: string;
  readonly rateLimiter: RequestRateLimiter | undefined;

  constructor(config: Config, group: string, version: string) {
    this.config = config;
    this.group = group;
    this.version = version;
    const { qps = 5, burst = 10, clock } = config;
    this.rateLimiter = config.rateLimiter ?? (qps < 0 ? undefined : new TokenBucketRateLimiter(clock, qps, burst));
  }

  get(): RESTRequest {
    return new Request(this, "GET");
  }

  post(): RESTRequest {
    return new Request(this, "POST");
  }

  put(): RESTRequest {
    return new Request(this, "PUT");
  }

  patch(type: PatchType): RESTRequest {
    return new Request(this, "PATCH").setHeader("Content-Type", type);
  }

  delete(): RESTRequest {
    return new Request(this, "DELETE");
  }
}
