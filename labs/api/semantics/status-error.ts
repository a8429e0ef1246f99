// apimachinery pkg/api/errors/errors.go: errors that an API server answers with, and that clients make of the answer.
import type { Status, StatusCause, StatusReason } from "../kubernetes/meta";

/** An error that carries the API's own account of it. */
export class StatusError extends Error {
  readonly status: Status;

  constructor(status: Status) {
    super(status.message ?? "");
    this.name = "StatusError";
    this.status = status;
  }
}

/** The StatusError that an error is, or that caused it; undefined if there is none. */
function statusErrorOf(error: unknown): StatusError | undefined {
  for (let depth = 0; error instanceof Error && depth < 32; depth++, error = error.cause) {
    if (error instanceof StatusError) return error;
  }
  return undefined;
}

/** Why the API refused; `""` for an error that does not say. */
export function reasonForError(error: unknown): StatusReason {
  return (statusErrorOf(error)?.status.reason ?? "") as StatusReason;
}

/**
 * What a server answers with for an error (apiserver pkg/endpoints/handlers/responsewriters/status.go, ErrorToAPIStatus): a StatusError's own status,
 * marked as one, or an internal server error.
 */
export function errorToAPIStatus(error: unknown): Status {
  const known = statusErrorOf(error)?.status ?? { status: "Failure", code: 500, message: error instanceof Error ? error.message : String(error) };
  const status = known.status ?? "Failure";
  return { kind: "Status", apiVersion: "v1", metadata: {}, ...known, status, code: known.code ?? (status === "Success" ? 200 : 500) };
}

/** The cause of that reason, such as `FieldManagerConflict`; undefined if there is none. */
export function statusCause(error: unknown, reason: string): StatusCause | undefined {
  return statusErrorOf(error)?.status.details?.causes?.find((cause) => cause.reason === reason);
}

/** After how many seconds the server wants to be asked again; undefined if it says nothing of that. */
export function suggestsClientDelay(error: unknown): number | undefined {
  const { reason, details } = statusErrorOf(error)?.status ?? {};
  const seconds = details?.retryAfterSeconds ?? 0;
  return details !== undefined && (reason === "ServerTimeout" || seconds > 0) ? seconds : undefined;
}

const reasons: readonly string[] = [
  "Unauthorized", "Forbidden", "NotFound", "AlreadyExists", "Conflict", "Gone", "Invalid", "ServerTimeout", "StoreReadError", "Timeout", "TooManyRequests",
  "BadRequest", "MethodNotAllowed", "NotAcceptable", "RequestEntityTooLarge", "UnsupportedMediaType", "InternalError", "Expired", "ServiceUnavailable",
] satisfies StatusReason[];

/** It has the reason; or none that is known, and the code. */
function is(error: unknown, reason: StatusReason, code?: number): boolean {
  const status = statusErrorOf(error)?.status;
  return status !== undefined && (status.reason === reason || (code !== undefined && status.code === code && !reasons.includes(status.reason ?? "")));
}

export function isNotFound(error: unknown): boolean {
  return is(error, "NotFound", 404);
}

export function isAlreadyExists(error: unknown): boolean {
  return is(error, "AlreadyExists");
}

export function isConflict(error: unknown): boolean {
  return is(error, "Conflict", 409);
}

export function isInvalid(error: unknown): boolean {
  return is(error, "Invalid", 422);
}

export function isGone(error: unknown): boolean {
  return is(error, "Gone", 410);
}

/** A resource version or a continue token is too old: list again. */
export function isResourceExpired(error: unknown): boolean {
  return is(error, "Expired");
}

export function isNotAcceptable(error: unknown): boolean {
  return is(error, "NotAcceptable", 406);
}

export function isUnsupportedMediaType(error: unknown): boolean {
  return is(error, "UnsupportedMediaType", 415);
}

export function isMethodNotSupported(error: unknown): boolean {
  return is(error, "MethodNotAllowed", 405);
}

export function isServiceUnavailable(error: unknown): boolean {
  return is(error, "ServiceUnavailable", 503);
}

export function isBadRequest(error: unknown): boolean {
  return is(error, "BadRequest", 400);
}

export function isUnauthorized(error: unknown): boolean {
  return is(error, "Unauthorized", 401);
}

export function isForbidden(error: unknown): boolean {
  return is(error, "Forbidden", 403);
}

/** It may have been done or not. */
export function isTimeout(error: unknown): boolean {
  return is(error, "Timeout", 504);
}

/** It was not done; the client should try again. */
export function isServerTimeout(error: unknown): boolean {
  return is(error, "ServerTimeout");
}

export function isInternalError(error: unknown): boolean {
  return is(error, "InternalError", 500);
}

export function isTooManyRequests(error: unknown): boolean {
  return is(error, "TooManyRequests") || statusErrorOf(error)?.status.code === 429;
}

export function isRequestEntityTooLarge(error: unknown): boolean {
  return is(error, "RequestEntityTooLarge") || statusErrorOf(error)?.status.code === 413;
}
