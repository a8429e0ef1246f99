// mutant-of: union_authenticator.ts
// killed-by: authn.union
// mistake: The first rejection ends it: a webhook behind the service accounts never sees its own tokens.
import type { AuthenticationResult, Authenticator, HttpRequest } from "@reconcile/api";

/**
 * Asks one authenticator after the other (k8s.io/apiserver/pkg/authentication/request/union). What one rejects, a later one may still know; if none does, the
 * rejections are the answer. With `failOnError` the first rejection ends it.
 */
export class UnionAuthenticator implements Authenticator {
  private readonly authenticators: readonly Authenticator[];
  private readonly failOnError: boolean;

  constructor(authenticators: readonly Authenticator[], { failOnError = false }: { readonly failOnError?: boolean } = {}) {
    this.authenticators = authenticators;
    this.failOnError = failOnError;
  }

  async authenticateRequest(request: HttpRequest): Promise<AuthenticationResult | undefined> {
    for (const authenticator of this.authenticators) {
      try {
        const result = await authenticator.authenticateRequest(request);
        if (result !== undefined) return result;
      } catch (error) {
        throw error;
      }
    }
    return undefined;
  }
}
