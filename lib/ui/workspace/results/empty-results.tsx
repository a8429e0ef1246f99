"use client";
import { useTranslations } from "next-intl";
import { useWorkspace } from "../context";
import { useKeys } from "../use-keyboard";
import styles from "./results.module.css";

/** Before the first run: what there is to see, and how to get it. */
export function EmptyResults() {
  const t = useTranslations("workspace.results");
  const { lab, say, run } = useWorkspace();
  const keys = useKeys();
  const visible = lab.tests.filter((test) => !test.hidden);
  return (
    <div className={styles.empty}>
      {run.state.phase === "cancelled" ? <p>{t("cancelledFirst")}</p> : <p className={styles.emptyTitle}>{t("empty")}</p>}
      <p>{t("emptyHelp", { keys: keys("Mod", "Enter") })}</p>
      <ul className={styles.outline}>
        {lab.groups.map((group) => {
          const count = visible.filter((test) => test.group === group.id).length;
          return count > 0 && <li key={group.id}><span>{say(group.title)}</span> <span className={styles.quiet}>{count}</span></li>;
        })}
      </ul>
    </div>
  );
}
