"use client";
import { useTranslations } from "next-intl";
import { useWorkspace } from "./context";
import styles from "./editor-pane.module.css";
import { editorPreferences } from "./preferences";
import { useStored } from "./stored";
import { useIsMac } from "./use-keyboard";

/** What the Tab key does, always in view: nobody is to be caught in the editor. */
export function EditorStatus() {
  const t = useTranslations("workspace");
  const { format, toggleTab, isReadonly, activePath } = useWorkspace();
  const [{ editor, tabLeaves }] = useStored(editorPreferences);
  const keys = useIsMac() ? "Ctrl+Shift+M" : "Ctrl+M";
  return (
    <div className={styles.status}>
      {isReadonly(activePath) ? <span>{t("edit.readonlyNote")}</span> : <button type="button" onClick={format} title="Shift+Alt+F" aria-keyshortcuts="Shift+Alt+F">{t("tools.format")}</button>}
      <button type="button" onClick={toggleTab} title={t("edit.tabToggle", { keys })}>
        {tabLeaves[editor] ? t("edit.tabMoves") : t("edit.tabIndents")} <kbd>{keys}</kbd>
      </button>
    </div>
  );
}
