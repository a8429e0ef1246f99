import type { AuthenticationResult, Authenticator, HttpRequest, UserInfo } from "@reconcile/api";

/** Stage 3. Whoever shows a client certificate (`peer`) is who it says: the common name is the user, the organizations are the groups. */
export class CertificateAuthenticator implements Authenticator {
  async authenticateRequest(request: HttpRequest): Promise<AuthenticationResult | undefined> {
    throw new Error("not written yet: CertificateAuthenticator");
  }
}

/** Stage 3. Whoever shows a token is who the token belongs to. A token that nobody has is an error; other kinds of credentials are none of its business. */
export class BearerTokenAuthenticator implements Authenticator {
  private readonly users: ReadonlyMap<string, UserInfo>;

  /** @param users by token */
  constructor(users: ReadonlyMap<string, UserInfo>) {
    this.users = users;
  }

  async authenticateRequest(request: HttpRequest): Promise<AuthenticationResult | undefined> {
    throw new Error("not written yet: BearerTokenAuthenticator");
  }
}

/** Stage 3. Whoever shows nothing is nobody in particular. Has to be asked last. */
export class AnonymousAuthenticator implements Authenticator {
  async authenticateRequest(): Promise<AuthenticationResult> {
    throw new Error("not written yet: AnonymousAuthenticator");
  }
}

/** Stage 3. Adds the group of everybody who is known. */
export class AuthenticatedGroupAdder implements Authenticator {
  private readonly authenticator: Authenticator;

  constructor(authenticator: Authenticator) {
    this.authenticator = authenticator;
  }

  async authenticateRequest(request: HttpRequest): Promise<AuthenticationResult | undefined> {
    throw new Error("not written yet: AuthenticatedGroupAdder");
  }
}
