"use client";
import { useTranslations } from "next-intl";
import { Dialog } from "@/lib/ui/primitives/dialog";
import { useWorkspace } from "../context";
import { useIsMac, useKeys } from "../use-keyboard";
import styles from "./dialogs.module.css";

export function ShortcutsDialog() {
  const t = useTranslations("workspace");
  const { dialog, showDialog } = useWorkspace();
  const keys = useKeys();
  const tab = useIsMac() ? "Ctrl+Shift+M" : "Ctrl+M";
  const rows: [string, string][] = [
    [keys("Mod", "Enter"), "run"],
    [keys("Mod", "Shift", "Enter"), "stop"],
    ["Shift+Alt+F", "format"],
    ["F6", "panes"],
    [tab, "tab"],
    ["← → ↑ ↓", "resize"],
    ["F8", "problem"],
    ["F1", "palette"],
    ["?", "help"],
  ];
  return (
    <Dialog title={t("shortcuts.title")} closeLabel={t("close")} open={dialog === "shortcuts"} onOpenChange={(open) => showDialog(open ? "shortcuts" : undefined)}>
      <dl className={styles.keys}>
        {rows.map(([key, what]) => <div key={what}><dt><kbd>{key}</kbd></dt><dd>{t(`shortcuts.${what}`)}</dd></div>)}
      </dl>
      <p className={styles.note}>{t("shortcuts.note", { keys: tab })}</p>
    </Dialog>
  );
}
