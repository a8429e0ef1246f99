import type { Locale } from "@/lib/i18n/locales";
import type { MatrixStrings } from "@/lib/ui/figures/rbac/types";

const en: MatrixStrings = {
  bindings: "Bindings in force",
  missing: "there is no such role",
  matrix: "Who may do what",
  action: "what",
  cell: (person, question, allowed) => `${person}, ${question}: ${allowed ? "allowed" : "not allowed"}`,
  says: (person, question, { allowed }) => `${person}: ${question} – ${allowed ? "allowed." : "not allowed. RBAC has no opinion, and nobody else is asked."}`,
  nothing: "no reason: no rule allows it",
};

const zh: MatrixStrings = {
  bindings: "生效的绑定",
  missing: "没有这个角色",
  matrix: "谁能做什么",
  action: "操作",
  cell: (person, question, allowed) => `${person}，${question}：${allowed ? "允许" : "不允许"}`,
  says: (person, question, { allowed }) => `${person}：${question}，${allowed ? "允许。" : "不允许。RBAC 没有意见，也没有别的授权器可问。"}`,
  nothing: "没有原因：没有规则允许它",
};

export const strings: Readonly<Record<Locale, MatrixStrings>> = { en, zh };
