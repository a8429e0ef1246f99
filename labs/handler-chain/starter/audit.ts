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

/** Stage 2. Notes that a request came, and how it ended. */
export function withAudit(sink: AuditSink, clock: Clock): Filter {
  return (next) => async (request, context) => {
    return next(request, context);
  };
}
