import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from "shiki/core";
import { createOnigurumaEngine } from "shiki/engine/oniguruma";

/** Tokens become names of variables here and classes in code-blocks.ts; the colours are in lib/ui/mdx. */
const theme = createCssVariablesTheme({ name: "reconcile", variablePrefix: "--code-", fontStyle: false });

let made: Promise<HighlighterCore> | undefined;

/** One per process, with the languages named: shiki's default set takes many seconds to load. Keep in step with schema/code.ts. */
export function highlighter(): Promise<HighlighterCore> {
  return (made ??= createHighlighterCore({
    themes: [theme],
    langs: [import("shiki/langs/go.mjs"), import("shiki/langs/typescript.mjs"), import("shiki/langs/yaml.mjs"), import("shiki/langs/bash.mjs"), import("shiki/langs/json.mjs")],
    engine: createOnigurumaEngine(import("shiki/wasm")),
  }));
}
