import type { Locale } from "@/lib/i18n/locales";
import type { RequestFigureStrings } from "@/lib/ui/figures/rest-client/types";

const en: RequestFigureStrings = {
  request: "The request",
  verb: "Method",
  resource: "Resource",
  namespace: "Namespace",
  namespaces: { default: "default", all: "all (empty)" },
  name: "Name",
  none: "none",
  subResource: "Sub-resource",
  labelSelector: "Label selector",
  behaviour: "What it meets",
  behaviours: {
    fine: "a server that answers",
    busy: "a busy server: 429, Retry-After: 2",
    starting: "a server that is starting: 503, Retry-After: 1, twice",
    unavailable: "a server that answers 503, without Retry-After",
    reset: "a connection that is reset",
    conflict: "an object that has changed: 409, with a Status",
    proxy: "a proxy in between: 502, a page of HTML",
  },
  address: "Address",
  parts: { group: "group and version", namespace: "namespace", resource: "resource", name: "name", subResource: "sub-resource", query: "query" },
  way: "The way of the request",
  client: "client",
  server: "server",
  sent: ({ at, status }, count) => `Sent for the ${count === 1 ? "first" : count === 2 ? "second" : "third"} time at ${at / 1000} s: ${status === 0 ? "no answer." : `${status}.`}`,
  noAnswer: "lost",
  waits: (seconds) => `waits ${seconds} s`,
  ends: (error, sent) => {
    if (error === undefined) return sent === 1 ? "Sent once. do() resolves to the object." : `Sent ${sent} times. do() resolves to the object.`;
    return sent === 0 ? `Not sent. do() rejects: ${error}` : `Sent ${sent === 1 ? "once" : `${sent} times`}. do() rejects: ${error}`;
  },
};

const zh: RequestFigureStrings = {
  request: "请求",
  verb: "方法",
  resource: "资源",
  namespace: "命名空间",
  namespaces: { default: "default", all: "全部（空）" },
  name: "名称",
  none: "无",
  subResource: "子资源",
  labelSelector: "标签选择器",
  behaviour: "它会遇到",
  behaviours: {
    fine: "正常响应的服务端",
    busy: "繁忙的服务端：429，Retry-After: 2",
    starting: "正在启动的服务端：503，Retry-After: 1，连续两次",
    unavailable: "返回 503、没有 Retry-After 的服务端",
    reset: "连接被重置",
    conflict: "对象已被改动：409，带 Status",
    proxy: "中间的代理：502，一个 HTML 页面",
  },
  address: "地址",
  parts: { group: "组与版本", namespace: "命名空间", resource: "资源", name: "名称", subResource: "子资源", query: "查询参数" },
  way: "请求走的路",
  client: "客户端",
  server: "服务端",
  sent: ({ at, status }, count) => `第 ${count} 次发送，在 ${at / 1000} 秒：${status === 0 ? "没有响应。" : `${status}。`}`,
  noAnswer: "丢失",
  waits: (seconds) => `等 ${seconds} 秒`,
  ends: (error, sent) => {
    if (error === undefined) return `发送了 ${sent} 次，do() 以返回的对象完成。`;
    return sent === 0 ? `没有发送，do() 拒绝：${error}` : `发送了 ${sent} 次，do() 拒绝：${error}`;
  },
};

export const strings: Readonly<Record<Locale, RequestFigureStrings>> = { en, zh };
