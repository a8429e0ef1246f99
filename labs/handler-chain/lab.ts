import { defineLab } from "@/lib/grader/lab";

export default defineLab({
  id: "handler-chain",
  title: { en: "Build the road of a request", zh: "实现 API Server 的请求处理链" },
  summary: {
    en: "The handlers that every request to an API server passes: what is it about, who sends it, may they, is there room, and at last the resource. In the right order.",
    zh: "每个发往 API Server 的请求都要经过的处理器：它要什么，谁发的，有没有权限，服务器顾不顾得过来，最后才是资源本身。顺序不能乱。",
  },
  minutes: 75,
  points: 30,
  files: [
    { path: "request_info.ts" },
    { path: "authentication.ts" },
    { path: "authorization.ts" },
    { path: "impersonation.ts" },
    { path: "max_in_flight.ts" },
    { path: "audit.ts" },
    { path: "timeout.ts" },
    { path: "panic_recovery.ts" },
    { path: "chain.ts" },
    { path: "router.ts" },
    { path: "long_running.ts", readonly: true },
    { path: "query.ts", readonly: true },
    { path: "responses.ts", readonly: true },
    { path: "request_info_filter.ts", readonly: true, from: "handler-chain/solution" },
  ],
  lessons: ["apiserver-chain"],
  buildsOn: [],
  startsAt: "info.object",
});
