"use client";
import { ChevronUp, CircleAlert, CircleCheck, CircleX } from "lucide";
import { useTranslations } from "next-intl";
import { VisuallyHidden } from "@/lib/ui/primitives/visually-hidden";
import { useWorkspace } from "./context";
import styles from "./editor-pane.module.css";
import { Icon } from "../primitives/icon";

/** What is wrong with the code, as a list; each entry leads to its place. */
export function ProblemsPanel() {
  const t = useTranslations("workspace.problems");
  const { problems, goTo, monaco, problemsOpen: open, openProblems } = useWorkspace();
  const errors = problems.some((problem) => problem.severity === "error");
  const tone = errors ? "fail" : problems.length > 0 ? "warn" : "ok";
  const mark = errors ? CircleX : problems.length > 0 ? CircleAlert : CircleCheck;
  return (
    <div className={styles.problems} data-tone={tone}>
      <button type="button" id="workspace-problems" aria-expanded={open} aria-controls="workspace-problem-list" onClick={() => openProblems(!open)}>
        <Icon of={mark} size={14} /> {t("count", { count: problems.length })} <Icon of={ChevronUp} size={14} className={styles.chevron} />
      </button>
      <div id="workspace-problem-list" hidden={!open}>
        {problems.length === 0 && <p className={styles.note}>{monaco.phase === "ready" ? t("none") : t("plain")}</p>}
        <ul className={styles.list}>
          {problems.map((problem, index) => (
            <li key={index}>
              <button type="button" data-severity={problem.severity} onClick={() => goTo(problem)}>
                {problem.severity === "error" ? <Icon of={CircleX} size={12} /> : <Icon of={CircleAlert} size={12} />}
                <span className={styles.message}><VisuallyHidden>{t(problem.severity)}: </VisuallyHidden>{problem.message}</span>
                <span className={styles.where}>{problem.file}:{problem.line}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
