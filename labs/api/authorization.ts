// Who is asking, and may they: k8s.io/apiserver/pkg/authentication and pkg/authorization as interfaces.
import type { HttpRequest } from "./http";
import type { UserInfo } from "./kubernetes/authentication";

/** Finds out who sent a request (authenticator.Request). */
export interface Authenticator {
  /** Resolves to undefined if the request shows nothing that this authenticator knows; rejects if what it shows is not valid. */
  authenticateRequest(request: HttpRequest): Promise<AuthenticationResult | undefined>;
}

export interface AuthenticationResult {
  readonly user: UserInfo;
}

/** What somebody wants to do (authorizer.Attributes). */
export interface AuthorizerAttributes {
  readonly user: UserInfo;
  /** `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`, …; of a path that is no resource, the method in lower case. */
  readonly verb: string;
  /** Whether it is about a resource. If not, only `path` counts. */
  readonly resourceRequest: boolean;
  readonly namespace: string;
  /** `""` is the core group. */
  readonly apiGroup: string;
  readonly apiVersion: string;
  readonly resource: string;
  readonly subresource: string;
  /** `""` if no single object is meant. */
  readonly name: string;
  readonly path: string;
}

/** `NoOpinion`: somebody else may know; if nobody does, it is refused. */
export type AuthorizerDecision = "Allow" | "Deny" | "NoOpinion";

export interface AuthorizerResult {
  readonly decision: AuthorizerDecision;
  readonly reason?: string;
}

export interface Authorizer {
  authorize(attributes: AuthorizerAttributes): Promise<AuthorizerResult>;
}
