// mutant-of: chain.ts
// killed-by: order.limit-after-impersonation
// mistake: It gives room to the one who impersonates: an administrator who tries what a user may do is never refused.
import type { Authenticator, Authorizer, Clock, Filter, Log, RequestHandler, RoundTripper } from "@reconcile/api";
import { withAudit, type AuditSink } from "./audit";
import { withAuthentication } from "./authentication";
import { withAuthorization } from "./authorization";
import { withImpersonation } from "./impersonation";
import { withMaxInFlight, type InFlightLimits } from "./max_in_flight";
import { withPanicRecovery } from "./panic_recovery";
import { withRequestInfo } from "./request_info_filter";
import { withTimeout } from "./timeout";

/** What a server's chain is made of. */
export interface ChainConfig {
  readonly clock: Clock;
  readonly log: Log;
  readonly authenticator: Authenticator;
  readonly authorizer: Authorizer;
  readonly audit: AuditSink;
  readonly limits?: InFlightLimits;
  /** How long a request may take that is not long-running, in ms; 60 s unless given. */
  readonly requestTimeout?: number;
}

/** The road of a request, in the order of `DefaultBuildHandlerChain` (k8s.io/apiserver/pkg/server/config.go): the first filter is the outermost. */
export function buildHandlerChain(config: ChainConfig, handler: RequestHandler): RoundTripper {
  const { clock, log, authenticator, authorizer, audit, limits, requestTimeout = 60_000 } = config;
  const filters: Filter[] = [
    withPanicRecovery(log),
    withRequestInfo(),
    withTimeout(clock, requestTimeout),
    withAuthentication(authenticator),
    withAudit(audit, clock),
    withMaxInFlight(limits),
    withImpersonation(authorizer),
    withAuthorization(authorizer),
  ];
  const chain = filters.reduceRight((next, filter) => filter(next), handler);
  return (request) => chain(request, { audit: {} });
}
