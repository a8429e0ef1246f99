import { getTranslations } from "next-intl/server";
import type { ContentIssue } from "@/lib/content";
import type { Locale } from "@/lib/i18n/locales";
import { Notice } from "@/lib/ui/primitives/notice";
import styles from "./content-problems.module.css";

/** What is wrong with the content, for its author. Built content has no issues, so readers never see this. */
export async function ContentProblems({ locale, issues, fatal = false }: { locale: Locale; issues: readonly ContentIssue[]; fatal?: boolean }) {
  if (issues.length === 0) return null;
  const t = await getTranslations({ locale, namespace: "lesson.problems" });
  const worst = issues.some(({ level }) => level === "error") ? "fail" : "warn";
  return (
    <Notice tone={worst} title={fatal ? t("heading") : t("warnings")} className={styles.problems}>
      <p>{t(worst === "fail" ? "hint" : "warningsHint")}</p>
      <ul className={styles.list}>
        {issues.map((issue) => (
          <li key={`${issue.file}:${issue.line}:${issue.code}:${issue.message}`}>
            <code>{issue.file}:{issue.line}</code> <strong>{issue.code}</strong> {issue.message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
