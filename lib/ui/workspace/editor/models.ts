import type * as monaco from "monaco-editor";
import type { FileStore } from "../file-store";
import type { MonacoApi } from "./themes";

export function uriOf(api: MonacoApi, path: string): monaco.Uri {
  return api.Uri.parse(`file:///${path}`);
}

/**
 * One model a file, all alive while the editor is, so that imports between files resolve. Text goes both ways between
 * models and store; a replacement arrives in the model as an edit, so that the editor's own undo still reaches past it.
 * Returns the way out.
 */
export function bindModels(api: MonacoApi, files: FileStore): () => void {
  const models = Object.entries(files.get()).map(([path, text]) => {
    const model = api.editor.getModel(uriOf(api, path)) ?? api.editor.createModel(text, "typescript", uriOf(api, path));
    model.updateOptions({ tabSize: 2, insertSpaces: true });
    return { path, model };
  });

  function pull(): void {
    for (const { path, model } of models) {
      const text = files.get()[path] ?? "";
      if (model.getValue(api.editor.EndOfLinePreference.LF) === text) continue;
      model.pushStackElement();
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
      model.pushStackElement();
    }
  }
  pull();
  const unsubscribe = files.subscribe(pull);
  const listeners = models.map(({ path, model }) =>
    model.onDidChangeContent(() => files.edit(path, model.getValue(api.editor.EndOfLinePreference.LF))),
  );
  return () => {
    unsubscribe();
    for (const listener of listeners) listener.dispose();
    for (const { model } of models) model.dispose();
  };
}
