import type { Authorizer, AuthorizerAttributes, AuthorizerResult } from "@reconcile/api";

/** Stage 2. Asks one authorizer after the other: the first that has an opinion decides. If none has, their reasons are told together, a line each. */
export class UnionAuthorizer implements Authorizer {
  private readonly authorizers: readonly Authorizer[];

  constructor(...authorizers: readonly Authorizer[]) {
    this.authorizers = authorizers;
  }

  async authorize(attributes: AuthorizerAttributes): Promise<AuthorizerResult> {
    throw new Error("not written yet: UnionAuthorizer.authorize");
  }
}
