import { defineLab } from "@/lib/grader/lab";

export default defineLab({
  id: "admission-chain",
  title: { en: "Build the admission chain", zh: "实现准入链" },
  summary: {
    en: "The last ones to be asked before an object is stored: plugins that change it, webhooks on other machines that do the same, and those that may only say no.",
    zh: "对象落盘之前的最后一关：先由插件和别处的 webhook 修改它，再由另一些只能说“不”的来把关。",
  },
  minutes: 75,
  points: 30,
  files: [
    { path: "admission_chain.ts" },
    { path: "default_toleration_seconds.ts" },
    { path: "rules.ts" },
    { path: "matcher.ts" },
    { path: "webhook_source.ts" },
    { path: "admission_review.ts" },
    { path: "webhook_client.ts" },
    { path: "failure_policy.ts" },
    { path: "reinvocation.ts" },
    { path: "mutating_webhook.ts" },
    { path: "validating_webhook.ts" },
    { path: "config.ts", readonly: true },
    { path: "webhook_errors.ts", readonly: true },
    { path: "base64.ts", readonly: true },
    { path: "namespace_lifecycle.ts", readonly: true },
  ],
  lessons: ["admission"],
  buildsOn: [],
  startsAt: "chain.mutate",
});
