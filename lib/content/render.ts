import type { ComponentType, ReactNode } from "react";
import * as jsxRuntime from "react/jsx-runtime";
import type { CompiledMdx } from "./types";

// The components' props differ; the checker has held every use against its schema.
export type MdxComponentMap = Readonly<Record<string, ComponentType<never>>>;

/**
 * Renders compiled MDX, on the server. The code is the course's own, compiled by compile.ts: a function body that wants the
 * JSX runtime and returns a module whose default export is the text's component.
 */
export function renderMdx({ code }: CompiledMdx, components: MdxComponentMap): ReactNode {
  const text = new Function("React", "_jsx_runtime", code)(undefined, jsxRuntime) as { default: ComponentType<{ components: MdxComponentMap }> };
  return jsxRuntime.jsx(text.default, { components });
}
