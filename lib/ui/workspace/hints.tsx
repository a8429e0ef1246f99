"use client";
import { Columns2, Lightbulb } from "lucide";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { Button } from "@/lib/ui/primitives/button";
import { useWorkspace } from "./context";
import styles from "./guide.module.css";
import { hintStages, hintTitle, type HintStage } from "./hint-stages";
import { createStored, useStored } from "./stored";
import { Icon } from "../primitives/icon";

export interface Hint {
  readonly title: string;
  readonly body: ReactNode;
}

/** How many steps of each stage are open, by the stage's place. */
function openedHints(lab: string) {
  return createStored<readonly number[]>(`reconcile.hints.${lab}`, [], (stored) => (Array.isArray(stored) ? stored.map((count) => Number(count) || 0) : []));
}

/** Hints one by one, a few steps for each stage. What was opened stays open. */
export function Hints({ hints }: { readonly hints: readonly Hint[] }) {
  const t = useTranslations("workspace");
  const { lab, showDialog } = useWorkspace();
  const stages = useMemo(() => hintStages(hints), [hints]);
  const stored = useMemo(() => openedHints(lab.id), [lab.id]);
  const [opened, setOpened] = useStored(stored);

  function open(stage: number): void {
    const count = (opened[stage] ?? 0) + 1;
    setOpened(stages.map((_, index) => (index === stage ? count : (opened[index] ?? 0))));
    // The button may be gone now: the focus goes to what it has brought.
    requestAnimationFrame(() => document.getElementById(`hint-${stage}-${count}`)?.focus());
  }
  return (
    <>
      <p className={styles.intro}>{hints.length > 0 ? t("hints.intro") : t("hints.none")}</p>
      {stages.map((stage, index) => <Stage key={stage.title} stage={stage} place={index} opened={opened[index] ?? 0} open={() => open(index)} />)}
      <div className={styles.reference}>
        <Button size="small" onClick={() => showDialog("solution")}><Icon of={Columns2} /> {t("tools.solution")}</Button>
      </div>
    </>
  );
}

function Stage({ stage, place, opened, open }: { stage: HintStage<Hint>; place: number; opened: number; open: () => void }) {
  const t = useTranslations("workspace.hints");
  const total = stage.steps.length;
  return (
    <section className={styles.stage}>
      <div className={styles.stageHead}>
        {stage.title && <h2>{stage.title}</h2>}
        <span className={styles.opened}>{t("opened", { opened: Math.min(opened, total), total })}</span>
      </div>
      {stage.steps.slice(0, opened).map((hint, index) => (
        <article key={hint.title} id={`hint-${place}-${index + 1}`} tabIndex={-1} className={styles.hint}>
          <h3><span className={styles.step}>{t("step", { step: index + 1 })} · </span>{hintTitle(hint.title)}</h3>
          <div className={styles.prose}>{hint.body}</div>
        </article>
      ))}
      {opened < total && <Button size="small" onClick={open}><Icon of={Lightbulb} /> {t("open", { step: opened + 1, total })}</Button>}
    </section>
  );
}
