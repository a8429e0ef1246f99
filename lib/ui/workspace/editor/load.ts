import { loader } from "@monaco-editor/react";
import type { EditorSetup } from "../types";
import type { MonacoApi } from "./themes";

let loading: Promise<MonacoApi> | undefined;

/** How long the editor may take to arrive before the plain one steps in. Milliseconds of real time. */
const patience = 30_000;

/**
 * Loads Monaco from this server, once a page, and sets TypeScript up as the graders have it. Rejects where a part of
 * it cannot be had; a later call tries again.
 */
export function loadMonaco(setup: EditorSetup, locale: string): Promise<MonacoApi> {
  loading ??= load(setup, locale).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(setup: EditorSetup, locale: string): Promise<MonacoApi> {
  loader.config({
    paths: { vs: setup.vs },
    ...(locale === "zh" && { "vs/nls": { availableLanguages: { "*": "zh-cn" } } }),
  });
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("The editor took too long to load.")), patience);
  });
  const api = (await Promise.race([loader.init(), late])) as unknown as MonacoApi;
  configureTypeScript(api, setup);
  // The editor measures its letters when it is made; a font that arrives later must be measured again.
  void document.fonts?.load('14px "IBM Plex Mono"').then(() => api.editor.remeasureFonts());
  return api;
}

function configureTypeScript(api: MonacoApi, setup: EditorSetup): void {
  const defaults = api.typescript.typescriptDefaults;
  defaults.setCompilerOptions({ ...setup.compilerOptions });
  defaults.setEagerModelSync(true);
  defaults.setDiagnosticsOptions({ noSemanticValidation: false, noSyntaxValidation: false, noSuggestionDiagnostics: false });
  defaults.setExtraLibs(Object.entries(setup.libraries).map(([filePath, content]) => ({ filePath, content })));
}
