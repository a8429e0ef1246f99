import type { Authenticator, Authorizer, Clock, Filter, Log, RequestHandler, RoundTripper } from "@reconcile/api";
import { withAudit, type AuditSink } from "./audit";
import { withAuthentication } from "./authentication";
import { withAuthorization } from "./authorization";
import { withImpersonation } from "./impersonation";
import { withMaxInFlight, type InFlightLimits } from "./max_in_flight";
import { withPanicRecovery } from "./panic_recovery";
import { withRequestInfo } from "./request_info_filter";
import { withTimeout } from "./timeout";

/** How long a request may take that is not long-running, in ms, unless configured (`RequestTimeout` of pkg/server/config.go). */
export const defaultRequestTimeout = 60_000;

/** What a server's chain is made of. */
export interface ChainConfig {
  readonly clock: Clock;
  readonly log: Log;
  readonly authenticator: Authenticator;
  readonly authorizer: Authorizer;
  readonly audit: AuditSink;
  readonly limits?: InFlightLimits;
  /** `defaultRequestTimeout` unless given. */
  readonly requestTimeout?: number;
}

/** The filters in the order of `DefaultBuildHandlerChain` (k8s.io/apiserver/pkg/server/config.go): the first is the outermost. */
export function filtersOf({ clock, log, authenticator, authorizer, audit, limits, requestTimeout = defaultRequestTimeout }: ChainConfig): readonly Filter[] {
  return [
    withPanicRecovery(log),
    withRequestInfo(),
    withTimeout(clock, requestTimeout),
    withAuthentication(authenticator),
    withAudit(audit, clock),
    withImpersonation(authorizer),
    withMaxInFlight(limits),
    withAuthorization(authorizer),
  ];
}

/** The road of a request through all filters to its handler. */
export function buildHandlerChain(config: ChainConfig, handler: RequestHandler): RoundTripper {
  const chain = filtersOf(config).reduceRight((next, filter) => filter(next), handler);
  return (request) => chain(request, { audit: {} });
}
