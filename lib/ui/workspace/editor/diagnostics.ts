import type * as monaco from "monaco-editor";
import { uriOf } from "./models";
import type { MonacoApi } from "./themes";
import type { Mark, Problem } from "./types";

/** Reports what the TypeScript worker finds in the given files, now and after each change. Returns the way out. */
export function watchProblems(api: MonacoApi, paths: readonly string[], report: (problems: readonly Problem[]) => void): () => void {
  const collect = () => report(paths.flatMap((path) => api.editor.getModelMarkers({ resource: uriOf(api, path) }).flatMap((marker) => problem(api, path, marker))));
  const subscription = api.editor.onDidChangeMarkers(collect);
  collect();
  return () => subscription.dispose();
}

function problem(api: MonacoApi, path: string, marker: monaco.editor.IMarker): Problem[] {
  const severity = { [api.MarkerSeverity.Error]: "error", [api.MarkerSeverity.Warning]: "warning" } as const;
  const level = severity[marker.severity as keyof typeof severity];
  // Suggestions ("declared but never read") are shown faded in the text; a list of them would hide what matters.
  return level ? [{ file: path, line: marker.startLineNumber, column: marker.startColumn, severity: level, message: marker.message }] : [];
}

/** Marks the lines that failures point at, in the text and in the margin. Returns the way out. */
export function showMarks(api: MonacoApi, marks: readonly Mark[], classes: { line: string; glyph: string }): () => void {
  const cleanups = [...new Set(marks.map((mark) => mark.file))].map((path) => {
    const model = api.editor.getModel(uriOf(api, path));
    if (!model) return () => {};
    const ids = model.deltaDecorations([], marks.filter((mark) => mark.file === path).map((mark) => ({
      range: new api.Range(mark.line, 1, mark.line, 1),
      options: {
        isWholeLine: true,
        className: classes.line,
        glyphMarginClassName: classes.glyph,
        glyphMarginHoverMessage: { value: mark.label },
        stickiness: api.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
      },
    })));
    return () => {
      if (!model.isDisposed()) model.deltaDecorations(ids, []);
    };
  });
  return () => cleanups.forEach((cleanup) => cleanup());
}
