import type * as monaco from "monaco-editor";

export type MonacoApi = typeof monaco;

/** Name of the theme made of the page's current tokens. */
export const themeName = "reconcile";

/** Reads tokens as Monaco wants colours: six hexadecimal digits. A build may have shortened them ("#fff"); a canvas spells any colour out. */
function tokenReader(): (name: string) => string {
  const style = getComputedStyle(document.documentElement);
  const canvas = document.createElement("canvas").getContext("2d");
  return (name) => {
    const value = style.getPropertyValue(name).trim();
    if (!canvas) return value;
    canvas.fillStyle = value;
    return canvas.fillStyle;
  };
}

/** Defines and sets Monaco's theme from the page's tokens: call it again when the page changes between light and dark. */
function applyTheme(api: MonacoApi): void {
  const token = tokenReader();
  const dark = document.documentElement.dataset.theme === "dark";
  const rule = (name: string, color: string, fontStyle?: string) => ({
    token: name,
    foreground: token(color).slice(1),
    ...(fontStyle && { fontStyle }),
  });
  api.editor.defineTheme(themeName, {
    base: dark ? "vs-dark" : "vs",
    inherit: true,
    rules: [
      rule("", "--ink-1"),
      rule("comment", "--ink-3", "italic"),
      rule("keyword", "--accent"),
      rule("string", "--ok"),
      rule("regexp", "--fail"),
      rule("number", "--fig-store"),
      rule("type", "--fig-queue"),
      rule("identifier", "--ink-1"),
      rule("delimiter", "--ink-2"),
    ],
    colors: {
      "editor.background": token("--surface-1"),
      "editor.foreground": token("--ink-1"),
      "editorLineNumber.foreground": token("--ink-3"),
      "editorLineNumber.activeForeground": token("--ink-1"),
      "editor.lineHighlightBackground": token("--surface-2"),
      "editor.lineHighlightBorder": token("--surface-2"),
      "editor.selectionBackground": token("--accent-soft"),
      "editorCursor.foreground": token("--accent"),
      "editorWidget.background": token("--surface-2"),
      "editorWidget.border": token("--line"),
      "editorSuggestWidget.selectedBackground": token("--accent-soft"),
      "editorSuggestWidget.selectedForeground": token("--ink-1"),
      "editorSuggestWidget.highlightForeground": token("--accent"),
      "editorHoverWidget.background": token("--surface-2"),
      "editorHoverWidget.border": token("--line"),
      "editorError.foreground": token("--fail"),
      "editorWarning.foreground": token("--warn"),
      "editorGutter.background": token("--surface-1"),
      focusBorder: token("--focus"),
      // Unused names fade, but stay readable (the default halves their contrast).
      "editorUnnecessaryCode.opacity": "#000000d9",
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`editorBracketHighlight.foreground${level}`, token("--ink-2")])),
      "scrollbarSlider.background": `${token("--line-strong")}55`,
      "diffEditor.insertedTextBackground": `${token("--ok")}33`,
      "diffEditor.removedTextBackground": `${token("--fail")}33`,
      "diffEditor.insertedLineBackground": `${token("--ok")}1a`,
      "diffEditor.removedLineBackground": `${token("--fail")}1a`,
    },
  });
  api.editor.setTheme(themeName);
}

/** Follows the page's theme. Returns the way out. */
export function followTheme(api: MonacoApi): () => void {
  applyTheme(api);
  const observer = new MutationObserver(() => applyTheme(api));
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
