import { defineLab } from "@/lib/grader/lab";

export default defineLab({
  id: "rest-client",
  title: { en: "Build the clients", zh: "实现客户端" },
  summary: {
    en: "client-go from the bottom up: a request that is put together piece by piece, sent, retried and slowed down; a watch that is decoded; and the typed, dynamic and discovery clients on top.",
    zh: "自底向上实现 client-go：一步步拼出请求，发送、重试、限速，解码 watch 流，再在上面搭出类型化客户端、动态客户端和发现客户端。",
  },
  minutes: 100,
  points: 30,
  files: [
    { path: "request.ts" },
    { path: "rate_limiter.ts" },
    { path: "retry.ts" },
    { path: "result.ts" },
    { path: "stream_watcher.ts" },
    { path: "resource_client.ts" },
    { path: "dynamic.ts" },
    { path: "discovery.ts" },
    { path: "rest_client.ts", readonly: true, from: "rest-client/solution" },
    { path: "typed.ts", readonly: true, from: "rest-client/solution" },
  ],
  lessons: ["client-objects"],
  buildsOn: [],
  startsAt: "url.core",
});
