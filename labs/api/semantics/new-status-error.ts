// apimachinery pkg/api/errors/errors.go: one constructor for each reason, with upstream's words.
import type { GroupKind, GroupResource, StatusCause, StatusDetails, StatusReason } from "../kubernetes/meta";
import { fieldErrorBody, fieldErrorsText, type FieldError } from "./field-errors";
import { StatusError } from "./status-error";

const quote = (text: string): string => JSON.stringify(text);
const words = (error: Error | string): string => (typeof error === "string" ? error : error.message);

/** `pods`, `deployments.apps`. */
const resourceText = ({ group, resource }: GroupResource): string => (group === "" ? resource : `${resource}.${group}`);

const about = ({ group, resource }: GroupResource, name = "", more: StatusDetails = {}): StatusDetails => ({ name, group, kind: resource, ...more });

/** A failure; what is empty is left out, as in the JSON of upstream. */
function failure(code: number, reason: StatusReason, message: string, details?: StatusDetails): StatusError {
  const kept = details && Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined && value !== "" && value !== 0));
  return new StatusError({ status: "Failure", message, ...(reason === "" ? {} : { reason }), ...(kept ? { details: kept } : {}), code });
}

/** 404: `pods "web" not found`. */
export function newNotFound(resource: GroupResource, name: string): StatusError {
  return failure(404, "NotFound", `${resourceText(resource)} ${quote(name)} not found`, about(resource, name));
}

/** 409: `pods "web" already exists`. */
export function newAlreadyExists(resource: GroupResource, name: string): StatusError {
  return failure(409, "AlreadyExists", `${resourceText(resource)} ${quote(name)} already exists`, about(resource, name));
}

/** 409: no name could be generated that is free. */
export function newGenerateNameConflict(resource: GroupResource, name: string, retryAfterSeconds: number): StatusError {
  const message = `${resourceText(resource)} ${quote(name)} already exists, the server was not able to generate a unique name for the object`;
  return failure(409, "AlreadyExists", message, about(resource, name, { retryAfterSeconds }));
}

/** 401. `reason` is the message; "not authorized" if it is empty. */
export function newUnauthorized(reason: string): StatusError {
  return failure(401, "Unauthorized", reason === "" ? "not authorized" : reason);
}

/** 403: `pods "web" is forbidden: …`. Without a name it is about all of them, without a resource about something else. */
export function newForbidden(resource: GroupResource, name: string, error: Error | string): StatusError {
  const text = resourceText(resource);
  const subject = text === "" ? "forbidden" : name === "" ? `${text} is forbidden` : `${text} ${quote(name)} is forbidden`;
  return failure(403, "Forbidden", `${subject}: ${words(error)}`, about(resource, name));
}

/** What stands in the message of a conflict when somebody else was faster (apiserver registry/generic/registry/store.go). */
export const optimisticLockErrorMsg = "the object has been modified; please apply your changes to the latest version and try again";

/** 409: `Operation cannot be fulfilled on pods "web": …`. */
export function newConflict(resource: GroupResource, name: string, error: Error | string = optimisticLockErrorMsg): StatusError {
  return failure(409, "Conflict", `Operation cannot be fulfilled on ${resourceText(resource)} ${quote(name)}: ${words(error)}`, about(resource, name));
}

/** 409: fields belong to other managers (server-side apply). */
export function newApplyConflict(causes: readonly StatusCause[], message: string): StatusError {
  return failure(409, "Conflict", message, { causes: [...causes] });
}

/** 410, of old: `newResourceExpired` has taken its place. */
export function newGone(message: string): StatusError {
  return failure(410, "Gone", message);
}

/** 410: the version asked for, or the list to be continued, is not kept any more. */
export function newResourceExpired(message: string): StatusError {
  return failure(410, "Expired", message);
}

/** 422: `Pod "web" is invalid: spec.containers: Required value`. */
export function newInvalid(kind: GroupKind, name: string, errors: readonly FieldError[]): StatusError {
  const causes = errors.map((error) => ({ reason: error.type, message: fieldErrorBody(error), field: error.field }));
  const subject = `${kind.group === "" ? kind.kind : `${kind.kind}.${kind.group}`} ${quote(name)} is invalid`;
  return failure(422, "Invalid", errors.length === 0 ? subject : `${subject}: ${fieldErrorsText(errors)}`, {
    name, group: kind.group, kind: kind.kind, ...(causes.length > 0 ? { causes } : {}),
  });
}

