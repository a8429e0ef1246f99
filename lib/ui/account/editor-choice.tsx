"use client";

import { useSyncExternalStore } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { VisuallyHidden } from "../primitives/visually-hidden";
import { editorPreferences } from "../workspace/preferences";
import styles from "./account.module.css";
import { accountText } from "./words";

/** Which editor the labs use; takes effect at once, and is kept in this browser. */
export function EditorChoice({ locale }: { locale: Locale }) {
  const text = accountText(locale).settings;
  const preferences = useSyncExternalStore(editorPreferences.subscribe, editorPreferences.get, () => editorPreferences.fallback);
  return (
    <fieldset className={styles.choices} aria-describedby="editor-hint">
      <legend><VisuallyHidden>{text.editor}</VisuallyHidden></legend>
      {(["monaco", "plain"] as const).map((editor) => (
        <label key={editor}>
          <input type="radio" name="editor" checked={preferences.editor === editor} onChange={() => editorPreferences.set({ ...editorPreferences.get(), editor })} />
          {text.editors[editor]}
        </label>
      ))}
      <p id="editor-hint" className={styles.hint}>{text.editorHint}</p>
    </fieldset>
  );
}
