"use client";
import { ExternalLink } from "lucide";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Tabs } from "@/lib/ui/primitives/tabs";
import { type GuideTab, useWorkspace } from "./context";
import styles from "./guide.module.css";
import { type Hint, Hints } from "./hints";
import { Icon } from "../primitives/icon";
import { Link } from "../primitives/link";

/** What stands beside the code, rendered on the server. */
export interface GuideContents {
  readonly instructions: ReactNode;
  readonly hints: readonly Hint[];
  readonly lesson?: { readonly title: string; readonly href: string; readonly body: ReactNode };
}

/** Task, hints and lesson. */
export function Guide({ instructions, hints, lesson }: GuideContents) {
  const t = useTranslations("workspace");
  const { guideTab, showGuide } = useWorkspace();
  const items = [
    { value: "task", label: t("guide.task"), panel: <div className={styles.prose}>{instructions}</div> },
    { value: "hints", label: t("guide.hints"), panel: <Hints hints={hints} /> },
    ...(lesson ? [{
      value: "lesson",
      label: t("guide.lesson"),
      panel: (
        <div className={styles.prose}>
          <p><Link href={lesson.href} target="_blank">{t("guide.openLesson")} <Icon of={ExternalLink} size={14} /></Link></p>
          <h2>{lesson.title}</h2>
          {lesson.body}
        </div>
      ),
    }] : []),
  ];
  return (
    <section aria-label={t("pane.instructions")} id="workspace-instructions" tabIndex={-1} className={styles.guide}>
      <Tabs label={t("pane.instructions")} items={items} value={guideTab} onValueChange={(tab) => showGuide(tab as GuideTab)} keepMounted className={styles.tabs} panelClassName={styles.panel} />
    </section>
  );
}
