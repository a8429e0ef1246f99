// mutant-of: audit.ts
// killed-by: audit.refused
// mistake: It notes that a refused watch has started, and nobody notes its end.
import type { Clock, Filter } from "@reconcile/api";
import { isLongRunning } from "./long_running";

/** One line of the audit log (audit.k8s.io/v1 Event, shortened). Times are virtual milliseconds. */
export interface AuditEvent {
  readonly stage: "RequestReceived" | "ResponseStarted" | "ResponseComplete" | "Panic";
  readonly verb: string;
  readonly requestURI: string;
  readonly user: string;
  /** Whom the user acted as, if it was somebody else. */
  readonly impersonatedUser?: string;
  readonly code?: number;
  readonly time: number;
}

/** Where audit events go. */
export type AuditSink = (event: AuditEvent) => void;

/**
 * Notes that a request came, and how it ended (endpoints/filters/audit.go). Of a long-running request the beginning of the response is noted: its end may be hours away.
 */
export function withAudit(sink: AuditSink, clock: Clock): Filter {
  return (next) => async (request, context) => {
    const user = context.user?.username ?? "";
    const note = (stage: AuditEvent["stage"], code?: number) => {
      const acting = context.impersonator === undefined ? {} : { impersonatedUser: context.user?.username ?? "" };
      sink({ stage, verb: context.info?.verb ?? "", requestURI: request.url, user, ...acting, ...(code === undefined ? {} : { code }), time: clock.now() });
    };
    note("RequestReceived");
    try {
      const response = await next(request, context);
      note(context.info && isLongRunning(context.info) ? "ResponseStarted" : "ResponseComplete", response.status);
      return response;
    } catch (error) {
      note("Panic", 500);
      throw error;
    }
  };
}