/** 400. */
export function newBadRequest(reason: string): StatusError {
  return failure(400, "BadRequest", reason);
}

/** 429, with the seconds after which to try again. */
export function newTooManyRequests(message: string, retryAfterSeconds: number): StatusError {
  return failure(429, "TooManyRequests", message, { retryAfterSeconds });
}

/** 429: `Too many requests: …`. */
export function newTooManyRequestsError(message: string): StatusError {
  return failure(429, "TooManyRequests", `Too many requests: ${message}`);
}

/** 503. */
export function newServiceUnavailable(reason: string): StatusError {
  return failure(503, "ServiceUnavailable", reason);
}

/** 405: `delete is not supported on resources of kind "bindings"`. */
export function newMethodNotSupported(resource: GroupResource, action: string): StatusError {
  return failure(405, "MethodNotAllowed", `${action} is not supported on resources of kind ${quote(resourceText(resource))}`, about(resource));
}

/** 500: it could not be done just now, and was not. */
export function newServerTimeout(resource: GroupResource, operation: string, retryAfterSeconds: number): StatusError {
  const message = `The ${operation} operation against ${resourceText(resource)} could not be completed at this time, please try again.`;
  return failure(500, "ServerTimeout", message, about(resource, operation, { retryAfterSeconds }));
}

/** 500: `Internal error occurred: …`. */
export function newInternalError(error: Error | string): StatusError {
  return failure(500, "InternalError", `Internal error occurred: ${words(error)}`, { causes: [{ message: words(error) }] });
}

/** 504: `Timeout: …`. It may have been done all the same. */
export function newTimeoutError(message: string, retryAfterSeconds: number): StatusError {
  return failure(504, "Timeout", `Timeout: ${message}`, { retryAfterSeconds });
}

/** 413: `Request entity too large: …`. */
export function newRequestEntityTooLargeError(message: string): StatusError {
  return failure(413, "RequestEntityTooLarge", `Request entity too large: ${message}`);
}

const responses: Readonly<Record<number, readonly [StatusReason, string]>> = {
  400: ["BadRequest", "the server rejected our request for an unknown reason"],
  401: ["Unauthorized", "the server has asked for the client to provide credentials"],
  404: ["NotFound", "the server could not find the requested resource"],
  405: ["MethodNotAllowed", "the server does not allow this method on the requested resource"],
  406: ["NotAcceptable", "the server was unable to respond with a content type that the client supports"],
  422: ["Invalid", "the server rejected our request due to an error in our request"],
  429: ["TooManyRequests", "the server has received too many requests and has asked us to try again later"],
  503: ["ServiceUnavailable", "the server is currently unable to handle the request"],
  504: ["Timeout", "the server was unable to return a response in the time allotted, but may still be processing the request"],
};

/** A response as a client got it that is no Status. */
export interface GenericServerResponse {
  readonly code: number;
  /** The HTTP method. */
  readonly verb: string;
  /** Absent if the request named none. */
  readonly resource?: GroupResource;
  readonly name?: string;
  /** The body. */
  readonly serverMessage?: string;
  readonly retryAfterSeconds?: number;
  readonly isUnexpectedResponse?: boolean;
}

/** What a client makes of a response that is no Status. */
export function newGenericServerResponse({ code, verb, resource = { group: "", resource: "" }, name = "", serverMessage = "", retryAfterSeconds = 0, isUnexpectedResponse = false }: GenericServerResponse): StatusError {
  let [reason, message]: readonly [StatusReason, string] = responses[code] ?? ["", `the server responded with the status code ${code} but did not return more information`];
  if (code === 409) [reason, message] = [verb === "POST" ? "AlreadyExists" : "Conflict", "the server reported a conflict"];
  else if (code === 403) [reason, message] = ["Forbidden", serverMessage];
  else if (code === 415) [reason, message] = ["UnsupportedMediaType", serverMessage];
  else if (code === 406 && serverMessage !== "" && serverMessage !== "unknown") message = serverMessage;
  else if (code >= 500 && reason === "") [reason, message] = ["InternalError", `an error on the server (${quote(serverMessage)}) has prevented the request from succeeding`];
  const text = resourceText(resource);
  if (text !== "") message += ` (${verb.toLowerCase()} ${text}${name === "" ? "" : ` ${name}`})`;
  const causes = isUnexpectedResponse ? { causes: [{ reason: "UnexpectedServerResponse", message: serverMessage }] } : {};
  return failure(code, reason, message, about(resource, name, { ...causes, retryAfterSeconds }));
}
