"use client";
import { Editor } from "@monaco-editor/react";
import type * as monaco from "monaco-editor";
import { useEffect, useImperativeHandle, useState } from "react";
import { useWorkspace } from "../context";
import { editorPreferences } from "../preferences";
import { useStored } from "../stored";
import { showMarks } from "./diagnostics";
import styles from "./editor.module.css";
import { type MonacoApi, themeName } from "./themes";
import type { EditorProps } from "./types";

/** The full editor, over models that `useMonaco` keeps. */
export function MonacoEditor({ api, path, label, readonly, ref }: EditorProps & { readonly api: MonacoApi }) {
  const { marks } = useWorkspace();
  const [preferences] = useStored(editorPreferences);
  const [editor, setEditor] = useState<monaco.editor.IStandaloneCodeEditor | null>(null);

  useImperativeHandle(ref, () => ({
    focus: () => editor?.focus(),
    reveal(lineNumber, column) {
      editor?.setPosition({ lineNumber, column });
      editor?.revealLineInCenterIfOutsideViewport(lineNumber);
      editor?.focus();
    },
  }), [editor]);
  useEffect(() => showMarks(api, marks, { line: styles.markLine ?? "", glyph: styles.markGlyph ?? "" }), [api, marks]);
  // Where Tab goes is one switch for all editors of a page; it is set where the option is read, not where an editor is made.
  useEffect(() => editor?.updateOptions({ tabFocusMode: preferences.tabLeaves.monaco }), [editor, preferences.tabLeaves.monaco]);

  return (
    <Editor
      path={`file:///${path}`}
      theme={themeName}
      keepCurrentModel
      loading={null}
      onMount={setEditor}
      options={editorOptions({ label, readonly, fontSize: preferences.fontSize, wrap: preferences.wrap })}
    />
  );
}

/** Options that editor and comparison share. */
export function editorOptions(own: { label: string; readonly: boolean; fontSize: number; wrap: boolean }): monaco.editor.IStandaloneEditorConstructionOptions {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return {
    ariaLabel: own.label,
    readOnly: own.readonly,
    domReadOnly: own.readonly,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue("--font-mono"),
    fontSize: own.fontSize,
    fontLigatures: false,
    wordWrap: own.wrap ? "on" : "off",
    automaticLayout: true,
    fixedOverflowWidgets: true,
    minimap: { enabled: false },
    stickyScroll: { enabled: false },
    scrollBeyondLastLine: false,
    glyphMargin: true,
    lineNumbersMinChars: 3,
    padding: { top: 8, bottom: 8 },
    renderLineHighlight: "line",
    overviewRulerBorder: false,
    smoothScrolling: false,
    cursorBlinking: still ? "solid" : "blink",
    // Chinese comments are no disguise.
    unicodeHighlight: { ambiguousCharacters: false },
    quickSuggestionsDelay: 80,
  };
}
