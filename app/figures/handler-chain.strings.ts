import type { Locale } from "@/lib/i18n/locales";
import type { RoadStrings } from "@/lib/ui/figures/handler-chain/types";

const en: RoadStrings = {
  choices: "The request",
  request: "Method and path",
  sender: "Sent by",
  senders: {
    alice: "alice, who may read and create pods in default",
    root: "root, of system:masters",
    rootAsAlice: "root, acting as alice",
    aliceAsRoot: "alice, acting as root",
    nobody: "somebody without credentials",
    wrongToken: "somebody with a wrong token",
  },
  condition: "To a server",
  conditions: { fine: "that is well", full: "that has no place left", panics: "whose handler panics", slow: "whose handler takes 90 s" },
  road: "The filters, the outermost first",
  does: {
    WithPanicRecovery: "turns what is thrown into a 500",
    WithRequestInfo: "what is it about?",
    WithTimeout: "60 s, unless long-running",
    WithAuthentication: "who is it?",
    WithAudit: "writes it down",
    WithImpersonation: "on whose behalf?",
    WithMaxInFlight: "is there room?",
    WithAuthorization: "may they?",
    handler: "the resource",
  },
  states: { unreached: "not reached", passed: "passed on", answered: "answers", thrown: "exception", left: "still at work" },
  answer: "Answer:",
  after: (ms) => `after ${ms / 1000} s`,
};

const zh: RoadStrings = {
  choices: "请求",
  request: "方法和路径",
  sender: "发送者",
  senders: {
    alice: "alice，能读、能创建 default 里的 Pod",
    root: "root，属于 system:masters",
    rootAsAlice: "root，扮演 alice",
    aliceAsRoot: "alice，扮演 root",
    nobody: "没有凭据的人",
    wrongToken: "令牌无效的人",
  },
  condition: "服务器的状况",
  conditions: { fine: "一切正常", full: "名额已满", panics: "处理器 panic", slow: "处理器要 90 秒" },
  road: "过滤器，最外层在前",
  does: {
    WithPanicRecovery: "把抛出的异常变成 500",
    WithRequestInfo: "它要什么？",
    WithTimeout: "60 秒，长时间运行的除外",
    WithAuthentication: "是谁？",
    WithAudit: "记下来",
    WithImpersonation: "以谁的身份？",
    WithMaxInFlight: "还有名额吗？",
    WithAuthorization: "有权限吗？",
    handler: "资源本身",
  },
  states: { unreached: "没有到达", passed: "放行", answered: "作出响应", thrown: "异常穿过", left: "还在执行" },
  answer: "响应：",
  after: (ms) => `${ms / 1000} 秒之后`,
};

export const strings: Readonly<Record<Locale, RoadStrings>> = { en, zh };
