"use client";
import { CloudUpload, Play, Square } from "lucide";
import { useTranslations } from "next-intl";
import { Button } from "@/lib/ui/primitives/button";
import { useWorkspace } from "./context";
import { MoreMenu } from "./more-menu";
import { SaveMark } from "./save-mark";
import { useKeys } from "./use-keyboard";
import styles from "./workspace.module.css";
import { Icon } from "../primitives/icon";

/** The lab's title, where its text is saved, and the two things one does with it. */
export function Header() {
  const t = useTranslations("workspace");
  const { lab, say, run, submit, submission } = useWorkspace();
  const keys = useKeys();
  const running = run.state.phase === "running";
  const sending = submission.state.phase === "sending";
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{say(lab.title)}</h1>
      <SaveMark />
      <div className={styles.actions}>
        <Button size="small" kind="primary" className={styles.run} onClick={() => (running ? run.stop() : run.start())} title={running ? keys("Mod", "Shift", "Enter") : keys("Mod", "Enter")} aria-keyshortcuts={running ? "Control+Shift+Enter" : "Control+Enter"}>
          {running ? <Icon of={Square} /> : <Icon of={Play} />} {running ? t("run.stop") : t("run.run")}
        </Button>
        <Button size="small" busy={sending} onClick={submit}>
          {!sending && <Icon of={CloudUpload} />} {t("submit.submit")}
        </Button>
        <MoreMenu />
      </div>
    </header>
  );
}
