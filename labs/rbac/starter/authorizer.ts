import type { Authorizer, AuthorizerAttributes, AuthorizerResult } from "@reconcile/api";
import type { RuleResolver } from "./resolver";
import { ruleAllows } from "./rules";

/** Stage 2. Allows what a rule of the user allows, and has no opinion about anything else. */
export class RBACAuthorizer implements Authorizer {
  private readonly resolver: RuleResolver;

  constructor(resolver: RuleResolver) {
    this.resolver = resolver;
  }

  async authorize(attributes: AuthorizerAttributes): Promise<AuthorizerResult> {
    throw new Error("not written yet: RBACAuthorizer.authorize");
  }
}
