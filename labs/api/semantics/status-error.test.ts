import { describe, expect, test } from "vitest";
import { fieldErrorText, fieldInvalid, fieldNotSupported, fieldRequired } from "./field-errors";
import * as make from "./new-status-error";
import * as known from "./status-error";

const pods = { group: "", resource: "pods" };
const deployments = { group: "apps", resource: "deployments" };

describe("errors are made in upstream's words", () => {
  test.each([
    [make.newNotFound(pods, "web"), 404, "NotFound", 'pods "web" not found'],
    [make.newAlreadyExists(deployments, "web"), 409, "AlreadyExists", 'deployments.apps "web" already exists'],
    [make.newConflict(pods, "web"), 409, "Conflict", 'Operation cannot be fulfilled on pods "web": the object has been modified; please apply your changes to the latest version and try again'],
    [make.newForbidden(pods, "web", "no"), 403, "Forbidden", 'pods "web" is forbidden: no'],
    [make.newForbidden(pods, "", new Error("no")), 403, "Forbidden", "pods is forbidden: no"],
    [make.newForbidden({ group: "", resource: "" }, "", "no"), 403, "Forbidden", "forbidden: no"],
    [make.newUnauthorized(""), 401, "Unauthorized", "not authorized"],
    [make.newMethodNotSupported(deployments, "patch"), 405, "MethodNotAllowed", 'patch is not supported on resources of kind "deployments.apps"'],
    [make.newServerTimeout(pods, "list", 2), 500, "ServerTimeout", "The list operation against pods could not be completed at this time, please try again."],
    [make.newTimeoutError("too late", 1), 504, "Timeout", "Timeout: too late"],
    [make.newInternalError(new Error("disk")), 500, "InternalError", "Internal error occurred: disk"],
    [make.newTooManyRequestsError("busy"), 429, "TooManyRequests", "Too many requests: busy"],
    [make.newResourceExpired("too old"), 410, "Expired", "too old"],
    [make.newGone("away"), 410, "Gone", "away"],
    [make.newGenericServerResponse({ code: 502, verb: "GET", resource: pods, name: "web", serverMessage: "bad" }), 502, "InternalError", 'an error on the server ("bad") has prevented the request from succeeding (get pods web)'],
    [make.newGenericServerResponse({ code: 409, verb: "POST", resource: pods }), 409, "AlreadyExists", "the server reported a conflict (post pods)"],
    [make.newGenericServerResponse({ code: 418, verb: "GET", resource: { group: "", resource: "" } }), 418, undefined, "the server responded with the status code 418 but did not return more information"],
  ])("%s", (error, code, reason, message) => {
    expect(error).toMatchObject({ name: "StatusError", message, status: { status: "Failure", code, message } });
    expect(error.status.reason).toBe(reason);
  });

  test("details name what it is about, and nothing that is empty", () => {
    expect(make.newNotFound(pods, "web").status.details).toEqual({ kind: "pods", name: "web" });
    expect(make.newTooManyRequests("busy", 0).status.details).toEqual({});
    expect(make.newServerTimeout(deployments, "list", 2).status.details).toEqual({ group: "apps", kind: "deployments", name: "list", retryAfterSeconds: 2 });
    expect(make.newBadRequest("no").status).not.toHaveProperty("details");
  });
  test("an invalid object has a cause for each field", () => {
    const errors = [fieldRequired("spec.containers", "at least one"), fieldInvalid("metadata.name", "A", "must be lower case"), fieldNotSupported("spec.restartPolicy", "Maybe", ["Always", "Never"])];
    const { status } = make.newInvalid({ group: "", kind: "Pod" }, "A", errors);
    expect(status.message).toBe('Pod "A" is invalid: [spec.containers: Required value: at least one, metadata.name: Invalid value: "A": must be lower case, spec.restartPolicy: Unsupported value: "Maybe": supported values: "Always", "Never"]');
    expect(status.details?.causes?.[0]).toEqual({ reason: "FieldValueRequired", message: "Required value: at least one", field: "spec.containers" });
    expect(make.newInvalid({ group: "apps", kind: "Deployment" }, "d", [errors[0]!, errors[0]!]).message).toBe('Deployment.apps "d" is invalid: spec.containers: Required value: at least one');
    expect(make.newInvalid({ group: "", kind: "Pod" }, "A", []).message).toBe('Pod "A" is invalid');
  });
  test("a value that stands in the way is printed as JSON", () => {
    expect(fieldErrorText(fieldInvalid("spec.replicas", -1, "must be greater than or equal to 0"))).toBe("spec.replicas: Invalid value: -1: must be greater than or equal to 0");
  });
});

describe("errors are told apart", () => {
  const notFound = make.newNotFound(pods, "web");
  test("by reason, behind any number of errors that it caused", () => {
    const wrapped = new Error("cannot sync", { cause: new Error("cannot get", { cause: notFound }) });
    expect([known.isNotFound(wrapped), known.isConflict(wrapped), known.reasonForError(wrapped)]).toEqual([true, false, "NotFound"]);
    expect([known.isNotFound(new Error("not found")), known.isNotFound(undefined), known.reasonForError("x")]).toEqual([false, false, ""]);
  });
  test("by code where the reason is none that is known", () => {
    const odd = (code: number, reason?: string) => new known.StatusError({ status: "Failure", code, ...(reason ? { reason } : {}) });
    expect([known.isNotFound(odd(404)), known.isNotFound(odd(404, "Custom")), known.isConflict(odd(409, "AlreadyExists")), known.isAlreadyExists(odd(409))]).toEqual([true, true, false, false]);
    expect([known.isTooManyRequests(odd(429, "Forbidden")), known.isServerTimeout(odd(500)), known.isInternalError(odd(500))]).toEqual([true, false, true]);
  });
  test("a delay is suggested by those who name one, and by every server timeout", () => {
    expect([make.newTooManyRequests("busy", 3), make.newServerTimeout(pods, "get", 0), make.newTooManyRequests("busy", 0), notFound, new Error("x")].map(known.suggestsClientDelay)).toEqual([3, 0, undefined, undefined, undefined]);
  });
  test("what goes over the wire is a Status, whatever was thrown", () => {
    expect(known.errorToAPIStatus(notFound)).toMatchObject({ kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure", reason: "NotFound", code: 404 });
    expect(known.errorToAPIStatus(new TypeError("x is undefined"))).toEqual({ kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure", code: 500, message: "x is undefined" });
    expect(known.errorToAPIStatus("thrown text").message).toBe("thrown text");
  });
  test("an error that causes itself is looked at once and for all", () => {
    const loop = new Error("loop");
    loop.cause = loop;
    expect(known.isNotFound(loop)).toBe(false);
  });
});
