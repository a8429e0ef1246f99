"use client";
import { useTranslations } from "next-intl";
import { VisuallyHidden } from "@/lib/ui/primitives/visually-hidden";
import { useWorkspace } from "../context";
import styles from "./results.module.css";
import { TestItem } from "./test-item";
import type { GroupView } from "./view";

/** One behaviour and its tests. `openId` is the test whose details are open at first. */
export function Group({ group, openId }: { readonly group: GroupView; readonly openId: string | undefined }) {
  const t = useTranslations("workspace.results");
  const { say } = useWorkspace();
  const total = group.tests.length;
  return (
    <section className={styles.group}>
      <h3 className={styles.groupTitle}>
        <span>{say(group.title)}</span>
        <span className={styles.count} data-complete={group.passed === total}>
          <span aria-hidden>{t("groupCount", { passed: group.passed, total })}</span>
          <VisuallyHidden>{t("progress", { passed: group.passed, total })}</VisuallyHidden>
        </span>
      </h3>
      <ul className={styles.tests}>
        {group.tests.map((test) => <TestItem key={test.id} test={test} open={test.id === openId} />)}
      </ul>
    </section>
  );
}
