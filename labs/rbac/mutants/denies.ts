// mutant-of: union_authorizer.ts
// killed-by: union.authorizers
// mistake: Whoever does not allow is taken to deny: RBAC is never asked behind the Node authorizer.
import type { Authorizer, AuthorizerAttributes, AuthorizerResult } from "@reconcile/api";

/** Asks one authorizer after the other (k8s.io/apiserver/pkg/authorization/union): the first that has an opinion decides. If none has, their reasons are told together. */
export class UnionAuthorizer implements Authorizer {
  private readonly authorizers: readonly Authorizer[];

  constructor(...authorizers: readonly Authorizer[]) {
    this.authorizers = authorizers;
  }

  async authorize(attributes: AuthorizerAttributes): Promise<AuthorizerResult> {
    for (const authorizer of this.authorizers) {
      const result = await authorizer.authorize(attributes);
      return result.decision === "NoOpinion" ? { ...result, decision: "Deny" } : result;
    }
    return { decision: "NoOpinion" };
  }
}
