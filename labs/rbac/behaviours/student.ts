import type { SuiteBuilder, TestContext } from "@/lib/grader/harness/api";
import type * as aggregation from "../solution/aggregation";
import type * as authentication from "../solution/authentication";
import type * as authenticators from "../solution/authenticators";
import type * as authorizer from "../solution/authorizer";
import type * as covers from "../solution/covers";
import type * as escalation from "../solution/escalation";
import type * as resolver from "../solution/resolver";
import type * as rules from "../solution/rules";
import type * as subjects from "../solution/subjects";
import type * as unionAuthenticator from "../solution/union_authenticator";
import type * as unionAuthorizer from "../solution/union_authorizer";

/** The modules that a student writes, by file name without ".ts". */
export interface Modules {
  readonly rules: typeof rules;
  readonly subjects: typeof subjects;
  readonly resolver: typeof resolver;
  readonly authorizer: typeof authorizer;
  readonly union_authorizer: typeof unionAuthorizer;
  readonly authenticators: typeof authenticators;
  readonly union_authenticator: typeof unionAuthenticator;
  readonly authentication: typeof authentication;
  readonly covers: typeof covers;
  readonly escalation: typeof escalation;
  readonly aggregation: typeof aggregation;
}

export type Context = TestContext<Modules>;
export type Builder = SuiteBuilder<Modules>;
