import type { AuthenticationResult, Authenticator, Authorizer, AuthorizerAttributes, AuthorizerResult, HttpRequest } from "@reconcile/api";

/** Asks one authenticator after the other (authentication/request/union). What one rejects, a later one may still know; if none does, the rejections are the answer. */
export class UnionAuthenticator implements Authenticator {
  private readonly authenticators: readonly Authenticator[];

  constructor(...authenticators: readonly Authenticator[]) {
    this.authenticators = authenticators;
  }

  async authenticateRequest(request: HttpRequest): Promise<AuthenticationResult | undefined> {
    const errors: string[] = [];
    for (const authenticator of this.authenticators) {
      try {
        const result = await authenticator.authenticateRequest(request);
        if (result !== undefined) return result;
      } catch (error) {
        errors.push(error instanceof Error ? error.message : String(error));
      }
    }
    if (errors.length > 0) throw new Error(errors.join(", "));
    return undefined;
  }
}

/** Asks one authorizer after the other (authorization/union): the first that has an opinion decides. */
export class UnionAuthorizer implements Authorizer {
  private readonly authorizers: readonly Authorizer[];

  constructor(...authorizers: readonly Authorizer[]) {
    this.authorizers = authorizers;
  }

  async authorize(attributes: AuthorizerAttributes): Promise<AuthorizerResult> {
    const reasons: string[] = [];
    for (const authorizer of this.authorizers) {
      const result = await authorizer.authorize(attributes);
      if (result.decision !== "NoOpinion") return result;
      if (result.reason) reasons.push(result.reason);
    }
    return reasons.length === 0 ? { decision: "NoOpinion" } : { decision: "NoOpinion", reason: reasons.join("\n") };
  }
}
