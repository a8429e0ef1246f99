"use client";
import { Switch } from "@base-ui/react/switch";
import { useTranslations } from "next-intl";
import { Dialog } from "@/lib/ui/primitives/dialog";
import { VisuallyHidden } from "@/lib/ui/primitives/visually-hidden";
import { useWorkspace } from "../context";
import { type EditorPreferences, editorPreferences, fontSizes } from "../preferences";
import { useStored } from "../stored";
import styles from "./dialogs.module.css";

/** How one likes to edit; it holds for every lab in this browser. */
export function SettingsDialog() {
  const t = useTranslations("workspace.settings");
  const { dialog, showDialog } = useWorkspace();
  const [preferences, set] = useStored(editorPreferences);
  const kinds: EditorPreferences["editor"][] = ["monaco", "plain"];
  return (
    <Dialog title={t("title")} closeLabel={t("close")} open={dialog === "settings"} onOpenChange={(open) => showDialog(open ? "settings" : undefined)}>
      <fieldset className={styles.choices}>
        <legend><VisuallyHidden>{t("editor")}</VisuallyHidden></legend>
        {kinds.map((kind) => (
          <label key={kind} className={styles.choice}>
            <input type="radio" name="editor" checked={preferences.editor === kind} onChange={() => set({ ...preferences, editor: kind })} />
            <strong>{t(kind)}</strong>
            <span className={styles.help}>{t(`${kind}Help`)}</span>
          </label>
        ))}
      </fieldset>
      <label className={styles.row}>
        <span>{t("size")}</span>
        <select value={preferences.fontSize} onChange={(event) => set({ ...preferences, fontSize: Number(event.target.value) })}>
          {fontSizes.map((size) => <option key={size} value={size}>{size} px</option>)}
        </select>
      </label>
      <label className={styles.row}>
        <span>{t("wrap")}</span>
        <Switch.Root checked={preferences.wrap} onCheckedChange={(wrap) => set({ ...preferences, wrap })} className={styles.toggle}><Switch.Thumb className={styles.thumb} /></Switch.Root>
      </label>
    </Dialog>
  );
}
