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
  if (locale === "zh") await loadWords(`${setup.vs}/nls/lang/zh-cn.js`);
  loader.config({ paths: { vs: setup.vs } });
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("The editor took too long to load.")), patience);
  });
  const [api, libraries] = (await Promise.race([Promise.all([loader.init(), loadLibraries(setup)]), late])) as unknown as [MonacoApi, Library[]];
  configureTypeScript(api, setup, libraries);
  // The editor measures its letters when it is made; a font that arrives later must be measured again.
  void document.fonts?.load('14px "IBM Plex Mono"').then(() => api.editor.remeasureFonts());
  return api;
}

/**
 * Monaco's own words in another language: a plain script that sets a global, and has to be there before Monaco is. (The
 * loader's option for it waits for ever in 0.57, since the script defines no module.) Without it the words are English.
 */
function loadWords(url: string): Promise<void> {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = script.onerror = () => resolve();
    document.head.append(script);
  });
}

interface Library {
  readonly filePath: string;
  readonly content: string;
}

function loadLibraries(setup: EditorSetup): Promise<Library[]> {
  return Promise.all(Object.entries(setup.libraries).map(async ([filePath, url]) => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return { filePath, content: await response.text() };
  }));
}

function configureTypeScript(api: MonacoApi, setup: EditorSetup, libraries: Library[]): void {
  const defaults = api.typescript.typescriptDefaults;
  defaults.setCompilerOptions({ ...setup.compilerOptions });
  defaults.setEagerModelSync(true);
  defaults.setDiagnosticsOptions({ noSemanticValidation: false, noSyntaxValidation: false, noSuggestionDiagnostics: false });
  defaults.setExtraLibs(libraries);
}
