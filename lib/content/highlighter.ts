import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from "shiki/core";
import { createOnigurumaEngine } from "shiki/engine/oniguruma";

/** Tokens become names of variables here and classes in code-blocks.ts; the colours are in lib/ui/mdx. */
const theme = createCssVariablesTheme({ name: "reconcile", variablePrefix: "--code-", fontStyle: false });

let made: Promise<HighlighterCore> | undefined;

/** One per process, with the languages named: shiki's default set takes many seconds to load. Keep in step with schema/code.ts. */
export function highlighter(): Promise<HighlighterCore> {
  return (made ??= createHighlighterCore({
    themes: [theme],
    langs: [import("@shikijs/langs/go"), import("@shikijs/langs/typescript"), import("@shikijs/langs/yaml"), import("@shikijs/langs/bash"), import("@shikijs/langs/json")],
    engine: createOnigurumaEngine(import("shiki/wasm")),
  }));
}
