import type { SuiteBuilder, TestContext } from "@/lib/grader/harness/api";
import type * as admissionChain from "../solution/admission_chain";
import type * as admissionReview from "../solution/admission_review";
import type * as defaultTolerationSeconds from "../solution/default_toleration_seconds";
import type * as failurePolicy from "../solution/failure_policy";
import type * as matcher from "../solution/matcher";
import type * as mutatingWebhook from "../solution/mutating_webhook";
import type * as namespaceLifecycle from "../solution/namespace_lifecycle";
import type * as rules from "../solution/rules";
import type * as validatingWebhook from "../solution/validating_webhook";
import type * as webhookClient from "../solution/webhook_client";
import type * as webhookErrors from "../solution/webhook_errors";
import type * as webhookSource from "../solution/webhook_source";

/** The modules that a student writes, by file name without ".ts". */
export interface Modules {
  readonly admission_chain: typeof admissionChain;
  readonly default_toleration_seconds: typeof defaultTolerationSeconds;
  readonly namespace_lifecycle: typeof namespaceLifecycle;
  readonly rules: typeof rules;
  readonly matcher: typeof matcher;
  readonly webhook_source: typeof webhookSource;
  readonly admission_review: typeof admissionReview;
  readonly webhook_client: typeof webhookClient;
  readonly webhook_errors: typeof webhookErrors;
  readonly failure_policy: typeof failurePolicy;
  readonly mutating_webhook: typeof mutatingWebhook;
  readonly validating_webhook: typeof validatingWebhook;
}

export type Context = TestContext<Modules>;
export type Builder = SuiteBuilder<Modules>;
