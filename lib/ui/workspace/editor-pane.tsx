"use client";
import { Tabs } from "@base-ui/react/tabs";
import { Lock, Undo2, X } from "lucide";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Button } from "@/lib/ui/primitives/button";
import { VisuallyHidden } from "@/lib/ui/primitives/visually-hidden";
import { useWorkspace } from "./context";
import { CodeEditor } from "./editor/code-editor";
import styles from "./editor-pane.module.css";
import { EditorStatus } from "./editor-status";
import { ProblemsPanel } from "./problems-panel";
import { Icon } from "../primitives/icon";

/** The files as tabs, the editor, and what is wrong with the code. */
export function EditorPane() {
  const t = useTranslations("workspace");
  const { lab, activePath, openFile, problems } = useWorkspace();
  return (
    <section aria-label={t("pane.editor")} id="workspace-editor" tabIndex={-1} className={styles.pane}>
      <Tabs.Root value={activePath} onValueChange={(path) => openFile(String(path))} className={styles.tabs}>
        <Tabs.List aria-label={t("files.label")} className={styles.files}>
          {lab.files.map((file) => {
            const errors = problems.filter((problem) => problem.file === file.path && problem.severity === "error").length;
            return (
              <Tabs.Tab key={file.path} value={file.path} className={styles.file}>
                {file.readonly && <Icon of={Lock} size={12} />}
                {file.path}
                {file.readonly && <VisuallyHidden>({t("files.readonly")})</VisuallyHidden>}
                {errors > 0 && <span className={styles.errors}><span aria-hidden>{errors}</span><VisuallyHidden>{t("problems.count", { count: errors })}</VisuallyHidden></span>}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
        <ResetBar />
        <ConflictBar />
        <Tabs.Panel value={activePath} className={styles.panel} tabIndex={-1}><CodeEditor /></Tabs.Panel>
      </Tabs.Root>
      <ProblemsPanel />
      <EditorStatus />
    </section>
  );
}

/** The code was edited in two places. Nobody is interrupted in typing: it is said, and asked when one is ready. */
function ConflictBar() {
  const t = useTranslations("workspace.save");
  const { drafts, showDialog } = useWorkspace();
  if (!drafts.status.conflict) return null;
  return (
    <div role="alert" className={styles.conflict}>
      <span>{t("conflictHelp")}</span>
      <Button size="small" onClick={() => showDialog("conflict")}>{t("choose")}</Button>
    </div>
  );
}

/** After a reset: the way back. */
function ResetBar() {
  const t = useTranslations("workspace.reset");
  const { files, announce } = useWorkspace();
  const replaced = useSyncExternalStore(files.subscribe, files.replaced, () => undefined);
  if (replaced?.why !== "reset") return null;
  return (
    <div className={styles.reset}>
      <span>{t("done")}</span>
      <Button size="small" onClick={() => { files.undo(); announce(t("undone")); }}><Icon of={Undo2} /> {t("undo")}</Button>
      <Button size="small" kind="quiet" iconOnly aria-label={t("dismiss")} onClick={files.settle}><Icon of={X} /></Button>
    </div>
  );
}
