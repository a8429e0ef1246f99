import type { AuthenticationResult, Authenticator, HttpRequest } from "@reconcile/api";

/**
 * Stage 3. Asks one authenticator after the other. What one rejects, a later one may still know; if none does, the rejections are the answer. With `failOnError`
 * the first rejection ends it.
 */
export class UnionAuthenticator implements Authenticator {
  private readonly authenticators: readonly Authenticator[];
  private readonly failOnError: boolean;

  constructor(authenticators: readonly Authenticator[], { failOnError = false }: { readonly failOnError?: boolean } = {}) {
    this.authenticators = authenticators;
    this.failOnError = failOnError;
  }

  async authenticateRequest(request: HttpRequest): Promise<AuthenticationResult | undefined> {
    throw new Error("not written yet: UnionAuthenticator.authenticateRequest");
  }
}
