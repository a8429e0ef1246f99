// mutant-of: authorizer.ts
// killed-by: bindings.add-up
// mistake: The first rule that the user has decides, and the others are not asked.
import type { Authorizer, AuthorizerAttributes, AuthorizerResult } from "@reconcile/api";
import type { RuleResolver } from "./resolver";
import { ruleAllows } from "./rules";

/** Allows what a rule of the user allows, and has no opinion about anything else (plugin/pkg/auth/authorizer/rbac/rbac.go). */
export class RBACAuthorizer implements Authorizer {
  private readonly resolver: RuleResolver;

  constructor(resolver: RuleResolver) {
    this.resolver = resolver;
  }

  async authorize(attributes: AuthorizerAttributes): Promise<AuthorizerResult> {
    const errors: string[] = [];
    for (const { rule, reason } of this.resolver.rulesFor(attributes.user, attributes.namespace, errors)) {
      if (ruleAllows(rule, attributes)) return { decision: "Allow", reason: `RBAC: allowed by ${reason}` };
      if (rule.resources?.includes(attributes.resource)) break;
    }
    return errors.length === 0 ? { decision: "NoOpinion" } : { decision: "NoOpinion", reason: `RBAC: ${errors.length === 1 ? errors[0] : `[${errors.join(", ")}]`}` };
  }
}
