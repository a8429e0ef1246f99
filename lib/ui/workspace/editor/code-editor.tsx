"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/lib/ui/primitives/button";
import { Notice } from "@/lib/ui/primitives/notice";
import { useWorkspace } from "../context";
import styles from "./editor.module.css";
import { MonacoEditor } from "./monaco-editor";
import { PlainEditor } from "./plain-editor";

/** The editor of the reader's choice; the plain one where the full one cannot be had. */
export function CodeEditor() {
  const t = useTranslations("workspace.edit");
  const { monaco, activePath, isReadonly, editorRef, drafts } = useWorkspace();
  const common = { path: activePath, label: t("label", { file: activePath }), readonly: isReadonly(activePath), ref: editorRef };

  if (!drafts.loaded || monaco.phase === "loading") return <div className={styles.frame}><p role="status" className={styles.loading}>{t("loading")}</p></div>;
  return (
    <>
      {monaco.phase === "failed" && (
        <Notice tone="warn" role="status">
          <p>{t("failed")}</p>
          <Button size="small" onClick={monaco.retry}>{t("retry")}</Button>
        </Notice>
      )}
      <div className={styles.frame}>
        {monaco.phase === "ready" ? <MonacoEditor api={monaco.api} {...common} /> : <PlainEditor {...common} />}
      </div>
    </>
  );
}
