import type { Authorizer, AuthorizerAttributes, AuthorizerResult } from "@reconcile/api";

/** Asks one authorizer after the other (k8s.io/apiserver/pkg/authorization/union): the first that has an opinion decides. If none has, their reasons are told together. */
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
