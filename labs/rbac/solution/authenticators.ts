import type { AuthenticationResult, Authenticator, HttpRequest, UserInfo } from "@reconcile/api";

/** Whoever shows a client certificate is who it says: the common name is the user, the organizations are the groups (authentication/request/x509). */
export class CertificateAuthenticator implements Authenticator {
  async authenticateRequest({ peer }: HttpRequest): Promise<AuthenticationResult | undefined> {
    if (peer === undefined || peer.commonName === "") return undefined;
    return { user: { username: peer.commonName, groups: [...peer.organizations] } };
  }
}

/** Whoever shows a token is who the token belongs to (authentication/request/bearertoken). A token that nobody has is an error, no other kind of credentials is. */
export class BearerTokenAuthenticator implements Authenticator {
  private readonly users: ReadonlyMap<string, UserInfo>;

  /** @param users by token */
  constructor(users: ReadonlyMap<string, UserInfo>) {
    this.users = users;
  }

  async authenticateRequest({ headers }: HttpRequest): Promise<AuthenticationResult | undefined> {
    const [scheme = "", token = ""] = (headers.authorization ?? "").trim().split(" ");
    if (scheme.toLowerCase() !== "bearer" || token === "") return undefined;
    const user = this.users.get(token);
    if (user === undefined) throw new Error("invalid bearer token");
    return { user };
  }
}

/** Whoever shows nothing is nobody in particular (authentication/request/anonymous). Has to be asked last. */
export class AnonymousAuthenticator implements Authenticator {
  async authenticateRequest(): Promise<AuthenticationResult> {
    return { user: { username: "system:anonymous", groups: ["system:unauthenticated"] } };
  }
}

/** Adds the group of everybody who is known (authentication/group/authenticated_group_adder.go). */
export class AuthenticatedGroupAdder implements Authenticator {
  private readonly authenticator: Authenticator;

  constructor(authenticator: Authenticator) {
    this.authenticator = authenticator;
  }

  async authenticateRequest(request: HttpRequest): Promise<AuthenticationResult | undefined> {
    const result = await this.authenticator.authenticateRequest(request);
    if (result === undefined) return undefined;
    const { groups = [] } = result.user;
    if (groups.includes("system:authenticated") || groups.includes("system:unauthenticated")) return result;
    return { ...result, user: { ...result.user, groups: [...groups, "system:authenticated"] } };
  }
}
