import { defineLab } from "@/lib/grader/lab";

export default defineLab({
  id: "rbac",
  title: { en: "Build who may do what", zh: "实现 RBAC：谁能做什么" },
  summary: {
    en: "Rules, bindings and the authorizer that reads them; the authenticators that find out who is asking; and the checks that let nobody give away what they do not have.",
    zh: "规则、绑定和据此裁决的授权器，查明请求来自谁的认证器，以及“自己没有的权限不能给别人”的检查。",
  },
  minutes: 55,
  points: 30,
  files: [
    { path: "rules.ts" },
    { path: "subjects.ts" },
    { path: "resolver.ts" },
    { path: "authorizer.ts" },
    { path: "union_authorizer.ts" },
    { path: "authenticators.ts" },
    { path: "union_authenticator.ts" },
    { path: "authentication.ts" },
    { path: "covers.ts" },
    { path: "escalation.ts" },
    { path: "aggregation.ts" },
  ],
  lessons: ["access-control"],
  buildsOn: [],
  startsAt: "rules.verb-group-resource",
});
