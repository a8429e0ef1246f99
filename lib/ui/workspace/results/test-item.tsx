"use client";
import { ChevronRight, Circle, CircleCheck, CircleX, Server } from "lucide";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { VisuallyHidden } from "@/lib/ui/primitives/visually-hidden";
import { Icon } from "../../primitives/icon";
import { useWorkspace } from "../context";
import { ConsoleLines } from "./console-lines";
import { FailureDetails } from "./failure-details";
import styles from "./results.module.css";
import type { TestView } from "./view";

const icons = { passed: CircleCheck, failed: CircleX, "not-run": Circle };

/** One test: its title and how it went; what there is to know of it opens beneath. */
export function TestItem({ test, open }: { readonly test: TestView; readonly open: boolean }) {
  const words = useTranslations("grading");
  const { say } = useWorkspace();
  // Details are made when they are looked at: a lab may have dozens of failures, each with a trace.
  const [shown, setShown] = useState(open);
  const title = (
    <>
      <Icon of={icons[test.status]} size={16} className={styles.testIcon} />
      <span className={styles.testTitle}>{say(test.title)} <VisuallyHidden>({words(`status.${test.status}`)})</VisuallyHidden></span>
      {test.hidden && <span className={styles.hidden}><Icon of={Server} size={12} /> {words("hiddenTest")}</span>}
    </>
  );
  const { result } = test;
  const details = result && (result.failure || result.logs.length > 0);
  return (
    <li className={styles.test} data-status={test.status} data-test={test.id}>
      {!details ? <div className={styles.testHead}>{title}</div> : (
        <details open={open} onToggle={(event) => setShown(event.currentTarget.open)}>
          <summary className={styles.testHead}>{title}<Icon of={ChevronRight} size={16} className={styles.chevron} /></summary>
          {shown && (
            <div className={styles.details}>
              {result.failure && <FailureDetails result={result} failure={result.failure} />}
              {result.logs.length > 0 && <ConsoleLines lines={result.logs} />}
            </div>
          )}
        </details>
      )}
    </li>
  );
}
