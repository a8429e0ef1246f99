import type { Locale } from "@/lib/i18n/locales";
import type { AdmissionFigureStrings } from "@/lib/ui/figures/admission-chain/types";

const en: AdmissionFigureStrings = {
  webhooks: "The webhooks",
  webhook: "Webhook",
  does: {
    mirror: "mutates: images come from mirror.local",
    sidecar: "mutates: adds the container proxy",
    "mirrored-only": "validates: no image from elsewhere",
    "small-pods": "validates: agrees to this pod",
  },
  server: "Its server",
  behaviours: { up: "answers", slow: "takes 15 s", down: "is gone", denies: "denies" },
  way: "Who was asked, in order",
  kinds: { plugin: "plugin", mutating: "mutating webhook", validating: "validating webhook" },
  round: "second round",
  outcomes: { changed: "changes", same: "changes nothing", allowed: "allows", denied: "denies", unreachable: "cannot be reached", late: "no answer within 10 s" },
  ignored: "(ignored)",
  stored: (ms) => `Stored after ${ms} ms.`,
  refused: (ms, error) => `Refused after ${ms} ms: ${error}`,
  object: "What is stored:",
};

const zh: AdmissionFigureStrings = {
  webhooks: "webhook",
  webhook: "webhook",
  does: {
    mirror: "变更：镜像一律走 mirror.local",
    sidecar: "变更：加入 proxy 容器",
    "mirrored-only": "验证：不许用别处的镜像",
    "small-pods": "验证：同意这个 Pod",
  },
  server: "它的服务器",
  behaviours: { up: "正常响应", slow: "要 15 秒", down: "已停机", denies: "拒绝" },
  way: "依次问了谁",
  kinds: { plugin: "插件", mutating: "变更型 webhook", validating: "验证型 webhook" },
  round: "第二轮",
  outcomes: { changed: "修改", same: "没有修改", allowed: "允许", denied: "拒绝", unreachable: "连不上", late: "10 秒内没有响应" },
  ignored: "（忽略）",
  stored: (ms) => `${ms} ms 后写入存储。`,
  refused: (ms, error) => `${ms} ms 后被拒绝：${error}`,
  object: "存储的内容：",
};

export const strings: Readonly<Record<Locale, AdmissionFigureStrings>> = { en, zh };
