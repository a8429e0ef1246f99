import { isGone, isResourceExpired, isTooManyRequests, statusCause } from "@reconcile/api";

/** 410: the server does not remember this resource version any more. */
export function isExpiredError(error: unknown): boolean {
  return isResourceExpired(error) || isGone(error);
}

/** The server that answered has not heard of this resource version yet. */
export function isTooLargeResourceVersionError(error: unknown): boolean {
  return statusCause(error, "ResourceVersionTooLarge") !== undefined;
}

/**
 * Whether a watch that could not be opened is worth another try from the same
 * version: nobody answered, or the server is busy. The version is no worse for
 * that.
 */
export function isWatchErrorRetriable(error: unknown): boolean {
  return isTooManyRequests(error) || (error instanceof Error && error.name === "ConnectionError");
}
