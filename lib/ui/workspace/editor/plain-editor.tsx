"use client";
import { useImperativeHandle, useRef } from "react";
import { useFiles, useWorkspace } from "../context";
import { editorPreferences } from "../preferences";
import { useStored } from "../stored";
import styles from "./editor.module.css";
import { indent, offsetOf } from "./plain-text";
import type { EditorProps } from "./types";

/** A text area: what every screen reader, dictation tool and phone knows. */
export function PlainEditor({ path, label, readonly, ref }: EditorProps) {
  const { files } = useWorkspace();
  const text = useFiles(files)[path] ?? "";
  const [{ tabLeaves, fontSize, wrap }] = useStored(editorPreferences);
  const area = useRef<HTMLTextAreaElement>(null);

  useImperativeHandle(ref, () => ({
    focus: () => area.current?.focus(),
    reveal(line, column) {
      const field = area.current;
      if (!field) return;
      const at = offsetOf(field.value, line, column);
      field.focus();
      field.setSelectionRange(at, at);
      const lineHeight = Number.parseFloat(getComputedStyle(field).lineHeight);
      field.scrollTop = Math.max(0, (line - 1) * lineHeight - field.clientHeight / 2);
    },
  }), []);

  function onKeyDown(event: React.KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key !== "Tab" || tabLeaves.plain || readonly || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const field = event.currentTarget;
    const next = indent(field.value, field.selectionStart, field.selectionEnd, event.shiftKey);
    files.edit(path, next.text);
    // After React has put the new text in, which moves the cursor to its end.
    requestAnimationFrame(() => field.setSelectionRange(next.start, next.end));
  }

  return (
    <textarea
      ref={area}
      className={styles.plain}
      style={{ fontSize, whiteSpace: wrap ? "pre-wrap" : "pre" }}
      aria-label={label}
      value={text}
      readOnly={readonly}
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      autoComplete="off"
      onChange={(event) => files.edit(path, event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
